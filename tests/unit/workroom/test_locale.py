"""The Persian catalogue: complete, in the right letters, and compiled where it must be."""

import re
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po

from firsthand.workroom import locale_build, settings

LOCALE = Path(settings.__file__).parents[1] / "locale"
SOURCE = LOCALE / "fa/LC_MESSAGES/django.po"
PLACE = re.compile(r"%\(\w+\)[sd]")
ARABIC_LETTERS = re.compile("[يكة]")


def _messages() -> list[Message]:
    with SOURCE.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def _forms(message: Message) -> list[tuple[str, str]]:
    """Each translated form with the English one that it stands for."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return [(message.id[-1], form) for form in message.string]


def test_every_message_is_translated() -> None:
    lacking = [m.id for m in _messages() if m.fuzzy or not all(form for _, form in _forms(m))]
    assert lacking == []
    assert len(_messages()) > 600


def test_every_place_to_fill_is_kept() -> None:
    for message in _messages():
        for english, persian in _forms(message):
            assert set(PLACE.findall(english)) == set(PLACE.findall(persian)), english


def test_persian_is_typed_with_persian_letters() -> None:
    for message in _messages():
        for english, persian in _forms(message):
            assert not ARABIC_LETTERS.search(persian), english
            assert "ه‌ی " not in persian, english


def test_each_plural_has_both_forms() -> None:
    plurals = [message for message in _messages() if not isinstance(message.id, str)]
    assert {len(message.string) for message in plurals} == {2}


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
