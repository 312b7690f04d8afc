"""Codes, labels, languages, ids, digests, errors."""

import hashlib

import pytest

from firsthand.core import codes as closed_lists
from firsthand.core import errors
from firsthand.core.canonical import canonical_json, digest_of, sha512_hex
from firsthand.core.errors import CodeError, FirsthandError
from firsthand.core.ids import PID_BYTES, pid_text
from firsthand.core.languages import ENDONYMS, direction, name_withheld, primary, somebody
from firsthand.core.vocabulary import GROUPS, LANGUAGES, codes, label


def test_canonical_json_sorts_keys_and_leaves_no_space():
    assert (
        canonical_json({"b": [1, None, True], "a": "é"}) == '{"a":"é","b":[1,null,true]}'.encode()
    )


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_no_number_that_json_has_not(value):
    with pytest.raises(ValueError, match="JSON"):
        canonical_json([value])


def test_nothing_that_json_has_not():
    with pytest.raises(TypeError):
        canonical_json([b"bytes"])


def test_digests_are_sha512():
    assert sha512_hex(b"") == hashlib.sha512(b"").hexdigest()
    assert digest_of([]) == sha512_hex(b"[]")


def test_public_ids_have_26_letters_and_sort_as_their_bytes():
    pids = [bytes([first, *range(PID_BYTES - 1)]) for first in range(256)]
    shown = [pid_text(pid) for pid in pids]
    assert shown == sorted(set(shown))
    assert {len(each) for each in shown} == {26}
    assert all(each.isalnum() and each == each.lower() for each in shown)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fa", "rtl"),
        ("fa-IR", "rtl"),
        ("fa-Latn", "ltr"),
        ("AR", "rtl"),
        ("az-Arab", "rtl"),
        ("prs", "rtl"),
        ("en", "ltr"),
        ("und", "ltr"),
        ("", "ltr"),
    ],
)
def test_the_direction_of_a_language(language, expected):
    assert direction(language) == expected


def test_words_in_place_of_a_name_fall_back_to_english():
    assert primary("fr-CA") == "fr"
    assert somebody("fr-CA") == "une personne"
    assert somebody("de") == "a person"
    assert name_withheld("fa") == "[نام محفوظ]"
    assert name_withheld("und") == "[name withheld]"


@pytest.mark.parametrize("language", ENDONYMS)
def test_every_language_of_the_edition_has_its_own_words(language):
    assert language == "en" or somebody(language) != somebody("en")
    assert language == "en" or name_withheld(language) != name_withheld("en")


@pytest.mark.parametrize("group", GROUPS)
def test_every_code_has_a_label_in_every_language(group):
    found = codes(group)
    assert found
    assert len(set(found)) == len(found)
    for code in found:
        assert all(label(code, language).strip() for language in LANGUAGES)


def test_labels_by_region_and_of_other_columns():
    assert label("ITM01", "fa-IR") == label("ITM01", "fa") != label("ITM01", "en")
    assert label("ITM01", "de") == label("ITM01", "code") == label("ITM01", "en")
    with pytest.raises(CodeError) as refused:
        label("ITM99", "en")
    assert refused.value.subject_id == "ITM99"


def test_codes_are_said_once_in_their_list():
    lists = [each for each in vars(closed_lists).values() if isinstance(each, type)]
    for each in lists:
        values = [member.value for member in each] if hasattr(each, "__members__") else []
        assert len(values) == len(set(values))
        assert all(value == value.lower() and value.isidentifier() for value in values)


def test_an_error_is_its_code_and_an_id():
    assert str(errors.SpanError("3-1")) == "FH202 3-1"
    assert str(FirsthandError()) == "FH000"


def test_every_error_has_a_code_of_its_own():
    found = [each for each in vars(errors).values() if isinstance(each, type)]
    found = [each for each in found if issubclass(each, FirsthandError)]
    assert len({each.code for each in found}) == len(found)
