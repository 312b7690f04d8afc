import pytest

from firsthand.core.languages import direction, plain_tag


@pytest.mark.parametrize(
    ("tag", "plain"),
    [
        ("fa", "fa"),
        ("EN", "en"),
        ("fa-IR", "fa"),
        ("az-arab", "az-Arab"),
        ("fa-Latn-IR-x-karim", "fa-Latn"),
        ("en-karim", "en"),
        ("ar-Reza", "ar"),
    ],
)
def test_a_plain_tag_says_language_and_script_alone(tag: str, plain: str) -> None:
    assert plain_tag(tag) == plain


def test_a_plain_tag_is_written_in_the_same_direction() -> None:
    for tag in ("fa", "fa-IR", "fa-Latn", "az-Arab-AZ", "en-GB"):
        assert direction(plain_tag(tag)) == direction(tag)
