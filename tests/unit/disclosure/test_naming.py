"""A name only where a live Basis carries that form."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.gate_fixtures import (
    ALIASED,
    BEFORE,
    DAY,
    LEADER,
    NAMED,
    ORGANIZATION,
    UNNAMED,
    a_basis,
    a_form,
    a_person,
    an_id,
)

from firsthand.core.codes import AgentKind, BasisKind, Minor, Protection
from firsthand.disclosure.naming import call, cleared_forms, is_live, live_bases, shown_by
from firsthand.public.records import ShownAs


def live(*agents):
    return live_bases(agents, DAY)


def test_a_live_basis_names():
    naming = call(NAMED, "en", live(NAMED))
    assert naming.who.words == "Golrokh Amini"
    assert naming.who.shown_as is ShownAs.NAME
    assert naming.bases == live(NAMED)


def test_without_basis_the_role_stands():
    assert call(UNNAMED, "en", live(UNNAMED)).who.words == "the overseer"


def test_a_pseudonym_goes_before_a_role():
    who = call(ALIASED, "en", frozenset()).who
    assert (who.words, who.shown_as) == ("Linden", ShownAs.PSEUDONYM)


def test_a_pseudonym_of_another_language_is_not_taken():
    assert call(ALIASED, "fa", frozenset()).who.words == "یک نفر"


def test_nobody_resolved_is_a_person():
    assert call(None, "fr", frozenset()).who.words == "une personne"


def test_an_organization_needs_no_basis():
    naming = call(ORGANIZATION, "en", frozenset())
    assert naming.who.words == "Yekshakheh"
    assert naming.bases == frozenset()


@pytest.mark.parametrize("minor", [Minor.UNKNOWN, Minor.YES])
def test_no_name_of_a_minor_or_somebody_of_unknown_age(minor):
    child = replace(NAMED, minor=minor)
    assert call(child, "en", live(child)).who.words == "a former member"
    assert shown_by(child, "Golrokh Amini", live(child)) is None


def test_no_name_of_a_sealed_person():
    sealed = replace(NAMED, protection=Protection.SEALED)
    assert cleared_forms(sealed, live(sealed)) == {}


@pytest.mark.parametrize("kind", [AgentKind.GROUP, AgentKind.UNIDENTIFIED])
def test_groups_and_unidentified_go_by_role(kind):
    assert call(replace(NAMED, kind=kind), "en", live(NAMED)).who.shown_as is ShownAs.ROLE


def test_a_basis_covers_variants_but_no_fuller_form():
    base = a_form("Noushine")
    variant = a_form("نوشین", "fa", of=base.form_id)
    fuller = a_form("Noushine Karimi", of=base.form_id)
    person = a_person("n", forms=(base, variant, fuller), bases=(a_basis("Noushine"),))
    assert set(cleared_forms(person, live(person))) == {base.form_id, variant.form_id}


def test_variants_of_variants_are_covered_and_circles_end():
    first, second = a_form("Noushine"), a_form("Nushin", of=an_id("Noushine"))
    third = a_form("Nooshin", of=second.form_id)
    first = replace(first, of=third.form_id)
    person = a_person("n", forms=(first, second, third), bases=(a_basis("Noushine"),))
    assert len(cleared_forms(person, live(person))) == 3


def test_the_name_of_the_readers_language_is_taken():
    persian = a_form("تورج قشنوی", "fa")
    latin = a_form("Touraj Qashnavi", "en", of=persian.form_id)
    person = a_person("t", forms=(latin, persian), bases=(a_basis("تورج قشنوی"),))
    assert call(person, "fa", live(person)).who.words == "تورج قشنوی"
    assert call(person, "en", live(person)).who.words == "Touraj Qashnavi"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Golrokh Amini", True),
        ("Mrs Amini", True),
        ("Amini's", True),
        ("golrokh", True),
        ("Golrokh Amini Tehrani", False),
        ("Pelvand", False),
        ("Mrs", False),
    ],
)
def test_words_may_stand_only_if_they_are_the_cleared_forms(words, shown):
    assert (shown_by(NAMED, words, live(NAMED)) is not None) is shown


def test_a_basis_that_ended_is_dead_on_its_day():
    ended = a_basis("x", ended_at=BEFORE)
    assert not is_live(ended, BEFORE.date())
    assert is_live(ended, BEFORE.date() - timedelta(days=1))


def test_public_interest_lives_until_its_review():
    basis = a_basis("x", kind=BasisKind.PUBLIC_INTEREST, review_on=date(2026, 3, 15))
    assert is_live(basis, DAY)
    assert not is_live(basis, date(2026, 3, 15))
    assert not is_live(replace(basis, review_on=None), DAY)


def test_a_dead_basis_names_nobody():
    person = replace(LEADER, bases=(replace(LEADER.bases[0], ended_at=BEFORE),))
    assert call(person, "en", live(person)).who.words == "the overseer"
