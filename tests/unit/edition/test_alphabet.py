"""Names stand in the order of the reader's alphabet."""

import pytest

from firsthand.edition.alphabet import alphabetical


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("fa", ["آرش", "پویا", "تورج", "غزاله ن.", "گلرخ آ.", "نادر", "نوشین", "هما", "یکشاخه"]),
        ("fa", ["چمن", "حلقه", "ژاله", "سارا", "وشاندر", "هما"]),
        ("fr", ["Écluse", "École", "Zelmarand"]),
        ("fr", ["Bureau", "« La Souche »", "Quai"]),
        ("ar", ["أستاذ", "بيت", "هدى", "وادي", "يكشاخه"]),
        ("en", ["apple", "Bridge", "bridge keeper"]),
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(language: str, names: list[str]) -> None:
    shuffled = names[::-1]
    assert sorted(shuffled, key=lambda name: alphabetical(name, language)) == names


def test_a_joiner_changes_no_order() -> None:
    assert alphabetical("یک‌شاخه", "fa")[0] == alphabetical("یکشاخه", "fa")[0]
