"""A pseudonym gives no hint of the name behind it (I22)."""

from dataclasses import replace

import pytest
from tests.gate_fixtures import ALIASED, NAMED, UNNAMED

from firsthand.disclosure.pseudonyms import PseudonymFault, pseudonym_fault


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Linden", PseudonymFault.TAKEN),
        ("LINDEN", PseudonymFault.TAKEN),
        ("K. P.", PseudonymFault.INITIALS),
        ("KP", PseudonymFault.INITIALS),
        ("Kiumars", PseudonymFault.OWN_NAME),
        ("Uncle Pelvand", PseudonymFault.OWN_NAME),
        ("Alder", None),
    ],
)
def test_pseudonyms(words, fault):
    assert pseudonym_fault(words, agent=UNNAMED, others=(ALIASED, NAMED)) is fault


def test_ones_own_pseudonym_may_be_kept():
    others = (UNNAMED, NAMED)
    assert pseudonym_fault("Linden", agent=ALIASED, others=others) is None


def test_a_persian_spelling_with_arabic_letters_is_the_same():
    taken = replace(ALIASED, pseudonyms={"fa": "گلی"})
    assert pseudonym_fault("گلي", agent=UNNAMED, others=(taken,)) is PseudonymFault.TAKEN
