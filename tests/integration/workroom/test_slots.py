"""Slots as a Member types them."""

import pytest

from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.protection.slots import SlotNames

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    agent = Agent.objects.create(kind="person")
    for text, language in (("Golrokh A.", "en"), ("گلرخ آ.", "fa")):
        NameForm.objects.create(agent=agent, text=text, language=language, key=text)
    return agent


def test_a_slot_is_read_in_the_texts_language_and_stored_by_id(writer):
    stored = f"{{agent:{writer.id}}} writes"
    names = SlotNames()
    assert names.readable(stored, "en") == "{Golrokh A.} writes"
    assert names.readable(stored, "fa") == "{گلرخ آ.} writes"
    assert names.stored("{golrokh a.} writes") == stored
    assert names.stored(names.readable(stored, "fa")) == stored


def test_namesakes_are_told_apart_by_the_beginning_of_their_ids(writer):
    other = Agent.objects.create(kind="person")
    NameForm.objects.create(agent=other, text="Golrokh A.", language="en", key="golrokh a")
    names = SlotNames()
    for agent in (writer, other):
        stored = f"{{agent:{agent.id}}}"
        assert names.stored(names.readable(stored, "en")) == stored
    with pytest.raises(RefusedError) as refused:
        names.stored("{Golrokh A.}")
    assert refused.value.subject_id == "slot_ambiguous"


@pytest.mark.usefixtures("writer")
def test_a_name_that_nobody_bears_is_refused():
    with pytest.raises(RefusedError) as refused:
        SlotNames().stored("{Sara} writes")
    assert refused.value.subject_id == "slot_unknown"


@pytest.mark.usefixtures("writer")
def test_words_without_slots_stay():
    assert SlotNames().stored("A letter of 1978") == "A letter of 1978"
