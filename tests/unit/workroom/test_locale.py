"""The catalogues: complete in each language, in the right letters, compiled where they must be."""

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from firsthand.workroom import locale_build, settings
from firsthand.workroom.members.tongues import TONGUES

WORKROOM = Path(settings.__file__).parents[1]
LOCALE = WORKROOM / "locale"
SOURCE = LOCALE / "fa/LC_MESSAGES/django.po"
# Each language of the interface but English, with how many plural forms it has.
FORMS = {"fa": 2, "fr": 2, "ar": 6}
PLACE = re.compile(r"%\(\w+\)[sd]")
NARROW = "\N{NARROW NO-BREAK SPACE}"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
each_language = pytest.mark.parametrize("language", FORMS)


@cache
def _messages(language: str) -> list[Message]:
    with (LOCALE / language / "LC_MESSAGES/django.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]


def _english(message: Message) -> str:
    """The message's English, in the plural where it counts."""
    return message.id if isinstance(message.id, str) else str(message.id[-1])


def _forms(message: Message) -> list[str]:
    """What it is translated to: one form, or each of the plural's."""
    return [str(message.string)] if isinstance(message.id, str) else list(message.string)


def _words(language: str) -> Iterator[tuple[str, str]]:
    """Each translated form with the English one that it stands for."""
    for message in _messages(language):
        for form in _forms(message):
            yield _english(message), form


@cache
def _asked_for() -> frozenset[tuple[str | None, str]]:
    """Context and first English form of every string in the workroom's code and templates."""
    found = set()
    for path in [*WORKROOM.rglob("*.py"), *WORKROOM.rglob("*.html")]:
        text = path.read_text("utf-8")
        code = templatize(text) if path.suffix == ".html" else text
        for _, words, _, context in extract("python", io.BytesIO(code.encode()), KEYWORDS):
            found.add((context, words if isinstance(words, str) else words[0]))
    return frozenset(found)


def test_every_language_of_the_interface_has_a_catalogue() -> None:
    assert {"en", *FORMS} == set(TONGUES)


@each_language
def test_every_string_stands_in_the_catalogue(language: str) -> None:
    held = {
        (each.context, each.id if isinstance(each.id, str) else each.id[0])
        for each in _messages(language)
    }
    assert sorted(map(str, _asked_for() - held)) == []
    assert sorted(map(str, held - _asked_for())) == []
    assert len(held) > 900


@each_language
def test_every_message_is_translated(language: str) -> None:
    lacking = [m.id for m in _messages(language) if m.fuzzy or not all(_forms(m))]
    assert lacking == []


@each_language
def test_each_plural_has_all_forms(language: str) -> None:
    plurals = [each for each in _messages(language) if not isinstance(each.id, str)]
    assert {len(each.string) for each in plurals} == {FORMS[language]}


@each_language
def test_every_place_to_fill_is_kept(language: str) -> None:
    """Arabic's forms for none, one and two say the number in words."""
    for message in _messages(language):
        wanted = set(PLACE.findall(_english(message)))
        for index, form in enumerate(_forms(message)):
            places = set(PLACE.findall(form))
            in_words = language == "ar" and not isinstance(message.id, str) and index < 3
            assert places <= wanted if in_words else places == wanted, (message.id, form)


@pytest.mark.parametrize(("language", "foreign"), [("fa", "[يكة]"), ("ar", "[یکگپچژۀ۰-۹]")])
def test_each_is_typed_with_its_own_letters(language: str, foreign: str) -> None:
    for english, form in _words(language):
        assert not re.search(foreign, form), english
        assert "ه‌ی " not in form, english


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_signs_are_those_of_the_script(language: str) -> None:
    for english, form in _words(language):
        assert not re.search(r"[\u0600-\u06ff]\s?[,;?]", form), english


def test_french_signs_stand_off_by_a_narrow_space_that_does_not_break() -> None:
    for english, form in _words("fr"):
        assert "'" not in form, english
        assert not re.search(r"[ \u00a0][;:!?»]|«[^\u202f]|[^\u202f]»", form), english
        assert not re.search(rf"\w[;:!](?!\d)(?!{NARROW})", form), english


def test_a_catalogue_is_compiled_once(tmp_path: Path) -> None:
    source = tmp_path / "fa/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    source.write_bytes(SOURCE.read_bytes())
    assert locale_build.compiled(tmp_path) == tmp_path
    made = source.with_suffix(".mo")
    first = made.stat().st_mtime_ns
    locale_build.compiled(tmp_path)
    assert made.stat().st_mtime_ns == first
    assert [path.name for path in source.parent.iterdir()] != []
    assert not list(source.parent.glob("*.new"))


def test_a_read_only_place_gets_a_private_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "fa/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    source.write_bytes(SOURCE.read_bytes())
    monkeypatch.setattr(locale_build.os, "access", lambda *_: False)
    copy = locale_build.compiled(tmp_path)
    assert copy != tmp_path
    assert (copy / "fa/LC_MESSAGES/django.mo").is_file()
    assert not source.with_suffix(".mo").exists()
