"""T4: in whatever order editors act, a release has what was cleared, and nothing else."""

from collections.abc import Iterable

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test
from tests.leak.interleavings import Interleavings
from tests.leak.plans import RUNS, archives

from firsthand.disclosure import rules
from firsthand.disclosure.appearances import Named
from firsthand.disclosure.linking import signed_digest
from firsthand.importers.run import Worker
from firsthand.public.records import ItemRecord
from firsthand.public.relations import LinkRecord

ACTS = 20


@pytest.mark.django_db
def test_a_release_is_what_was_cleared(worker: Worker) -> None:
    Interleavings.worker = worker
    Interleavings.published = Interleavings.masked = Interleavings.pages = 0
    run_state_machine_as_test(
        Interleavings, settings=settings(archives(RUNS), stateful_step_count=ACTS)
    )
    assert Interleavings.published > RUNS
    assert Interleavings.masked > 0
    assert Interleavings.pages > 0


@pytest.mark.django_db
def test_the_machine_can_fail(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """A release that does not look whether anything changed is caught after one act."""
    Interleavings.worker = worker
    monkeypatch.setattr(rules, "signed_digest", _same)
    machine = Interleavings()
    machine.release()
    machine.describe("account", "CN1")
    try:
        with pytest.raises(AssertionError):
            machine.release()
    finally:
        machine.undo.close()


class _Same(str):
    """A digest that no other differs from."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __ne__(self, _other: object) -> bool:
        return False


def _same(record: ItemRecord, links: Iterable[LinkRecord], named: Named) -> _Same:
    return _Same(signed_digest(record, links, named))
