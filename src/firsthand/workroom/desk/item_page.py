"""Everything that an Item's page shows, read at once; the template decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.safestring import SafeString

from firsthand.core.codes import FlagState, ItemState, OwnerType, VersionKind
from firsthand.core.text import Span
from firsthand.workroom.archive.models import Item, ItemFlag, ItemOriginal, TextVersion
from firsthand.workroom.archive.versions import text_of
from firsthand.workroom.desk.crediting import CreditRow, credit_rows
from firsthand.workroom.desk.lines import Fault, Lines, lines_of
from firsthand.workroom.desk.picturing import PictureRow, picture_rows
from firsthand.workroom.desk.relations import Relations, relations_of
from firsthand.workroom.desk.series_queries import SeriesTitle, title_of_series
from firsthand.workroom.desk.standing import OF_ITEM, RANKS, ranked_languages
from firsthand.workroom.desk.titles import Title, supplied_titles, title_of_item
from firsthand.workroom.protection.agent_queries import Called, called
from firsthand.workroom.protection.appearing import Appearance, appearances
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.wording.models import Translation


@dataclass(frozen=True, slots=True)
class Task:
    """A fault of the source as an editor's task; *line* None = of the whole text."""

    flag: ItemFlag
    number: int
    line: int | None

    @property
    def is_open(self) -> bool:
        """Whether somebody has to look at it."""
        return self.flag.state == FlagState.OPEN


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language in which the Item has a text, with where that stands and its texts."""

    language: str
    standing: str
    newest: TextVersion
    versions: tuple[TextVersion, ...]


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One text of ours about the Item, names in place of slots."""

    field: str
    language: str
    words: SafeString
    origin: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """An Item beside its Original."""

    item: Item
    title: Title
    shown: TextVersion | None
    lines: Lines
    open_tasks: list[Task]
    closed_tasks: list[Task]
    lacks: list[Task]
    tongues: list[Tongue]
    originals: list[ItemOriginal]
    own_voice: list[OwnLine]
    narrator: Called | None
    appears: list[Appearance]
    credits: list[CreditRow]
    series: SeriesTitle | None
    relations: Relations
    pictures: list[PictureRow]

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken out of the edition."""
        return self.item.state == ItemState.WITHDRAWN

    @property
    def is_described(self) -> bool:
        """Whether it may go on to be cleared."""
        return self.item.state == ItemState.DESCRIBED


def item_page(item: Item, number: int | None = None) -> ItemPage:
    """The page of *item* with its text of that number shown; None = the newest in its language."""
    versions = list(item.versions.select_related("made_by", "of").order_by("number"))
    private = [version for version in versions if version.kind != VersionKind.PUBLIC]
    shown = _shown(item, versions, private, number)
    tasks = _tasks(item, shown)
    newest = {version.language: version for version in private}
    spoken = list(newest) or [item.language]
    narrator = item.narrator_id
    return ItemPage(
        item=item,
        title=title_of_item(item, newest, supplied_titles([item.id]).get(item.id, {})),
        shown=shown,
        lines=lines_of(text_of(shown), _faults(tasks)) if shown else Lines(),
        open_tasks=[task for task in tasks if task.is_open],
        closed_tasks=[task for task in tasks if not task.is_open],
        lacks=[task for task in tasks if task.is_open and task.line is None],
        tongues=_tongues(item, versions, newest),
        originals=_originals(item),
        own_voice=_own_lines(item),
        narrator=narrator_of(item),
        appears=appearances([narrator], spoken)[narrator] if narrator else [],
        credits=credit_rows(item, spoken),
        series=title_of_series(item.series) if item.series else None,
        relations=relations_of(item),
        pictures=picture_rows(item),
    )


def _shown(
    item: Item,
    versions: Sequence[TextVersion],
    private: Sequence[TextVersion],
    number: int | None,
) -> TextVersion | None:
    asked = [version for version in versions if version.number == number]
    own = [version for version in private if version.language == item.language]
    found = asked or own or private
    return found[-1] if found else None


def _tasks(item: Item, shown: TextVersion | None) -> list[Task]:
    """Open flags first, numbered; closed ones of the text shown or of none after them."""
    flags = list(item.flags.order_by("start", "code", "id"))
    mine = [f for f in flags if f.text_version_id in {None, shown.id if shown else None}]
    elsewhere = [f for f in flags if f not in mine and f.state == FlagState.OPEN]
    ordered = sorted([*mine, *elsewhere], key=lambda flag: flag.state != FlagState.OPEN)
    text = shown.text if shown else ""
    return [
        Task(flag, number, _line_of(flag, text) if flag in mine else None)
        for number, flag in enumerate(ordered, start=1)
    ]


def _line_of(flag: ItemFlag, text: str) -> int | None:
    """The number of the line in which *flag* begins, counting as `lines_of` does."""
    if flag.start is None:
        return None
    lines = text[: flag.start + 1].split("\n")
    return max(1, sum(1 for line in lines if line))


def _faults(tasks: Sequence[Task]) -> list[Fault]:
    return [
        Fault(task.number, Span(task.flag.start, task.flag.end))
        for task in tasks
        if task.is_open and task.line and task.flag.start is not None and task.flag.end
    ]


def _tongues(
    item: Item, versions: Sequence[TextVersion], newest: dict[str, TextVersion]
) -> list[Tongue]:
    ranks = dict(ranked_languages().filter(item=item).values_list("language", "rank"))
    return [
        Tongue(
            language=language,
            standing=item.state if item.state in OF_ITEM else RANKS[ranks.get(language, 1)],
            newest=version,
            versions=tuple(v for v in reversed(versions) if v.language == language),
        )
        for language, version in newest.items()
    ]


def _originals(item: Item) -> list[ItemOriginal]:
    rows = item.sources.select_related("original", "original__acquired_by")
    return list(rows.order_by("created_at", "position"))


def _own_lines(item: Item) -> list[OwnLine]:
    names = SlotNames()
    return [
        OwnLine(row.field, row.language, names.html(row.text, row.language), row.origin)
        for row in own_voice_of(item)
    ]


def own_voice_of(item: Item) -> list[Translation]:
    """Titles, headlines and teasers of ours for *item*, by field and language."""
    rows = Translation.objects.filter(owner_type=OwnerType.ITEM, owner_id=item.id)
    return list(rows.order_by("field", "language"))


def narrator_of(item: Item) -> Called | None:
    """What Members call the narrator; None = there is none."""
    if item.narrator_id is None:
        return None
    spoken = translation.get_language() or "en"
    return called([item.narrator_id], spoken).get(item.narrator_id, Called())
