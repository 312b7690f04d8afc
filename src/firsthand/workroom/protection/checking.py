"""Words that a rule is not sure of, taken together: each once, with every place in its line.

“Not a name” is said of the open places of a word in one text, and of those alone: what is likely a
name or decided stays as it is. A later version of the text keeps what was decided of a place; a
new place of the same words is asked about again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from firsthand.core.codes import SuggestedBy, Treatment, VersionKind
from firsthand.names.folding import fold
from firsthand.workroom.archive.models import TextVersion
from firsthand.workroom.protection.clearing_panel import around
from firsthand.workroom.protection.clearing_queries import seen_in
from firsthand.workroom.protection.clearing_seen import Seen
from firsthand.workroom.protection.clearing_services import reopen_mentions
from firsthand.workroom.protection.models import Mention

PAGE_WORDS = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One place of a word, in its line."""

    mention_id: UUID
    before: str
    words: str
    after: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Word:
    """Words to be checked: their open places, in order, and what else is marked with them.

    *likely*: places that are likely a name; *said*: places of which it was said that they are
    none, in whatever version of this text.
    """

    key: str
    words: str
    lines: Sequence[Line]
    likely: int
    said: int

    @property
    def first(self) -> Line:
        """The first place; its id stands for the word in a form."""
        return self.lines[0]


@dataclass(frozen=True, slots=True)
class WordPage:
    """One page of the words to be checked, and how many words and places there are in all."""

    words: Sequence[Word]
    page: int
    total: int
    places: int

    @classmethod
    def of(cls, words: Sequence[Word], page: int) -> Self:
        """That page, or the nearest that there is."""
        page = max(1, min(page, -(-len(words) // PAGE_WORDS)))
        shown = words[(page - 1) * PAGE_WORDS : page * PAGE_WORDS]
        return cls(shown, page, len(words), sum(len(word.lines) for word in words))

    @property
    def before(self) -> int | None:
        """The page before; None = this is the first."""
        return self.page - 1 if self.page > 1 else None

    @property
    def after(self) -> int | None:
        """The page after; None = this is the last."""
        return self.page + 1 if self.page * PAGE_WORDS < self.total else None


def words_to_check(version: TextVersion) -> list[Word]:
    """The words of *version* that are only to be checked, by first place; two queries."""
    waiting: defaultdict[str, list[Seen]] = defaultdict(list)
    likely: defaultdict[str, int] = defaultdict(int)
    for seen in seen_in(version):
        if seen.is_unsure:
            waiting[seen.key].append(seen)
        elif seen.is_open:
            likely[seen.key] += 1
    said = _said(version) if waiting else {}
    return [
        Word(key, seens[0].words, _lines(version.text, seens), likely[key], said.get(key, 0))
        for key, seens in waiting.items()
    ]


def _lines(text: str, seens: Iterable[Seen]) -> list[Line]:
    lines = []
    number, at = 1, 0
    for seen in seens:
        number, at = number + text.count("\n", at, seen.span.start), seen.span.start
        before, after = around(text, seen.span)
        lines.append(Line(seen.mention_id, before, seen.words, after, number))
    return lines


def _said(version: TextVersion) -> dict[str, int]:
    """In how many places of this text, or an earlier version, words were said to be no name."""
    rows = (
        Mention.objects.filter(
            text_version__item_id=version.item_id,
            text_version__language=version.language,
            treatment=Treatment.NOT_A_NAME,
        )
        .exclude(text_version__kind=VersionKind.PUBLIC)
        .order_by("text_version_id", "start")
        .values_list("text_version_id", "start", "end")
    )
    texts: dict[UUID, str] = {version.id: version.text}
    said: defaultdict[str, set[tuple[UUID, int]]] = defaultdict(set)
    found = list(rows)
    others = {version_id for version_id, _, _ in found} - texts.keys()
    texts |= dict(TextVersion.objects.filter(id__in=others).values_list("id", "text"))
    for version_id, start, end in found:
        said[fold(texts[version_id][start:end])].add((version_id, start))
    most: dict[str, int] = {}
    for key, places in said.items():
        ids = [version_id for version_id, _ in places]
        most[key] = max(ids.count(version_id) for version_id in set(ids))
    return most


@transaction.atomic
def say_not_names(version: TextVersion, mention_ids: Collection[UUID], *, by: UUID) -> list[UUID]:
    """The places of *version* that are no names now: those asked for that were still unsure."""
    rows = Mention.objects.select_for_update().filter(
        text_version=version, id__in=mention_ids, treatment="", suggested_by=SuggestedBy.CHECK
    )
    ids = list(rows.order_by("start").values_list("id", flat=True))
    now = timezone.now()
    Mention.objects.filter(id__in=ids).update(
        treatment=Treatment.NOT_A_NAME,
        agent=None,
        replacement="",
        decided_by=by,
        decided_at=now,
        changed_at=now,
    )
    return ids


@transaction.atomic
def take_back(version: TextVersion, mention_ids: Collection[UUID]) -> int:
    """How many places of *version* are open again: those asked for that are still no names.

    What somebody has decided otherwise in the meantime stays decided.
    """
    rows = Mention.objects.select_for_update().filter(
        text_version=version, id__in=mention_ids, treatment=Treatment.NOT_A_NAME
    )
    return reopen_mentions(version, list(rows.values_list("id", flat=True)))
