"""What to write instead, where own voice is refused: with names, so for the private screen alone.

Errors and logs keep the code only; the sentence is made anew from the words on the screen.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from firsthand.core.codes import OwnField
from firsthand.disclosure.wording import QUOTED, SLOT
from firsthand.workroom.errors import RefusedError, WorkroomError
from firsthand.workroom.protection.gates import gate_today
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.protection.vouching import VOUCH, may_name, vouch_of, vouched
from firsthand.workroom.protection.wordings import LABELS
from firsthand.workroom.sentences import sentence

MOST_OFFERED = 4


def label_refused(error: WorkroomError) -> str:
    """Why words may not stand in place of a name: a role, a pseudonym, a more general word."""
    if error.subject_id == "names_a_person":
        return _("This names somebody. Say what the person is, never who.")
    return sentence(error)


def words_refused(error: WorkroomError, words: str, language: str, field: OwnField) -> str:
    """Why *words* may not be own voice in *language*, and what to write instead."""
    if field in LABELS:
        return label_refused(error)
    names = SlotNames()
    match error.subject_id:
        case "names_a_person":
            meant = gate_today().persons.named_in(_bare(words, names))
            return _named(_slots(meant, language, names)) or sentence(error)
        case "may_name_a_person":
            stored = _stored(words, names)
            return may_name_refused(stored, _slots(may_name(stored), language, names))
        case "loaded_form":
            bare = QUOTED.sub(" ", _bare(words, names))
            meant = gate_today().loaded.named_in(bare)
            return _loaded(_slots(meant, language, names)) or sentence(error)
        case "slot_unknown" | "slot_ambiguous":
            return _unclear(words, language, names) or sentence(error)
        case _:
            return sentence(error)


def _bare(words: str, names: SlotNames) -> str:
    """*words* without their slots; they were all clear when the words were refused."""
    return SLOT.sub(" ", _stored(words, names))


def _stored(words: str, names: SlotNames) -> str:
    try:
        return names.stored(words)
    except RefusedError:
        return words


def may_name_refused(words: str, slots: Sequence[str] = ()) -> SafeString:
    """The question whether *words* name somebody, with the box to tick where they do not.

    *slots*: what to write instead, where a slot may stand. What was ticked for other words of the
    same form goes along, or the next answer would be asked for it again.
    """
    said = _("This may name somebody here in another spelling.")
    instead = _("If so, write %(slots)s instead.") % {"slots": _listed(slots)} if slots else ""
    kept = format_html_join(
        "", '<input type="hidden" name="{}" value="{}">', ((VOUCH, each) for each in vouched())
    )
    return format_html(
        '{} {} <label class="check"><input type="checkbox" name="{}" value="{}"> {}</label>{}',
        said,
        instead,
        VOUCH,
        vouch_of(words),
        _("Nobody of that name is meant here."),
        kept,
    )


def _slots(agent_ids: Iterable[UUID], language: str, names: SlotNames) -> list[str]:
    return sorted(names.slot(agent_id, language) for agent_id in agent_ids)[:MOST_OFFERED]


def _named(slots: list[str]) -> str:
    if not slots:
        return ""
    return ngettext(
        "This names somebody outside a slot. Write %(slots)s instead: "
        "readers see the name only while a basis stands.",
        "This names somebody outside a slot. Write instead, whoever is meant: %(slots)s. "
        "Readers see a name only while a basis stands.",
        len(slots),
    ) % {"slots": _listed(slots)}


def _loaded(slots: list[str]) -> str:
    if not slots:
        return ""
    return _(
        "This takes a hostile or self-praising name. Write %(slots)s for the neutral one, "
        "or put it in quotation marks."
    ) % {"slots": _listed(slots)}


def _unclear(words: str, language: str, names: SlotNames) -> str:
    typed, meant = names.unclear(words)
    if not typed:
        return ""
    if not meant:
        return _(
            "Nobody is called %(slot)s. Copy the slot from the person's page, "
            "or add the name there."
        ) % {"slot": _apart(typed)}
    told = [_told(agent_id, language, names) for agent_id in meant[:MOST_OFFERED]]
    return _("%(slot)s may be more than one. Write the one who is meant: %(slots)s.") % {
        "slot": _apart(typed),
        "slots": _listed(told),
    }


def _told(agent_id: UUID, language: str, names: SlotNames) -> str:
    label = names.label(agent_id, language)
    slot = names.slot(agent_id, language)
    return f"{slot} ({label})" if label else slot


def _listed(words: Iterable[str]) -> str:
    return pgettext("list", ", ").join(_apart(each) for each in words)


def _apart(words: str) -> str:
    """*words* so that the sentence around them, in another direction, does not turn them about."""
    return f"\u2068{words}\u2069"
