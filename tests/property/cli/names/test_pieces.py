"""Wherever a text is cut: the same names are found, at the same places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.cli.names import pieces as room
from firsthand.cli.names.pieces import pieces
from firsthand.names.finding import Reach, compile_forms, find

NAMES = ["Nader Kelvashi", "Golrokh Ashkani", "نادر کلواشی", "Sara B. Miri"]
FORMS = compile_forms([(str(at), name) for at, name in enumerate(NAMES)], reach=Reach.VARIANTS)
WORDS = st.sampled_from(
    [
        *(
            "Nader",
            "Nâder",
            "N.",
            "Kelvashi",
            "Kel-",
            "vashi",
            "Golrokh",
            "Ashkani",
            "نادر",
            "کلواشی",
        ),
        *("Надер", "Келваши", "Sara", "B.", "Miri", "Miri's", "went", "Dr", "sayyed", "و", "آقای"),
    ]
)
GAPS = st.sampled_from(
    [
        *(
            " ",
            "\n",
            "\r\n",
            "\n\n",
            "\r\n\r\n",
            "\n \n",
            "\n\n\n",
            ",\n\n",
            ",\r\n\r\n",
            ", ",
            "،\n\n",
        ),
        *(
            "-\n",
            "-\n\n",
            "\u200c\n\n",
            ".\n\n",
            ".\n",
            "!\n",
            "?\r\n",
            "؟\n",
            ";\n",
            "’\n\n",
            "\u00ad\n\n",
        ),
        *("\u200c", "-", "\n\t\n", " \n\n ", "\r", "\r\r", ":\n", "(\n\n"),
    ]
)
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=30).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@given(text=TEXTS, length=st.integers(1, 40), block=st.integers(1, 50))
def test_a_cut_loses_no_name(text: str, length: int, block: int) -> None:
    whole = [(hit.start, hit.end, hit.form_id, hit.how) for hit in find(text, FORMS)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "PIECE", length)  # a text of some words is long here
        found = list(pieces(text[at : at + block] for at in range(0, len(text), block)))
    assert "".join(piece.text for piece in found) == text
    assert whole == [
        (piece.start + hit.start, piece.start + hit.end, hit.form_id, hit.how)
        for piece in found
        for hit in find(piece.text, FORMS)
    ]
