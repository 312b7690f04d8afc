"""Agents with several names: spellings score, aliases are shown."""

from typing import NamedTuple

from firsthand.names.matching import score_forms


class Form(NamedTuple):
    text: str
    is_alias: bool = False


def test_the_best_spelling_counts():
    found = score_forms(
        [Form("Иван Цветков"), Form("Ivan Tsvetkov")], [Form("Ivan Tsvetkov")], "person"
    )
    assert found.spelling is not None
    assert found.spelling[:2] == (1, 0)
    assert found.spelling.score == 1.0
    assert found.aliases == ()


def test_a_shared_alias_is_shown_and_is_no_likeness():
    found = score_forms(
        [Form("Ivan Tsvetkov"), Form("Sokol", is_alias=True)],
        [Form("Omid Sadri"), Form("Сокол", is_alias=True)],
        "person",
    )
    assert found.spelling is not None
    assert found.spelling.score < 0.5
    assert [hit[:2] for hit in found.aliases] == [(1, 1)]


def test_a_short_alias_points_to_nobody():
    left = [Form("Ivan Tsvetkov"), Form("IT", is_alias=True)]
    right = [Form("Omid Sadri"), Form("IT", is_alias=True)]
    assert score_forms(left, right, "person").aliases == ()


def test_without_a_name_that_is_no_alias_there_is_no_spelling():
    assert score_forms([Form("Sokol", is_alias=True)], [Form("Sokol")], "person").spelling is None
    assert score_forms([], [Form("Sokol")], "person").spelling is None
