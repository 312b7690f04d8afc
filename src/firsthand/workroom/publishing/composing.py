"""Reads what the composer of a front page shows: the chosen Items, and those to choose from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language

from firsthand.core.codes import ItemState, OwnerType, OwnField, SubjectType, Verdict
from firsthand.core.ids import pid_text
from firsthand.core.vocabulary import label
from firsthand.disclosure.naming import call
from firsthand.disclosure.wording import fill
from firsthand.preserve.folder import ArchiveFolder
from firsthand.workroom.archive.models import Item
from firsthand.workroom.here import config
from firsthand.workroom.protection.offered import Slot, offered_for
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.publishing.decisions import Standing, newest_decisions
from firsthand.workroom.publishing.last_edition import last_bundle
from firsthand.workroom.publishing.loading import load_gate
from firsthand.workroom.publishing.models import Decision, FrontPage, FrontPageEntry
from firsthand.workroom.publishing.relations import answered_ids, corrected_ids
from firsthand.workroom.publishing.services import today
from firsthand.workroom.wording.models import Translation

SPARE_MAX = 60
SHORT_CP = 90


@dataclass(frozen=True, slots=True)
class Card:
    """An Item as it would stand on the page: its public words, and whether it is approved.

    *language* is that of *title*; *text_language* that of the text which the page links to. Where
    it `has_reply` or `has_correction` the edition shows them with it: nobody places them.
    """

    item_id: UUID
    pid: str
    title: str
    language: str
    text_language: str
    kind: str
    headline: str
    teaser: str
    is_approved: bool
    has_text: bool
    slots: Sequence[Slot] = ()
    error: str = ""
    has_reply: bool = False
    has_correction: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """How the page differs from the one that readers see."""

    added: int
    dropped: int
    is_reordered: bool

    @property
    def any(self) -> bool:
        """Whether there is a difference."""
        return bool(self.added or self.dropped or self.is_reordered)


@dataclass(frozen=True, slots=True)
class Composer:
    """The whole composer of one language."""

    language: str
    front: FrontPage | None
    chosen: Sequence[Card]
    spare: Sequence[Card]
    standing: Standing | None
    changes: Changes | None
    leads: int


def composer_of(language: str, folder: ArchiveFolder) -> Composer:
    """The composer of the front page in *language*; a constant number of queries."""
    front = FrontPage.objects.filter(language=language).first()
    entries = list(FrontPageEntry.objects.filter(front_page=front).order_by("position"))
    chosen_ids = [entry.item_id for entry in entries]
    spare_ids = _approved_ids(exclude=chosen_ids)
    cards = _cards([*chosen_ids, *spare_ids], language)
    leads = {entry.item_id for entry in entries if entry.lead}
    chosen = [cards[each] for each in chosen_ids if each in cards]
    standings = newest_decisions(SubjectType.FRONT_PAGE, [front.id]) if front else {}
    return Composer(
        language=language,
        front=front,
        chosen=chosen,
        spare=[cards[each] for each in spare_ids if each in cards],
        standing=standings.get((front.id, language)) if front else None,
        changes=_changes(language, [card.pid for card in chosen], folder),
        leads=len(leads),
    )


def _approved_ids(*, exclude: Sequence[UUID]) -> list[UUID]:
    """Items with an approval, the newest first; what was withdrawn is none."""
    rows = (
        Decision.objects.filter(subject_type=SubjectType.ITEM_LANGUAGE, verdict=Verdict.APPROVE)
        .exclude(subject_id__in=exclude)
        .order_by("-created_at")
        .values_list("subject_id", flat=True)
    )
    ids = list(dict.fromkeys(rows[: SPARE_MAX * 4]))[:SPARE_MAX]
    described = set(
        Item.objects.filter(id__in=ids, state=ItemState.DESCRIBED).values_list("id", flat=True)
    )
    return [each for each in ids if each in described]


def _cards(ids: Sequence[UUID], language: str) -> dict[UUID, Card]:
    items = Item.objects.in_bulk(ids)
    standings = newest_decisions(SubjectType.ITEM_LANGUAGE, ids)
    versions = _public_titles(standings)
    own = _own(ids)
    gate = load_gate(as_of=today(), config=config())

    def say(words: str) -> str:
        return fill(words, lambda agent: call(gate.agents.get(agent), language, gate.live))[0]

    slots, shown_with = offered_for(ids, language), (answered_ids(ids), corrected_ids(ids))
    read = _Read(standings, versions, own, SlotNames(), slots, say, *shown_with)
    return {item_id: _card(item, language, read) for item_id, item in items.items()}


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read for some Items at once."""

    standings: Mapping[tuple[UUID, str], Standing]
    titles: Mapping[UUID, str]
    own: Mapping[tuple[UUID, str, str], str]
    names: SlotNames
    slots: Mapping[UUID, Sequence[Slot]]
    say: Callable[[str], str]
    answered: frozenset[UUID]
    corrected: frozenset[UUID]


