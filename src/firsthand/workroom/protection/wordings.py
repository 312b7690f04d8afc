"""Saves own voice: refused where it names a person outside a slot, or takes a loaded form."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from firsthand.core.codes import Origin, OwnerType, OwnField
from firsthand.core.text import LINE_END, clean_block
from firsthand.disclosure.gate import fault_of, open_gate
from firsthand.disclosure.pseudonyms import pseudonym_fault
from firsthand.disclosure.wording import slots
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.protection.agents import load_agents
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.protection.vouching import is_vouched, may_name
from firsthand.workroom.wording.models import Translation

# They stand in place of a name; nothing fills a slot in them.
LABELS = frozenset({OwnField.ROLE, OwnField.PSEUDONYM})


@dataclass(frozen=True, slots=True)
class Place:
    """Which own-voice text: of whom, which field, in which language."""

    owner_type: OwnerType
    owner_id: UUID
    field: OwnField
    language: str


def check_own_voice(words: str) -> None:
    """Nothing, where *words* may be saved as own voice (I18, F3).

    Raises: RefusedError with the code of what stands against them; `may_name_a_person` where
    somebody's name may stand there in another spelling, and nobody said that it does not.
    """
    _check_forms(words)
    if may_name(words) and not is_vouched(words):
        raise RefusedError("may_name_a_person")


def _check_forms(words: str) -> None:
    fault = fault_of(words, open_gate(load_agents(), as_of=timezone.now().date()))
    if fault:
        raise RefusedError(fault)


def check_plain_words(words: str) -> None:
    """Nothing, where *words* may stand in place of a name: own voice in which nothing is a slot.

    Another spelling of a name is a name here.

    Raises: RefusedError with the code of what stands against them.
    """
    if slots(words):
        raise RefusedError("slot_here")
    _check_forms(words)
    if may_name(words):
        raise RefusedError("names_a_person")


@transaction.atomic
def save_wording(
    place: Place, words: str, *, by: UUID, origin: Origin = Origin.ORIGINAL
) -> Translation | None:
    """The saved text, one paragraph a line; None where *words* are empty: then there is none.

    *words* may name Agents by stored slots or by typed ones (`slots`). What a person wrote and
    nobody changed stays theirs.

    Raises: RefusedError (own voice, pseudonyms, slots).
    """
    stored = SlotNames().stored(words)
    cleaned = "\n".join(clean_block(line)[0] for line in LINE_END.split(stored)).strip()
    if not cleaned:
        _of(place).delete()
        return None
    held = _of(place).first()
    if held and held.text == cleaned and held.origin != Origin.MACHINE:
        return held
    _check(place, cleaned)
    row = held or Translation(
        owner_type=place.owner_type,
        owner_id=place.owner_id,
        field=place.field,
        language=place.language,
        created_by_id=by,
    )
    row.text, row.origin, row.by_id, row.checked = cleaned, origin, by, None
    row.save()
    return row


def _of(place: Place) -> "QuerySet[Translation]":
    return Translation.objects.filter(
        owner_type=place.owner_type,
        owner_id=place.owner_id,
        field=place.field,
        language=place.language,
    )


def _check(place: Place, words: str) -> None:
    if place.field in LABELS:
        check_plain_words(words)
    else:
        check_own_voice(words)
    if place.field is OwnField.PSEUDONYM:
        _check_pseudonym(place, words)


def _check_pseudonym(place: Place, words: str) -> None:
    agents = load_agents()
    agent = next(agent for agent in agents if agent.agent_id == place.owner_id)
    others = [other for other in agents if other.agent_id != place.owner_id]
    fault = pseudonym_fault(words, agent=agent, others=others)
    if fault:
        raise RefusedError(fault)
