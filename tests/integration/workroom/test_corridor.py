"""From bytes to a public record through the services that the screens use."""

import re
from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from firsthand.core.codes import (
    AgentKind,
    BasisKind,
    FlagState,
    Minor,
    RightsBasis,
    SubjectType,
    Treatment,
    Verdict,
    VersionKind,
)
from firsthand.core.text import Span
from firsthand.disclosure.approval import Refusal
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import open_gate
from firsthand.disclosure.release import judge_item
from firsthand.names.folding import fold
from firsthand.workroom.archive.models import Item, TextVersion
from firsthand.workroom.archive.services import describe
from firsthand.workroom.archive.versions import text_of
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.errors import NotAllowedError, RefusedError, StaleError
from firsthand.workroom.protection.models import Basis, Mention
from firsthand.workroom.protection.services import (
    Choice,
    NewBasis,
    add_basis,
    add_cut,
    add_mention,
    decide_mention,
    end_basis,
)
from firsthand.workroom.protection.suggestions import ensure_suggested
from firsthand.workroom.protection.texts import correct
from firsthand.workroom.publishing.decisions import newest_decision
from firsthand.workroom.publishing.loading import load_gate, load_submission
from firsthand.workroom.publishing.services import (
    FaultsError,
    Subject,
    approve,
    send_back,
    submit,
    today,
    withdraw,
)

pytestmark = pytest.mark.django_db

PAGE = (
    "# The drawer\n\nThat winter Kiumars Pelvand kept the letters. Golrokh Amini asked for hers.\n"
)


def an_agent(name: str, *, kind: AgentKind = AgentKind.PERSON, **changes) -> Agent:
    agent = Agent.objects.create(kind=kind, **changes)
    NameForm.objects.create(agent=agent, text=name, language="en", script="Latn", key=fold(name))
    return agent


def a_basis_for(agent: Agent, member) -> Basis:
    forms = tuple(agent.forms.values_list("id", flat=True))
    new = NewBasis(
        BasisKind.PUBLISHED_EARLIER, forms, Minor.NO, url="http://a.example", published="1993"
    )
    return add_basis(agent, new, by=member.id)


@pytest.fixture
def item(bring, member) -> Item:
    (outcome,) = bring(drawer_md=PAGE.encode())
    found = Item.objects.get(id=outcome.items[0])
    values = {"kind": "ITM04", "rights_basis": RightsBasis.PERMISSION}
    return describe(found.id, values, by=member.id)


@pytest.fixture
def people(member) -> dict[str, Agent]:
    overseer = an_agent("Kiumars Pelvand", treatment=Treatment.ROLE)
    writer = an_agent("Golrokh Amini")
    a_basis_for(writer, member)
    return {"overseer": overseer, "writer": writer}


def clear(item: Item, people: dict[str, Agent], member) -> TextVersion:
    version = item.versions.get(number=1)
    ensure_suggested(version)
    for mention in version.mentions.all():
        words = version.text[mention.start : mention.end]
        choice = {
            "Kiumars Pelvand": Choice(Treatment.ROLE, people["overseer"].id),
            "Golrokh Amini": Choice(Treatment.SHOW, people["writer"].id),
        }.get(words, Choice(Treatment.NOT_A_NAME))
        decide_mention(mention, choice, by=member.id, everywhere=False)
    return version


@pytest.fixture
def subject(item, people, member) -> Subject:
    clear(item, people, member)
    return Subject(item.id, "en")


def judged(folder):
    config = folder.config()
    (signed,) = load_submission(config).items
    return judge_item(signed, load_gate(as_of=today(), config=config))


def test_known_forms_are_suggested_with_their_bearers(item, people):
    version = item.versions.get()
    ensure_suggested(version)
    found = {version.text[m.start : m.end]: m.agent_id for m in version.mentions.all()}
    assert found["Kiumars Pelvand"] == people["overseer"].id
    assert found["Golrokh Amini"] == people["writer"].id


@pytest.mark.usefixtures("people")
def test_suggesting_again_adds_only_what_is_new(item):
    version = item.versions.get()
    ensure_suggested(version)
    assert ensure_suggested(version) == 0
    Mention.objects.filter(text_version=version).delete()
    assert ensure_suggested(version) > 0


@pytest.mark.usefixtures("people")
def test_two_people_of_one_name_leave_the_mention_unresolved(item):
    an_agent("Kiumars Pelvand")
    version = item.versions.get()
    ensure_suggested(version)
    spans = {version.text[m.start : m.end]: m.agent_id for m in version.mentions.all()}
    assert spans["Kiumars Pelvand"] is None


@pytest.mark.usefixtures("people")
def test_an_undecided_mention_blocks_submission(item, member, archive_folder):
    with pytest.raises(FaultsError) as refused:
        submit(Subject(item.id, "en"), by=member, config=archive_folder.config())
    assert Fault.UNDECIDED_MENTION in refused.value.faults


