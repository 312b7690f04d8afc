"""I6: every column has a class, what is public says why, and only Candidates cross."""

from pathlib import Path

import pytest
from django.db import models
from tests.leak import fields
from tests.leak.archives import make_archive
from tests.leak.plans import FULL

from firsthand.disclosure.classes import ClassError, Level, Rule, private, public
from firsthand.importers.run import Worker

MODELS = fields.our_models()


def test_every_column_has_a_class() -> None:
    assert fields.class_faults(MODELS) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_column_without_class_is_seen(
    model: type[models.Model], monkeypatch: pytest.MonkeyPatch
) -> None:
    planted: models.Field = models.TextField(name="planted")  # type: ignore[type-arg]
    planted.model = model
    monkeypatch.setattr(fields, "columns", lambda _model: [planted])
    assert fields.class_faults([model]) == [f"{model.__name__}.planted: no class"]


def test_public_without_a_reason_is_refused() -> None:
    with pytest.raises(ClassError):
        public("")


def test_a_reason_taken_away_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    column = next(c for _, c in fields.all_columns() if c.disclosure.rule is Rule.PUB)  # type: ignore[attr-defined]
    blank = private(Level.S0)
    object.__setattr__(blank, "rule", Rule.PUB)
    monkeypatch.setattr(column, "disclosure", blank)
    assert len(fields.class_faults(MODELS)) == 1


def test_what_goes_out_is_named_in_a_candidate_and_what_never_leaves_in_none() -> None:
    named = {name: fields.disclosure_of(column) for name, column in fields.all_columns()}
    goes_out = {name for name, each in named.items() if each and each.rule is not Rule.NEV}
    assert goes_out == {*fields.CROSSES, *fields.MADE_BY_THE_GATE}
    never = {name for name, each in named.items() if each and each.rule is Rule.NEV}
    assert never >= set(fields.STEERS)
    assert all(reason for _, reason in fields.STEERS.values())


def test_every_field_of_a_candidate_is_accounted_for() -> None:
    known = {*fields.CROSSES.values(), *(target for target, _ in fields.STEERS.values())}
    assert fields.candidate_fields() == (known | fields.COMPOSED) - {"Signed.is_void"}


def test_no_column_is_listed_that_is_not_there() -> None:
    names = {name for name, _ in fields.all_columns()}
    listed = {*fields.CROSSES, *fields.MADE_BY_THE_GATE, *fields.STEERS, *fields.JOINS}
    assert listed | set(fields.CODES) <= names


@pytest.mark.django_db
def test_every_private_column_is_filled_in_the_full_archive(tmp_path: Path, worker: Worker) -> None:
    archive = make_archive(tmp_path / "archive", FULL, worker)
    assert fields.unfilled(archive.book) == []
