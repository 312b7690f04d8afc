"""What Members say of two Agents: kept, changed, undone; it touches nothing else (I21)."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from firsthand.core.codes import AgentKind, IdentityVerdict, Register
from firsthand.names.matching import Band
from firsthand.workroom.documentation.identity import (
    Evidence,
    Pair,
    decided,
    history,
    say,
    take_back,
)
from firsthand.workroom.documentation.models import BANDS, Agent, IdentityLink
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.agent_services import NewForm, add_form
from firsthand.workroom.protection.clearing_services import NewAgent, make_agent

pytestmark = pytest.mark.django_db
SAME, DIFFERENT, UNSURE = IdentityVerdict


def _agent(member: Member, name: str, language: str = "en") -> Agent:
    return make_agent(NewAgent(AgentKind.PERSON, name, language), by=member.id)


@pytest.fixture
def pair(member: Member) -> Pair:
    """A deputy registrar and his namesake."""
    registrar, other = _agent(member, "Nader Kelvashi"), _agent(member, "نادر کلوشی", "fa")
    add_form(registrar, NewForm("Nadir Kelwashi", "fr", Register.TRANSLITERATION), by=member.id)
    return Pair.of(registrar.id, other.id)


def _all_other_rows() -> dict[str, list[dict[str, object]]]:
    """Every row of every table but IdentityLinks, many-to-many tables too."""
    return {
        model._meta.db_table: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model is not IdentityLink
    }


def _act(name: str) -> Callable[[Pair, UUID], object]:
    acts: dict[str, Callable[[Pair, UUID], object]] = {
        **{
            str(each): lambda pair, by, each=each: say(pair, each, by=by)
            for each in IdentityVerdict
        },
        "changed": lambda pair, by: (say(pair, SAME, by=by), say(pair, UNSURE, by=by)),
        "undone": lambda pair, by: take_back(say(pair, SAME, by=by).id, by=by),
    }
    return acts[name]


@pytest.mark.parametrize("act", ["same", "different", "unsure", "changed", "undone"])
def test_no_other_row_of_the_database_changes(pair: Pair, member: Member, act: str) -> None:
    before = _all_other_rows()
    assert len(before["documentation_nameform"]) == 3
    _act(act)(pair, member.id)
    assert IdentityLink.objects.exists()
    assert _all_other_rows() == before


def test_the_order_of_the_two_says_nothing(pair: Pair, member: Member) -> None:
    turned = Pair.of(pair.b, pair.a)
    assert turned == pair
    assert say(turned, SAME, by=member.id) == say(pair, SAME, by=member.id)
    assert decided() == {pair: SAME}


def test_a_pair_in_the_other_order_is_refused_by_the_database(pair: Pair, member: Member) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        say(Pair(pair.b, pair.a), SAME, by=member.id)


def test_a_pair_has_one_live_link_and_the_database_says_so(pair: Pair, member: Member) -> None:
    link = say(pair, SAME, by=member.id)
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentityLink.objects.create(a_id=pair.a, b_id=pair.b, verdict=UNSURE, by=link.by)


def test_who_said_what_and_when_stays(pair: Pair, member: Member, colleague: Member) -> None:
    seen = Evidence(0.83, "ask")
    first = say(pair, UNSURE, by=member.id, evidence=seen, note="one signs, one is paid")
    second = say(pair, DIFFERENT, by=colleague.id)
    assert take_back(second.id, by=member.id)
    told = [(each.verdict, each.by, each.ended_by) for each in history([pair])[pair]]
    assert told == [(UNSURE, member, colleague), (DIFFERENT, colleague, member)]
    first.refresh_from_db()
    assert (first.score, first.band, first.note) == (0.83, "ask", "one signs, one is paid")
    assert first.matcher.startswith("firsthand ")
    assert decided() == {}


def test_what_was_undone_cannot_be_undone_again(
    pair: Pair, member: Member, colleague: Member
) -> None:
    link = say(pair, SAME, by=member.id)
    assert take_back(link.id, by=member.id)
    assert not take_back(link.id, by=colleague.id)
    assert IdentityLink.objects.get().ended_by == member
    assert not take_back(uuid4(), by=member.id)


def test_the_same_said_twice_is_one_row(pair: Pair, member: Member, colleague: Member) -> None:
    say(pair, SAME, by=member.id)
    say(pair, SAME, by=colleague.id)
    assert IdentityLink.objects.get().by == member


def test_nobody_is_linked_to_themselves(pair: Pair) -> None:
    with pytest.raises(RefusedError):
        Pair.of(pair.a, pair.a)


def test_a_link_needs_a_member(pair: Pair) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentityLink.objects.create(a_id=pair.a, b_id=pair.b, verdict=SAME, matcher="m")


def test_the_bands_are_those_of_the_matcher() -> None:
    assert tuple(Band) == BANDS


def test_a_link_is_printed_without_a_name(pair: Pair, member: Member) -> None:
    link = say(pair, SAME, by=member.id, note="Kelvashi is on both lists")
    assert str(link) == f"IdentityLink {link.id}"
    assert "Kelvashi" not in repr(link)
