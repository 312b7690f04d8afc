"""The list of Items: which ones, in pages, each as a row; a constant number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import StrIndex

from firsthand.core.codes import FlagState, OwnerType
from firsthand.names.folding import fold
from firsthand.workroom.archive.models import Item, ItemAgent, ItemFlag, SearchText, TextVersion
from firsthand.workroom.desk.standing import with_standing
from firsthand.workroom.desk.titles import private_versions, supplied_titles, title_of_item
from firsthand.workroom.documentation.likeness import Name
from firsthand.workroom.documentation.spelling import Spelled, spelled
from firsthand.workroom.protection.models import Mention
from firsthand.workroom.wording.models import Translation

PAGE_ROWS = 50
MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; an empty value narrows nothing."""

    words: str = ""
    state: str = ""
    kind: str = ""
    language: str = ""
    flag: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is set."""
        return bool(self.words or self.state or self.kind or self.language or self.flag)


@dataclass(frozen=True, slots=True)
class Names:
    """How many of a text's names are decided; `steps` says it again, one a segment."""

    decided: int
    total: int
    steps: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One Item as the list shows it."""

    item: Item
    title: str
    title_language: str
    is_ours: bool
    standing: str
    languages: tuple[str, ...]
    names: Names | None
    faults: int

    @property
    def changed_at(self) -> datetime:
        """When anything of the Item was last changed."""
        return self.item.changed_at


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of rows, how many there are in all, in which spellings they were looked for."""

    rows: list[Row]
    total: int
    page: int
    spellings: Sequence[Name] = ()

    @property
    def first(self) -> int:
        """The number of the first row shown, from 1; 0 where there is none."""
        return (self.page - 1) * PAGE_ROWS + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return (self.page - 1) * PAGE_ROWS + len(self.rows)

    @property
    def before(self) -> int | None:
        """The page before; None = this is the first."""
        return self.page - 1 if self.page > 1 else None

    @property
    def after(self) -> int | None:
        """The page after; None = this is the last."""
        return self.page + 1 if self.last < self.total else None


def list_items(filters: Filters, *, page: int = 1) -> Listing:
    """That page of the Items that *filters* let through, last changed first.

    Where each stands is asked for the rows of the page alone.
    """
    other = spelled(filters.words)
    found = _narrowed(filters, other).order_by("-changed_at", "-id")
    total = found.count()
    page = max(1, min(page, -(-total // PAGE_ROWS)))
    first = (page - 1) * PAGE_ROWS
    ids = list(found.values_list("id", flat=True)[first : first + PAGE_ROWS])
    items = with_standing(Item.objects.filter(id__in=ids)).select_related("series").in_bulk()
    return Listing(rows_of([items[item_id] for item_id in ids]), total, page, other.names)


def count_by_standing() -> dict[str, int]:
    """How many Items stand where; one query."""
    rows = with_standing(Item.objects.all()).values_list("standing").annotate(count=Count("pk"))
    return dict(rows.order_by())


def languages_held() -> list[str]:
    """The languages of all Items, in order of their tags."""
    found = Item.objects.order_by("language").values_list("language", flat=True)
    return list(found.distinct())


def _narrowed(filters: Filters, other: Spelled) -> QuerySet[Item]:
    items = Item.objects.all()
    if filters.state:
        items = with_standing(items).filter(standing=filters.state)
    if filters.kind:
        items = items.filter(kind=filters.kind)
    if filters.language:
        items = items.filter(language=filters.language)
    if filters.flag:
        flags = ItemFlag.objects.filter(item=OuterRef("pk"), state=FlagState.OPEN)
        items = items.filter(Exists(flags.filter(code=filters.flag)))
    return _with_words(items, filters.words, other)


def _with_words(items: QuerySet[Item], typed: str, other: Spelled) -> QuerySet[Item]:
    """*items* whose newest text has every word typed, or whose supplied title has them all.

    And those that hold the name in *other* spellings, or in which its bearers stand.
    """
    words = fold(typed).split()
    if not words:
        return items
    texts = SearchText.objects.filter(item=OuterRef("pk"))
    for number, word in enumerate(words):
        place = {f"at{number}": StrIndex("folded", Value(word))}
        texts = texts.annotate(**place).filter(**{f"at{number}__gt": 0})
    titles = Translation.objects.filter(
        owner_type=OwnerType.ITEM, owner_id=OuterRef("pk"), text__icontains=typed.strip()
    )
    return items.filter(Exists(texts) | Exists(titles) | _spelled(other))


def _spelled(other: Spelled) -> Q:
    """Items that a name in another spelling stands in, or its bearers."""
    if not other.agents:
        return Q(pk__in=[])
    mentions = Mention.objects.filter(text_version__item=OuterRef("pk"), agent__in=other.agents)
    credits_ = ItemAgent.objects.filter(item=OuterRef("pk"), agent__in=other.agents)
    found = Q(Exists(mentions)) | Q(Exists(credits_)) | Q(narrator__in=other.agents)
    for key in other.keys:
        texts = SearchText.objects.filter(item=OuterRef("pk")).alias(
            at=StrIndex("folded", Value(key))
        )
        found |= Q(Exists(texts.filter(at__gt=0)))
    return found


def rows_of(items: Sequence[Item]) -> list[Row]:
    """*items* as rows, in their order; five queries, however many there are."""
    ids = [item.id for item in items]
    versions, supplied = private_versions(ids), supplied_titles(ids)
    newest = {item_id: {v.language: v for v in held} for item_id, held in versions.items()}
    names = _names(v.id for held in newest.values() for v in held.values())
    faults = _faults(ids)
    return [
        _row(item, newest.get(item.id, {}), supplied.get(item.id, {}), names, faults)
        for item in items
    ]


def _row(
    item: Item,
    newest: Mapping[str, TextVersion],
    supplied: Mapping[str, str],
    names: Mapping[UUID, tuple[int, int]],
    faults: Mapping[UUID, int],
) -> Row:
    title = title_of_item(item, newest, supplied)
    counts = [names[version.id] for version in newest.values() if version.id in names]
    return Row(
        item=item,
        title=title.words,
        title_language=title.language,
        is_ours=title.is_ours,
        standing=getattr(item, "standing", item.state),
        languages=tuple(newest),
        names=_counted(counts),
        faults=faults.get(item.id, 0),
    )


def _counted(counts: Sequence[tuple[int, int]]) -> Names | None:
    total = sum(total for total, _ in counts)
    if not total:
        return None
    decided = sum(decided for _, decided in counts)
    segments = min(total, MOST_STEPS)
    filled = decided * segments // total
    return Names(decided, total, tuple(number < filled for number in range(segments)))


def _names(version_ids: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    rows = (
        Mention.objects.filter(text_version_id__in=list(version_ids))
        .values_list("text_version_id")
        .annotate(total=Count("id"), decided=Count("id", filter=~Q(treatment="")))
    )
    return {version_id: (total, decided) for version_id, total, decided in rows}


def _faults(item_ids: Sequence[UUID]) -> dict[UUID, int]:
    rows = ItemFlag.objects.filter(item_id__in=item_ids, state=FlagState.OPEN)
    return dict(rows.values_list("item_id").annotate(count=Count("id")))