def test_show_without_basis_is_refused_at_once(item, people, member):
    version = item.versions.get()
    mention = add_mention(version, Span(version.text.index("Kiumars"), 46), by=member.id)
    with pytest.raises(RefusedError) as refused:
        decide_mention(
            mention,
            Choice(Treatment.SHOW, people["overseer"].id),
            by=member.id,
            everywhere=False,
        )
    assert refused.value.subject_id == "show_without_basis"


def test_a_submission_freezes_the_public_text(subject, member, archive_folder):
    decision = submit(subject, by=member, config=archive_folder.config())
    assert decision.version.kind == VersionKind.PUBLIC
    assert decision.version.text == (
        "The drawer\nThat winter [a person] kept the letters. Golrokh Amini asked for hers."
    )
    assert decision.version.of_digest == decision.version.of.digest


def test_nobody_approves_their_own_work(subject, member, archive_folder):
    config = archive_folder.config()
    submit(subject, by=member, config=config)
    with pytest.raises(NotAllowedError) as refused:
        approve(subject, by=member, config=config)
    assert refused.value.subject_id == Refusal.OWN_WORK


def test_whoever_decided_one_mention_may_not_approve(subject, member, colleague, archive_folder):
    config = archive_folder.config()
    mention = Mention.objects.filter(treatment=Treatment.ROLE).first()
    decide_mention(
        mention, Choice(Treatment.ROLE, mention.agent_id), by=colleague.id, everywhere=False
    )
    submit(subject, by=member, config=config)
    with pytest.raises(NotAllowedError):
        approve(subject, by=colleague, config=config)


def approved(subject, member, colleague, folder):
    submit(subject, by=member, config=folder.config())
    return approve(subject, by=colleague, config=folder.config())


def test_what_another_member_approved_crosses(subject, member, colleague, archive_folder):
    decision = approved(subject, member, colleague, archive_folder)
    faults, built = judged(archive_folder)
    assert faults == frozenset()
    assert built.record.text.string == decision.version.text
    assert decision.bases == [str(Basis.objects.get().id)]


def test_what_changed_between_submission_and_approval_is_refused(
    subject, member, colleague, archive_folder
):
    config = archive_folder.config()
    submit(subject, by=member, config=config)
    describe(subject.item, {"connection": "CN1"}, by=member.id)
    with pytest.raises(NotAllowedError) as refused:
        approve(subject, by=colleague, config=config)
    assert refused.value.subject_id == Refusal.CHANGED


def test_a_return_needs_a_comment_and_can_be_submitted_again(
    subject, member, colleague, archive_folder
):
    config = archive_folder.config()
    submit(subject, by=member, config=config)
    with pytest.raises(RefusedError):
        send_back(subject, by=colleague, reason=" ")
    send_back(subject, by=colleague, reason="The second sentence names her twice.")
    standing = newest_decision(SubjectType.ITEM_LANGUAGE, subject.item, "en")
    assert standing.verdict is Verdict.RETURN
    approved(subject, member, colleague, archive_folder)


def test_a_field_changed_after_approval_takes_the_page_away(
    subject, member, colleague, archive_folder
):
    approved(subject, member, colleague, archive_folder)
    describe(subject.item, {"circumstances": "CI1"}, by=member.id)
    assert judged(archive_folder) == ({Fault.CHANGED_SINCE_APPROVAL}, None)


def test_a_newer_source_voids_the_public_text(subject, member, colleague, archive_folder):
    approved(subject, member, colleague, archive_folder)
    version = TextVersion.objects.get(kind=VersionKind.RECEIVED)
    correct(version, version.text.replace("asked", "had asked"), by=member.id)
    assert judged(archive_folder) == ({Fault.VOID}, None)


def test_a_withdrawn_item_does_not_cross(subject, member, colleague, archive_folder):
    approved(subject, member, colleague, archive_folder)
    withdraw(Item.objects.get(), by=member)
    assert judged(archive_folder) == ({Fault.WITHDRAWN}, None)


def test_an_ended_basis_masks_and_the_page_stands(subject, member, colleague, archive_folder):
    approved(subject, member, colleague, archive_folder)
    end_basis(Basis.objects.get())
    faults, built = judged(archive_folder)
    assert faults == {Fault.BASIS_ENDED}
    assert "Golrokh" not in built.record.text.string


def test_a_correction_carries_decisions_and_reopens_what_it_touched(item, people, member):
    version = clear(item, people, member)
    words = version.text.replace("Golrokh Amini", "Golrokh Aminian").replace("That", "One")
    newer = correct(version, words, by=member.id)
    carried = {newer.text[m.start : m.end]: m.treatment for m in newer.mentions.all()}
    assert carried["Kiumars Pelvand"] == Treatment.ROLE
    assert "Golrokh Amini" not in carried
    assert newer.kind == VersionKind.CORRECTED
    assert text_of(newer).marks == text_of(version).marks


