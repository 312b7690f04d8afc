import pytest

from firsthand.importers import alignment
from firsthand.importers.alignment import Alignment


def test_blocks_stand_in_their_lines_in_order() -> None:
    assert Alignment(["menu", "aa", "bb", "foot"], ["aa", "bb"]).lines == [None, 0, 1, None]


def test_a_line_may_hold_many_blocks() -> None:
    assert Alignment(["1978", "12", "x", "1979", "9"], ["197812", "19799"]).lines == [
        *(0, 0, None),
        *(1, 1),
    ]


def test_a_short_block_is_found_only_where_it_must_stand() -> None:
    assert Alignment(["gate", "thegateisold"], ["thegateisold"]).lines == [None, 0]


def test_what_stands_twice_stands_in_order() -> None:
    assert Alignment(["a", "b", "a", "c"], ["a", "c"]).lines == [0, None, None, 1]
    assert Alignment(["a", "b", "a"], ["a", "b", "a"]).lines == [0, 1, 2]


def test_a_block_of_which_a_line_has_a_part_is_there() -> None:
    part = "the clerk came to the gate".replace(" ", "")
    assert Alignment([f"(1978){part}"], [part]).lines == [0]


def test_blocks_without_words_stand_nowhere() -> None:
    assert Alignment(["", "a", ""], ["a", ""]).lines == [None, 0, None]
    assert Alignment([], [""]).lines == []


def test_the_search_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "MOST_SOUGHT_CP", 10_000)
    line = "theclerkcametothegate" * 10
    lost = [f"nobodyaskedwhatbecameofthem{number}" for number in range(100)]
    assert Alignment([*lost[:3], line, line], [line, line]).is_whole
    assert not Alignment([*lost, line, line], [line, line]).is_whole
