"""The canaries themselves: each is its own word, and the search finds what is planted."""

import gzip
from pathlib import Path

import pytest
from tests.leak.canaries import Book, Canary, leaks, met

from firsthand.names.folding import fold


def test_no_two_canaries_fold_to_the_same_word() -> None:
    canaries = [Canary(number, "") for number in range(3000)]
    for script in ("latin", "persian", "arabic"):
        assert len({fold(canary.spelled(script)) for canary in canaries}) == len(canaries)


@pytest.mark.parametrize("script", ["latin", "persian", "arabic"])
@pytest.mark.parametrize("wrap", ["{}", "<b>{}</b>", "%{}%", "x-{}/y"])
def test_a_planted_canary_is_found(tmp_path: Path, script: str, wrap: str) -> None:
    book = Book()
    planted, other = book.new("Model.planted"), book.new("Model.other")
    (tmp_path / "page.html").write_text(wrap.format(planted.spelled(script)), encoding="utf-8")
    assert {(leak.place, leak.path) for leak in leaks(tmp_path, book)} == {
        ("Model.planted", "page.html")
    }
    assert met(tmp_path, [planted, other]) == {"Model.planted"}


def test_a_packed_one_and_a_file_name_are_found(tmp_path: Path) -> None:
    book = Book()
    packed, named = book.new("packed"), book.new("named")
    (tmp_path / "index.gz").write_bytes(gzip.compress(packed.everywhere.encode()))
    (tmp_path / f"{named.latin}.html").write_text("nothing")
    assert {leak.place for leak in leaks(tmp_path, book)} == {"packed", "named"}


def test_raw_strings_are_found_whatever_their_case(tmp_path: Path) -> None:
    book = Book(raw={"Item.id": {"0AB7-44"}})
    (tmp_path / "page.html").write_text("<p id='0ab7-44'>")
    assert [leak.place for leak in leaks(tmp_path, book)] == ["Item.id"]
