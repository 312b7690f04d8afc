"""A long text is read in pieces, and no name is cut in two."""

import pytest

from firsthand.cli.names import pieces as room
from firsthand.cli.names.pieces import pieces


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("size", [1, 7, 100])
def test_pieces_end_at_blank_lines_and_quote_the_text(monkeypatch, end, size):
    monkeypatch.setattr(room, "PIECE", 10)
    text = end.join(["Nader", "Kelvashi went", "", "Sara,", "", "Miri", "", "", "stayed"])
    blocks = (text[at : at + size] for at in range(0, len(text), size))
    found = list(pieces(blocks))
    assert "".join(piece.text for piece in found) == text
    assert all(text.startswith(piece.text, piece.start) for piece in found)
    assert [piece.text.split()[0] for piece in found] == ["Nader", "Sara,", "stayed"]


def test_a_text_without_blank_lines_is_cut_behind_a_sign_that_no_name_has(monkeypatch):
    monkeypatch.setattr(room, "PIECE", 10)
    text = "Dr.\nSara Miri went on\n" * 3 + "Who?\n" + "Sara Miri\n" * 3
    found = list(pieces(iter([text])))
    assert [piece.text.split()[-1] for piece in found] == ["Who?", "Miri"]


def test_a_text_that_cannot_be_cut_is_one_piece(monkeypatch):
    monkeypatch.setattr(room, "PIECE", 3)
    assert list(pieces(iter("a b c d e f"))) == [(0, "a b c d e f")]
    assert list(pieces(iter(()))) == []


def test_what_is_held_is_looked_through_few_times(monkeypatch):
    monkeypatch.setattr(room, "PIECE", 1000)
    joined = []
    once = room._Held._joined

    def counted(held):
        text = once(held)
        joined.append(len(text))
        return text

    monkeypatch.setattr(room._Held, "_joined", counted)
    list(pieces("nobody went " for _ in range(10_000)))
    assert sum(joined) < 10 * 120_000