def _card(item: Item, language: str, read: _Read) -> Card:
    tongues = [tag for subject, tag in read.standings if subject == item.id]
    spoken = (
        language if language in tongues else (item.language if item.language in tongues else "")
    )
    spoken = spoken or next(iter(tongues), item.language)
    standing = read.standings.get((item.id, spoken))
    title = read.titles.get(standing.version, "") if standing and standing.version else ""
    headline = read.own.get((item.id, language, OwnField.HEADLINE), "")
    teaser = read.own.get((item.id, language, OwnField.TEASER), "")
    return Card(
        item_id=item.id,
        pid=pid_text(bytes(item.pid)),
        title=read.say(headline) or title or _supplied(item, spoken),
        language=language if headline else spoken,
        text_language=spoken,
        kind=label(item.kind, get_language() or "en") if item.kind else "",
        headline=read.names.readable(headline, language),
        teaser=read.names.readable(teaser, language),
        slots=read.slots.get(item.id, ()),
        is_approved=standing is not None and standing.verdict is Verdict.APPROVE,
        has_text=language in tongues,
        has_reply=item.id in read.answered,
        has_correction=item.id in read.corrected,
    )


def _supplied(item: Item, spoken: str) -> str:
    return f"[{label(item.kind, spoken)}]" if item.kind else "[...]"


def _public_titles(standings: Mapping[tuple[UUID, str], Standing]) -> dict[UUID, str]:
    """The title or first words of the public text of each Decision's version."""
    ids = {standing.version for standing in standings.values() if standing.version}
    rows = Decision.objects.filter(version_id__in=ids).values_list(
        "version_id", "version__title", "version__text"
    )
    return {version: title or _short(text) for version, title, text in rows}


def _short(text: str) -> str:
    line = text.split("\n", maxsplit=1)[0]
    return line if len(line) <= SHORT_CP else f"{line[:SHORT_CP].rsplit(' ', maxsplit=1)[0]} …"


def _own(ids: Sequence[UUID]) -> dict[tuple[UUID, str, str], str]:
    rows = Translation.objects.filter(
        owner_type=OwnerType.ITEM,
        owner_id__in=ids,
        field__in=[OwnField.HEADLINE, OwnField.TEASER],
    ).values_list("owner_id", "language", "field", "text")
    return {(owner, language, field): text for owner, language, field, text in rows}


def _changes(language: str, pids: Sequence[str], folder: ArchiveFolder) -> Changes | None:
    """None = readers see no front page in this language yet."""
    bundle = last_bundle(folder)
    fronts = [front for front in bundle.fronts if front.language == language] if bundle else []
    if not fronts:
        return None
    seen = [entry.item_id for entry in fronts[0].entries]
    kept_now = [pid for pid in pids if pid in set(seen)]
    kept_then = [pid for pid in seen if pid in set(pids)]
    return Changes(
        added=len(set(pids) - set(seen)),
        dropped=len(set(seen) - set(pids)),
        is_reordered=kept_now != kept_then,
    )
