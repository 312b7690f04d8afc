"""A long text is read in pieces, and no name is cut in two."""

import pytest

from firsthand.cli.names import find
from firsthand.cli.names.find import pieces


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_pieces_end_at_blank_lines_and_quote_the_text(monkeypatch, end):
    monkeypatch.setattr(find, "PIECE", 10)
    text = end.join(["Nader", "Kelvashi went", "", "Sara,", "", "Miri", "", "", "stayed"])
    found = list(pieces(text))
    assert "".join(piece for _, piece in found) == text
    assert all(text.startswith(piece, at) for at, piece in found)
    assert [piece.split()[0] for _, piece in found] == ["Nader", "Sara,", "stayed"]


def test_a_text_without_blank_lines_is_one_piece(monkeypatch):
    monkeypatch.setattr(find, "PIECE", 3)
    assert list(pieces("a b c d e f")) == [(0, "a b c d e f")]
    assert list(pieces("")) == []
