"""Runs inside our own sentences."""

from firsthand.edition.inline import with_addresses


def test_an_address_stands_unbroken_and_the_rest_is_escaped() -> None:
    said = with_addresses("Box 9 <Ostrel>; desk@causeway-circle.example. Or knock.")
    assert said == (
        'Box 9 &lt;Ostrel&gt;; <bdi class="mail">desk@causeway-circle.example</bdi>. Or knock.'
    )


def test_words_without_an_address_stay_as_they_are() -> None:
    assert with_addresses("Box 9, at 5 @ noon") == "Box 9, at 5 @ noon"
