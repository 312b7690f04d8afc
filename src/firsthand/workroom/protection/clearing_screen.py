"""All that the clearing screen prints, put together before any template runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.core.codes import OwnerType, OwnField
from firsthand.core.languages import direction
from firsthand.disclosure.faults import Fault
from firsthand.workroom.labels import VERSION_KINDS
from firsthand.workroom.protection.alike import MayBe
from firsthand.workroom.protection.clearing_forms import (
    REASONS,
    CutForm,
    MarkForm,
    NewAgentForm,
    OwnWordsForm,
)
from firsthand.workroom.protection.clearing_panel import Panel, next_open, panel_of
from firsthand.workroom.protection.clearing_people import Named, Person, found_people, people_of
from firsthand.workroom.protection.clearing_queries import Desk
from firsthand.workroom.protection.clearing_rows import Row
from firsthand.workroom.protection.models import Cut
from firsthand.workroom.protection.offered import Slot, slots_of
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.wording.models import Translation

STEPS_MAX = 48
SHORT_CP = 70


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: a Mention, a Cut, a proposed Agent, a search, a paragraph."""

    mention: UUID | None = None
    cut: UUID | None = None
    agent: UUID | None = None
    typed: str = ""
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class CutPanel:
    """The panel of one Cut."""

    cut: Cut
    words: str
    form: CutForm


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the marked names are decided, as steps and in words."""

    steps: tuple[str, ...]
    decided: int
    total: int
    words: str


@dataclass(slots=True)
class Side:
    """The panel and what stands under it."""

    desk: Desk
    language: str
    dir: str
    panel: Panel | None = None
    cut: CutPanel | None = None
    found: Sequence[Person] = ()
    typed: str = ""
    agent_form: NewAgentForm | None = None
    reasons: Sequence[tuple[str, str]] = ()
    error: str = ""
    done: str = ""
    undo: Sequence[UUID] = ()
    undo_cut: UUID | None = None
    is_new_agent_open: bool = False
    may_be: Sequence[MayBe] = ()

    @property
    def unsure(self) -> int:
        """How many open Mentions are only to be checked."""
        return sum(seen.is_unsure for seen in self.desk.mentions)


@dataclass(slots=True)
class Screen:
    """The whole page."""

    desk: Desk
    side: Side
    rows: Sequence[Row]
    people: Sequence[Named]
    progress: Progress
    title: str
    kind: str
    language: str
    dir: str
    mark_form: MarkForm
    own_form: OwnWordsForm
    slots: Sequence[Slot]
    cannot_mask: bool
    own_error: str = ""


def side_of(desk: Desk, asked: Asked) -> Side:
    """The panel that is asked for, else that of the first open Mention."""
    language = desk.source.language
    side = Side(desk, language, direction(language), reasons=tuple(REASONS.items()))  # type: ignore[arg-type]  # lazy words
    cut = next((cut for cut in desk.cuts if cut.id == asked.cut), None)
    if cut is not None:
        side.cut = _cut_panel(desk, cut)
        return side
    seen = desk.by_id.get(asked.mention) if asked.mention else None
    seen = seen or next_open(desk, None)
    if seen is not None:
        agent = asked.agent if asked.agent in desk.gate.agents else seen.agent
        side.panel = panel_of(desk, seen, agent)
        side.typed = asked.typed
        side.found = found_people(desk, asked.typed or ("" if agent else seen.words))
        side.agent_form = NewAgentForm(initial={"name": seen.words})
    return side


def _cut_panel(desk: Desk, cut: Cut) -> CutPanel:
    words = desk.version.text[cut.start : cut.end]
    form = CutForm(initial={"reason": cut.reason, "replacement": cut.replacement})
    return CutPanel(cut, words, form)


def screen_of(desk: Desk, asked: Asked) -> Screen:
    """The whole page for what is asked."""
    side = side_of(desk, asked)
    version = desk.version
    current = side.panel.seen.mention_id if side.panel else None
    names = SlotNames()
    return Screen(
        desk=desk,
        side=side,
        rows=desk.rows(current),
        people=people_of(desk),
        progress=progress_of(desk),
        title=version.title or first_words(version.text),
        kind=str(VERSION_KINDS[version.kind]),
        language=side.language,
        dir=side.dir,
        mark_form=mark_form(desk, asked.paragraph),
        own_form=OwnWordsForm(initial=own_words_of(desk, names)),
        slots=_slots(desk, names),
        cannot_mask=Fault.CANNOT_MASK in desk.treated[1],
    )


def _slots(desk: Desk, names: SlotNames) -> list[Slot]:
    """A slot for the narrator and each Agent of this text, in the order of first mention."""
    ids = [desk.version.item.narrator_id, *(seen.agent for seen in desk.mentions)]
    return slots_of((each for each in ids if each), desk.source.language, names)


def mark_form(desk: Desk, paragraph: int | None) -> MarkForm:
    """The small form for marking words without a mouse or a script."""
    initial = {"version": desk.version.id, "paragraph": paragraph}
    return MarkForm(initial=initial, text=desk.version.text)


def own_words_of(desk: Desk, names: SlotNames) -> dict[str, str]:
    """Headline and teaser of the Item in this language, as saved, slots as they are typed."""
    language = desk.source.language
    rows = Translation.objects.filter(
        owner_type=OwnerType.ITEM,
        owner_id=desk.version.item_id,
        language=language,
        field__in=[OwnField.HEADLINE, OwnField.TEASER],
    ).values_list("field", "text")
    return {field: names.readable(words, language) for field, words in rows}


def first_words(text: str) -> str:
    """The beginning of a text that has no title."""
    line = text.split("\n", maxsplit=1)[0]
    return line if len(line) <= SHORT_CP else f"{line[:SHORT_CP].rsplit(' ', maxsplit=1)[0]} …"


def progress_of(desk: Desk) -> Progress:
    """How far the decisions are; what nobody marked is not counted, and is not said to be none."""
    total = len(desk.mentions)
    decided = total - desk.open_count
    words = ngettext(
        "%(decided)d of %(total)d marked name decided",
        "%(decided)d of %(total)d marked names decided",
        total,
    ) % {"decided": decided, "total": total}
    steps = tuple("q" if seen.is_open else "y" for seen in desk.mentions)
    return Progress(
        steps if total <= STEPS_MAX else (),
        decided,
        total,
        words if total else _("No name is marked yet"),
    )