def test_the_same_words_make_no_new_version(item, member):
    version = item.versions.get()
    assert correct(version, version.text, by=member.id) == version
    assert item.versions.count() == 1


def test_a_cut_is_carried_over_what_is_left_of_its_words(item, member):
    version = item.versions.get()
    start = version.text.index("Golrokh")
    add_cut(version, Span(start, len(version.text)), by=member.id, reason="private_person")
    newer = correct(version, version.text.replace("for hers", "for them"), by=member.id)
    cut = newer.cuts.get()
    assert newer.text[cut.start : cut.end].startswith("Golrokh Amini asked")


def test_a_stale_form_is_refused(item, member):
    with pytest.raises(StaleError):
        describe(
            item.id, {"kind": "ITM01"}, by=member.id, changed_at=item.changed_at - timedelta(1)
        )


def test_a_date_that_does_not_exist_is_refused_and_nothing_moves(item, member):
    with pytest.raises(RefusedError):
        describe(item.id, {"issued": "1986-02-30", "issued_written": "۳۰ اسفند ۱۳۶۴"}, by=member.id)
    item.refresh_from_db()
    assert item.issued == ""


@pytest.mark.parametrize("minor", [Minor.UNKNOWN, Minor.YES])
def test_no_basis_for_a_minor_or_somebody_of_unknown_age(people, member, minor):
    agent = people["overseer"]
    forms = tuple(agent.forms.values_list("id", flat=True))
    with pytest.raises(RefusedError):
        add_basis(
            agent,
            NewBasis(BasisKind.PUBLIC_FUNCTION, forms, minor, function="overseer"),
            by=member.id,
        )


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (BasisKind.PUBLISHED_EARLIER, {"published": "1993"}),
        (BasisKind.PUBLISHED_EARLIER, {"url": "http://a.example"}),
        (BasisKind.PUBLIC_FUNCTION, {}),
        (BasisKind.PUBLIC_INTEREST, {"reason": "a reason"}),
        (BasisKind.REFERENCE, {}),
        (BasisKind.CONSENT, {}),
    ],
)
def test_a_basis_needs_what_its_kind_needs(people, member, kind, given):
    forms = tuple(people["overseer"].forms.values_list("id", flat=True))
    with pytest.raises(RefusedError):
        add_basis(people["overseer"], NewBasis(kind, forms, Minor.NO, **given), by=member.id)


def test_public_interest_needs_two_people(people, member, colleague):
    agent = people["overseer"]
    forms = tuple(agent.forms.values_list("id", flat=True))
    new = NewBasis(BasisKind.PUBLIC_INTEREST, forms, Minor.NO, reason="a reason", review_on=today())
    with pytest.raises(RefusedError):
        add_basis(agent, new, by=member.id, second=member.id)
    assert add_basis(agent, new, by=member.id, second=colleague.id).second_by == colleague


INSERT_ONLY = re.compile(
    r'UPDATE "(archive_textversion|archive_custodyevent|publishing_decision)"', re.IGNORECASE
)


@contextmanager
def no_update() -> Callable[[], None]:
    """Fails on any UPDATE of an insert-only table (I2)."""

    def watch(execute, sql, params, many, context):
        assert not INSERT_ONLY.search(sql), sql.split("SET")[0]
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield


def test_insert_only_tables_are_only_inserted_into(item, people, member, colleague, archive_folder):
    with no_update():
        version = clear(item, people, member)
        newer = correct(version, version.text.replace("That", "One"), by=member.id)
        ensure_suggested(newer)
        for mention in newer.mentions.filter(treatment=""):
            decide_mention(mention, Choice(Treatment.NOT_A_NAME), by=member.id, everywhere=True)
        approved(Subject(item.id, "en"), member, colleague, archive_folder)
        withdraw(Item.objects.get(), by=member)


@pytest.mark.usefixtures("item")
def test_the_watch_over_insert_only_tables_sees_an_update():
    with pytest.raises(AssertionError), no_update():
        TextVersion.objects.update(title="another")


def test_flags_are_carried_and_closed_on_the_older_text(item, member):
    version = item.versions.get()
    item.flags.create(text_version=version, code="glued_words", start=20, end=27)
    newer = correct(version, version.text.replace("hers", "hers then"), by=member.id)
    assert newer.flags.get(code="glued_words").state == FlagState.OPEN
    assert version.flags.exclude(state=FlagState.DONE).count() == 0


def test_an_empty_gate_names_nobody():
    assert open_gate([], as_of=timezone.now().date()).live == frozenset()
