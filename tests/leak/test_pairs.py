"""I9, I10: two archives that differ in a private fact give the same bytes."""

from dataclasses import replace

import pytest
from hypothesis import given
from tests.leak.archives import Archive, add_item, clear_and_approve
from tests.leak.facts import FACTS, WORDS, differences, differences_of_secrets
from tests.leak.plans import FULL, PLANS, Plan, archives

from firsthand.importers.run import Worker

pytestmark = pytest.mark.django_db
ALL_OTHER = 400_000


@pytest.mark.parametrize("fact", FACTS)
def test_a_private_fact_changes_no_byte(worker: Worker, fact: str) -> None:
    assert differences(worker, FACTS[fact]) == []


@pytest.mark.parametrize("language", ["en", "fa"])
def test_other_secrets_the_same_edition(worker: Worker, language: str) -> None:
    plan = replace(FULL, language=language)
    assert differences_of_secrets(worker, plan, replace(plan, shift=ALL_OTHER)) == []


@archives()
@given(plan=PLANS)
def test_other_secrets_the_same_edition_whatever_is_in_it(worker: Worker, plan: Plan) -> None:
    assert differences_of_secrets(worker, plan, replace(plan, shift=ALL_OTHER)) == []


def test_a_public_fact_is_seen(worker: Worker) -> None:
    def published(archive: Archive) -> None:
        clear_and_approve(archive, add_item(archive, "extra", WORDS))

    assert "items.jsonl" in differences(worker, published)
