"""The record of one Item in one language."""

from dataclasses import replace

import pytest
from tests.gate_fixtures import (
    AGENTS,
    ALIASED,
    BEFORE,
    DAY,
    LEADER,
    NAMED,
    ORGANIZATION,
    UNNAMED,
    a_mention,
    a_source,
    an_item,
)

from firsthand.core.codes import (
    CalendarName,
    Completeness,
    DateShown,
    ItemState,
    Origin,
    OwnField,
    RightsBasis,
    Treatment,
)
from firsthand.core.text import Text
from firsthand.disclosure.candidates import CreditCandidate, OwnWords
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import open_gate
from firsthand.disclosure.rules import build_item
from firsthand.public.records import ShownAs


def built(item=None, agents=AGENTS, **changes):
    gate = open_gate(agents, as_of=DAY)
    return build_item(replace(item or an_item(), **changes), gate)


def test_a_clean_item_has_no_fault_and_says_which_bases_it_used():
    result = built()
    assert result.faults == frozenset()
    assert result.bases == {NAMED.bases[0].basis_id}
    assert result.record.text.string == (
        "The drawer\nGolrokh Amini asked. [the overseer] kept the letters of Yekshakheh."
    )
    assert result.record.title == "The drawer"


def test_the_narrator_is_called_by_the_live_basis():
    assert built().record.narrator.words == "Golrokh Amini"
    assert built(narrator=UNNAMED.agent_id).record.narrator.shown_as is ShownAs.ROLE
    assert built(narrator=ALIASED.agent_id).record.narrator.words == "Linden"
    assert built(narrator=None).record.narrator is None


def test_show_without_basis_is_a_fault_and_the_words_go():
    ended = replace(NAMED, bases=(replace(NAMED.bases[0], ended_at=BEFORE),))
    result = built(agents=(ended, *AGENTS[1:]))
    assert result.faults == {Fault.SHOW_WITHOUT_BASIS}
    assert "Golrokh" not in result.record.text.string
    assert "[a former member] asked" in result.record.text.string


def test_an_open_mention_is_a_fault_and_withheld():
    text = Text("Sara came.")
    source = a_source(
        mentions=(a_mention(text, "Sara", None, None),),
    )
    result = built(source=replace(source, text=text))
    assert Fault.UNDECIDED_MENTION in result.faults
    assert result.record.text.string == "[name withheld] came."


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"state": ItemState.RECEIVED}, Fault.NOT_DESCRIBED),
        ({"state": ItemState.WITHDRAWN}, Fault.WITHDRAWN),
        ({"kind": ""}, Fault.NO_KIND),
        ({"rights_basis": None}, Fault.NO_RIGHTS_BASIS),
        ({"threats": 1}, Fault.THREAT),
    ],
)
def test_what_stands_against_publication(changes, fault):
    assert fault in built(**changes).faults


def test_quotation_carries_at_most_its_extract():
    record = built(rights_basis=RightsBasis.QUOTATION, extract_max=24).record
    assert len(record.text.string) <= 24
    assert record.completeness is Completeness.EXCERPT
    assert record.cut_end


def test_quotation_without_a_number_carries_no_text():
    assert built(rights_basis=RightsBasis.QUOTATION).record.text.string == ""


def test_a_default_teaser_is_cut_from_the_public_text():
    record = built().record
    assert record.teaser.removesuffix(" …") in record.text.string
    assert not record.teaser_is_own


@pytest.mark.parametrize(
    ("shown", "edtf", "written"),
    [
        (DateShown.NONE, "", ""),
        (DateShown.YEAR, "1977", ""),
        (DateShown.MONTH, "1977-09", ""),
        (DateShown.DAY, "1977-09-23", "۱ مهر ۱۳۵۶"),
    ],
)
def test_a_date_is_cut_to_what_may_be_shown(shown, edtf, written):
    issued = built(
        issued="1977-09-23",
        issued_written="۱ مهر ۱۳۵۶",
        calendar=CalendarName.SOLAR_HIJRI,
        date_shown=shown,
    ).record.issued
    assert (issued.edtf, issued.written) == (edtf, written)


@pytest.mark.parametrize(
    ("url", "show", "crosses"),
    [
        ("http://a.example/p.htm", True, True),
        ("http://a.example/p.htm", False, False),
        ("http://a.example/Kiumars%20Pelvand.htm", True, False),
        ("http://a.example/kiumars-pelvand", True, False),
        ("javascript:alert(1)", True, False),
    ],
)
def test_a_source_address_crosses_only_if_shown_and_clean(url, show, crosses):
    record = built(source_url=url, show_source=show).record
    assert record.source_url == (url if crosses else "")


def test_received_words_with_a_withheld_name_do_not_cross():
    result = built(part_written="Part one, by Kiumars Pelvand")
    assert result.record.part_written == ""
    assert Fault.RECEIVED_WORDS in result.faults


def own(words, **changes):
    return {OwnField.HEADLINE: OwnWords(words, **changes)}


def test_own_voice_names_by_slot():
    record = built(own=own(f"{{agent:{NAMED.agent_id}}} writes")).record
    assert record.headline == "Golrokh Amini writes"


def test_a_slot_of_somebody_unnamed_gives_the_role():
    record = built(own=own(f"A letter to {{agent:{UNNAMED.agent_id}}}")).record
    assert record.headline == "A letter to the overseer"


@pytest.mark.parametrize(
    "words",
    [
        "Kiumars Pelvand kept letters",
        "Golrokh Amini writes",
        "The Stump kept letters",
        "A letter to {agent:00000000-0000-0000-0000-000000000000}",
    ],
)
def test_own_voice_that_may_not_stand_is_left_out(words):
    result = built(own=own(words))
    assert result.record.headline == ""
    assert Fault.OWN_VOICE in result.faults


def test_a_loaded_form_may_stand_in_quotation_marks():
    assert built(own=own("What “the Stump” meant")).faults == frozenset()


def test_own_voice_may_name_narrator_and_leader_and_nobody_else():
    leader = built(own=own(f"A reader of {{agent:{LEADER.agent_id}}}"))
    assert leader.faults == frozenset()
    other = built(own=own(f"{{agent:{NAMED.agent_id}}}"), narrator=None)
    assert Fault.OWN_VOICE in other.faults


def test_machine_words_wait_for_a_member():
    assert Fault.OWN_VOICE in built(own=own("A letter", origin=Origin.MACHINE)).faults
    checked = own("A letter", origin=Origin.MACHINE, is_checked=True)
    assert built(own=checked).record.headline == "A letter"


def test_credits_name_organizations_and_hide_people():
    credit = an_item().narrator
    record = built(
        credits=(
            CreditCandidate("publisher", ORGANIZATION.agent_id),
            CreditCandidate("author", UNNAMED.agent_id),
        ),
        narrator=credit,
    ).record
    assert [c.who.words for c in record.credits] == ["Yekshakheh", "the overseer"]


@pytest.mark.parametrize(
    ("agent", "treatment", "words"),
    [
        (UNNAMED, Treatment.WITHHOLD, "[name withheld]"),
        (ALIASED, Treatment.PSEUDONYM, "Linden"),
        (UNNAMED, Treatment.PSEUDONYM, "[the overseer]"),
        (None, Treatment.ROLE, "[a person]"),
        (None, Treatment.WITHHOLD, "[name withheld]"),
    ],
)
def test_treatments_give_their_words(agent, treatment, words):
    text = Text("Sara came.")
    source = replace(a_source(), text=text, mentions=(a_mention(text, "Sara", agent, treatment),))
    assert built(source=source).record.text.string == f"{words} came."
