"""F15, F3: which Agents have a page, by which words, and when it goes."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.gate_fixtures import (
    ALIASED,
    DAY,
    LEADER,
    NAMED,
    ORGANIZATION,
    UNNAMED,
    a_basis,
    a_form,
    a_mention,
    a_person,
    a_source,
    an_item,
)

from firsthand.core.canonical import digest_of
from firsthand.core.codes import (
    AgentKind,
    AgentRole,
    Minor,
    Protection,
    PublicRole,
    Register,
    RightsBasis,
    Treatment,
)
from firsthand.core.ids import pid_text
from firsthand.disclosure.agents import build_agent, judge_agent
from firsthand.disclosure.appearances import Appearances
from firsthand.disclosure.candidates import AgentPageCandidate, Approval, CreditCandidate
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import open_gate
from firsthand.disclosure.release import Signed, Submission, release
from firsthand.disclosure.rules import build_item
from firsthand.public.bundle import read_bundle
from firsthand.public.encoding import record_json
from firsthand.public.records import ArchiveRecord
from firsthand.public.relations import NameLine

SIGNED_ON = date(2026, 3, 10)
ENDED_ON = datetime(2026, 3, 12, tzinfo=UTC)
HOUSE = replace(
    ORGANIZATION,
    pid=b"o" * 16,
    forms=(
        a_form("Yekshakheh", neutral=True),
        a_form("یک‌شاخه", "fa", neutral=True),
        a_form("the Stump", register=Register.HOSTILE),
    ),
    roles={"en": "a growers' union"},
)
TEACHER = replace(LEADER, pid=b"t" * 16)
WRITER = replace(NAMED, pid=b"w" * 16)
PEOPLE = (WRITER, UNNAMED, ALIASED, TEACHER, HOUSE)
GATE = open_gate(PEOPLE, as_of=DAY)
LANGUAGES = ("en", "fa")


def page_of(agent):
    return AgentPageCandidate(agent.agent_id, LANGUAGES)


def built(agent, *others):
    return build_agent(page_of(agent), open_gate((agent, *others), as_of=DAY))


def everywhere(*agents):
    """Appearances that name *agents* in every way."""
    named = Appearances()
    for agent in agents:
        for items in (named.narrated, named.credited, named.mentioned):
            items[agent.agent_id] |= {"b" * 26, "a" * 26}
    return named


def approved(agent, gate=GATE):
    made = build_agent(page_of(agent), gate)
    return Approval(digest_of(record_json(made.record)), made.bases, SIGNED_ON)


def test_an_organization_has_all_its_forms_each_with_its_register():
    made = built(HOUSE)
    assert made.fault is None
    assert made.bases == frozenset()
    assert made.record.agent_id == pid_text(HOUSE.pid)
    assert made.record.names == {"en": "Yekshakheh", "fa": "یک‌شاخه"}
    assert made.record.roles == {"en": "a growers' union"}
    assert made.record.forms == (
        NameLine("Yekshakheh", "en", "Latn", Register.OFFICIAL),
        NameLine("یک‌شاخه", "fa", "Arab", Register.OFFICIAL),
        NameLine("the Stump", "en", "Latn", Register.HOSTILE),
    )


def test_a_person_has_only_the_forms_that_a_live_basis_carries():
    person = replace(
        WRITER, forms=(*WRITER.forms, a_form("Gol Amini"), a_form("Golrokh Amini of Vashandar"))
    )
    made = built(person)
    assert [line.text for line in made.record.forms] == ["Golrokh Amini"]
    assert made.record.names == dict.fromkeys(LANGUAGES, "Golrokh Amini")
    assert made.bases == {person.bases[0].basis_id}


def test_the_role_label_of_a_narrator_stays_away_from_the_name():
    """Where the text says "[a former member]", no page shall tell who that was."""
    assert built(WRITER).record.roles == {}
    assert built(TEACHER).record.roles == {"en": "the overseer", "fa": "سرپرست"}


NO_PAGE = {
    "group": replace(WRITER, kind=AgentKind.GROUP),
    "unidentified": replace(WRITER, kind=AgentKind.UNIDENTIFIED),
    "minor": replace(WRITER, minor=Minor.YES),
    "age not known": replace(WRITER, minor=Minor.UNKNOWN),
    "protected": replace(TEACHER, protection=Protection.PROTECTED),
    "sealed": replace(TEACHER, protection=Protection.SEALED),
    "no basis": replace(TEACHER, bases=()),
    "by pseudonym": ALIASED,
    "no forms": replace(HOUSE, forms=()),
    "loaded forms only": replace(HOUSE, forms=HOUSE.forms[2:]),
}


@pytest.mark.parametrize("why", NO_PAGE)
def test_there_is_no_page_for(why):
    assert built(NO_PAGE[why]).fault is Fault.NO_PAGE


def test_no_form_of_an_organization_tells_the_name_of_a_withheld_person():
    house = replace(HOUSE, forms=(*HOUSE.forms, a_form("Kiumars Pelvand and Sons")))
    assert "Pelvand" not in repr(built(house, UNNAMED).record)
    named_so = replace(HOUSE, forms=(a_form("Kiumars Pelvand and Sons", neutral=True),))
    made = built(named_so, UNNAMED)
    assert made.fault is Fault.OWN_VOICE
    assert "Pelvand" not in repr(made.record)


def test_a_role_label_that_tells_a_name_stops_the_page():
    house = replace(HOUSE, roles={"en": "the house of Kiumars Pelvand"})
    assert built(house, UNNAMED).fault is Fault.OWN_VOICE


def test_whoever_else_bears_the_name_the_person_who_may_be_named_keeps_it():
    namesake = a_person("namesake", "Touraj Qashnavi")
    assert built(TEACHER, namesake).record.forms == built(TEACHER).record.forms


def test_the_approved_page_crosses_with_its_items_in_order():
    fault, page = judge_agent(page_of(HOUSE), approved(HOUSE), GATE, everywhere(HOUSE))
    assert fault is None
    assert page.narrated == page.credited == page.mentioned == ("a" * 26, "b" * 26)


def test_a_page_that_is_not_approved_or_changed_since_does_not_cross():
    assert judge_agent(page_of(HOUSE), None, GATE, everywhere(HOUSE)) == (Fault.NOT_APPROVED, None)
    renamed = replace(HOUSE, forms=(*HOUSE.forms, a_form("Yakshakha")))
    gate = open_gate((*PEOPLE[:-1], renamed), as_of=DAY)
    judged = judge_agent(page_of(HOUSE), approved(HOUSE), gate, everywhere(HOUSE))
    assert judged == (Fault.CHANGED_SINCE_APPROVAL, None)


def test_a_page_stands_only_while_a_public_record_names_the_agent():
    judged = judge_agent(page_of(HOUSE), approved(HOUSE), GATE, Appearances())
    assert judged == (Fault.NOT_NAMED, None)


def test_a_private_person_has_a_page_only_as_a_narrator():
    named = Appearances()
    named.credited[WRITER.agent_id].add("a" * 26)
    named.mentioned[TEACHER.agent_id].add("a" * 26)
    assert judge_agent(page_of(WRITER), approved(WRITER), GATE, named)[0] is Fault.NOT_NAMED
    assert judge_agent(page_of(TEACHER), approved(TEACHER), GATE, named)[0] is None
    no_leader = (*PEOPLE[:3], replace(TEACHER, public_role=PublicRole.LOCAL, roles={}), HOUSE)
    gate = open_gate(no_leader, as_of=DAY)
    judged = judge_agent(page_of(TEACHER), approved(TEACHER, gate), gate, named)
    assert judged == (Fault.NOT_NAMED, None)


def test_an_ended_basis_takes_the_page_away():
    ended = replace(WRITER, bases=(replace(WRITER.bases[0], ended_at=ENDED_ON),))
    gate = open_gate((ended, *PEOPLE[1:]), as_of=DAY)
    judged = judge_agent(page_of(WRITER), approved(WRITER), gate, everywhere(WRITER))
    assert judged == (Fault.BASIS_ENDED, None)


def test_with_another_basis_left_only_its_forms_stay():
    bases = (WRITER.bases[0], a_basis("Gol Amini"))
    before = replace(WRITER, forms=(*WRITER.forms, a_form("Gol Amini")), bases=bases)
    approval = approved(before, open_gate((before,), as_of=DAY))
    after = replace(before, bases=(replace(bases[0], ended_at=ENDED_ON), bases[1]))
    gate = open_gate((after,), as_of=DAY)
    fault, page = judge_agent(page_of(before), approval, gate, everywhere(before))
    assert fault is Fault.BASIS_ENDED
    assert [line.text for line in page.forms] == ["Gol Amini"]
    assert "Golrokh" not in repr(page)


def test_a_new_basis_after_the_approval_shows_no_further_form():
    more = (*WRITER.forms, a_form("Gol Amini"))
    before = replace(WRITER, forms=more)
    approval = approved(before, open_gate((before,), as_of=DAY))
    after = replace(before, bases=(*before.bases, a_basis("Gol Amini")))
    gate = open_gate((after,), as_of=DAY)
    _, page = judge_agent(page_of(before), approval, gate, everywhere(before))
    assert [line.text for line in page.forms] == ["Golrokh Amini"]


def by(*agents):
    return tuple(CreditCandidate(AgentRole.AUTHOR, agent.agent_id) for agent in agents)


def test_only_who_may_have_a_page_is_known_by_an_id_where_named():
    other = a_person("other", "Selma Doran", bases=(a_basis("Selma Doran"),), pid=b"s" * 16)
    gate = open_gate((*PEOPLE, other), as_of=DAY)
    item = an_item(credits=by(HOUSE, TEACHER, other, WRITER, UNNAMED))
    record = build_item(item, gate).record
    ids = [credit.who.agent_id for credit in record.credits]
    assert ids == [pid_text(HOUSE.pid), pid_text(TEACHER.pid), "", pid_text(WRITER.pid), ""]
    assert record.narrator.agent_id == pid_text(WRITER.pid)


def test_a_narrator_who_is_not_named_has_no_id():
    assert build_item(an_item(narrator=UNNAMED.agent_id), GATE).record.narrator.agent_id == ""


def test_who_is_named_in_a_record():
    named = build_item(an_item(credits=by(HOUSE, UNNAMED)), GATE).named
    assert named.narrated == {WRITER.agent_id}
    assert named.credited == {HOUSE.agent_id}
    assert named.mentioned == {WRITER.agent_id, HOUSE.agent_id}


def test_words_that_are_no_name_or_beyond_the_extract_name_nobody():
    source = a_source()
    no_name = replace(source.mentions[2], treatment=Treatment.NOT_A_NAME)
    item = an_item(source=replace(source, mentions=(*source.mentions[:2], no_name)))
    assert build_item(item, GATE).named.mentioned == {WRITER.agent_id}
    quoted = an_item(rights_basis=RightsBasis.QUOTATION, extract_max=20)
    assert build_item(quoted, GATE).named.mentioned == frozenset()


def test_a_name_shown_without_a_live_basis_names_nobody():
    source = a_source()
    shown = a_mention(source.text, "Kiumars Pelvand", UNNAMED, Treatment.SHOW)
    built_now = build_item(an_item(source=replace(source, mentions=(shown,))), GATE)
    assert built_now.named.mentioned == frozenset()


def released(folder, gate, *signed, item=None):
    item = item or an_item()
    made = build_item(item, GATE)
    approval = Approval(made.digest, made.bases, SIGNED_ON)
    submission = Submission(
        items=[Signed(item, approval)],
        series=(),
        pages=(),
        fronts=(),
        archive=lambda day: ArchiveRecord(LANGUAGES, day, True, False, ""),  # noqa: FBT003
        agents=signed,
    )
    return release(submission, gate, folder / "bundle"), read_bundle(folder / "bundle")


def test_a_release_writes_the_pages_of_those_it_names(tmp_path):
    signed = [Signed(page_of(agent), approved(agent)) for agent in (WRITER, TEACHER, HOUSE)]
    report, bundle = released(tmp_path, GATE, *signed)
    assert [record.agent_id for record in bundle.agents] == sorted(
        [pid_text(HOUSE.pid), pid_text(WRITER.pid)]
    )
    assert {record.mentioned for record in bundle.agents} == {(pid_text(bytes(range(16))),)}
    assert [(each.subject_type, each.subject_id, each.fault) for each in report.withheld] == [
        ("agent", pid_text(TEACHER.pid), Fault.NOT_NAMED)
    ]


def test_after_a_basis_ended_nothing_leads_to_the_page(tmp_path):
    ended = replace(WRITER, bases=(replace(WRITER.bases[0], ended_at=ENDED_ON),))
    gate = open_gate((ended, *PEOPLE[1:]), as_of=DAY)
    report, bundle = released(tmp_path, gate, Signed(page_of(WRITER), approved(WRITER)))
    assert bundle.agents == ()
    assert Fault.BASIS_ENDED in {each.fault for each in report.withheld}
    (item,) = bundle.items()
    assert item.record.narrator.agent_id == ""
    assert "Golrokh" not in repr(item)


def test_nobody_has_a_page_that_nobody_signed(tmp_path):
    _, bundle = released(tmp_path, GATE)
    assert bundle.agents == ()
