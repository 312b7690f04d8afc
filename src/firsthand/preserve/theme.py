"""The theme and the sections that `firsthand.toml` declares, every value checked by its key.

Nothing of it can carry a style or a script of its own: colours are hexadecimal, faces are lists
of names, texts are words that templates escape (ADR 23).
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import product
from types import MappingProxyType
from typing import Any, cast

from firsthand.core.codes import FacesFrom
from firsthand.core.colour import contrast, is_colour
from firsthand.core.text import FORBIDDEN
from firsthand.core.vocabulary import codes
from firsthand.preserve.errors import FolderError

# The edition's own colours; static/edition.css has the same, and a test says so.
LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#fdfdfc",
        "wash": "#f0f3f2",
        "ink": "#15191b",
        "soft": "#4d5659",
        "link": "#0b5a62",
        "turn": "#8f3512",
        "edge": "#768082",
    }
)
DARK: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#131719",
        "wash": "#1d2325",
        "ink": "#e3e5e1",
        "soft": "#a9b2b3",
        "link": "#86cbd0",
        "turn": "#f0a680",
        "edge": "#7d888b",
    }
)
GROUNDS = ("paper", "wash")
# How far each must stand out against both grounds (WCAG 2.2, 1.4.3 and 1.4.11).
NEEDS: Mapping[str, float] = MappingProxyType(
    {"ink": 4.5, "soft": 4.5, "link": 4.5, "turn": 4.5, "edge": 3.0}
)
SCRIPTS = ("latin", "arabic")
FAMILY = (
    r"(?:\"[\w -]{1,60}\"|'[\w -]{1,60}'|[A-Za-z][A-Za-z0-9-]{0,60}(?: [A-Za-z0-9-]{1,60}){0,5})"
)
STACK = re.compile(rf"{FAMILY}(?:, ?{FAMILY}){{0,11}}")
KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")
MOST_SECTIONS, KEY_CP, TITLE_CP, PHRASE_CP = 40, 40, 120, 500
Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ThemeConfig:
    """What `[theme]` says; empty where the edition's own look stays.

    Colours by token, faces by script; `texts` by language, then by the English phrase.
    """

    light: dict[str, str] = field(default_factory=dict)
    dark: dict[str, str] = field(default_factory=dict)
    faces: FacesFrom = FacesFrom.BUNDLED
    voice: dict[str, str] = field(default_factory=dict)
    archive: dict[str, str] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SectionConfig:
    """One `[[section]]`: some kinds of Items under titles by language."""

    key: str
    titles: dict[str, str]
    kinds: tuple[str, ...]
    order: int = 0
    show_empty: bool = False


def theme_of(table: object, languages: Collection[str]) -> ThemeConfig:
    """The theme that the table `[theme]` declares for an edition in *languages*.

    Raises: FolderError with the key, and what is wrong with it.
    """
    said = _table("theme", table, ThemeConfig.__dataclass_fields__)
    return ThemeConfig(
        light=_colours("theme.light", said.get("light", {}), LIGHT),
        dark=_colours("theme.dark", said.get("dark", {}), DARK),
        faces=_faces(said.get("faces", FacesFrom.BUNDLED)),
        voice=_stacks("theme.voice", said.get("voice", {})),
        archive=_stacks("theme.archive", said.get("archive", {})),
        texts=_texts(said.get("texts", {}), languages),
    )


def _table(key: str, value: object, known: Collection[str]) -> Table:
    if not isinstance(value, dict):
        raise FolderError(f"{key}: must be a table")
    for name in value:
        if name not in known:
            has = ", ".join(sorted(known))
            raise FolderError(f"{key}.{name[:KEY_CP]}: there is no such key; there are {has}")
    return cast("Table", value)


def _colours(key: str, value: object, own: Mapping[str, str]) -> dict[str, str]:
    said = _table(key, value, own)
    for token, colour in said.items():
        if not isinstance(colour, str) or not is_colour(colour.lower()):
            raise FolderError(f"{key}.{token}: must be a colour such as {own[token]}")
    colours = {token: said[token].lower() for token in own if token in said}
    _check_contrast(key, {**own, **colours})
    return colours


def _check_contrast(key: str, colours: Mapping[str, str]) -> None:
    for (token, needed), ground in product(NEEDS.items(), GROUNDS):
        ratio = contrast(colours[token], colours[ground])
        if ratio < needed:
            raise FolderError(f"{key}.{token}: {ratio:.2f} to 1 on {ground}, needs {needed} to 1")


def _faces(value: object) -> FacesFrom:
    if not isinstance(value, str) or value not in set(FacesFrom):
        raise FolderError(f"theme.faces: must be {' or '.join(FacesFrom)}")
    return FacesFrom(value)


def _stacks(key: str, value: object) -> dict[str, str]:
    said = _table(key, value, SCRIPTS)
    for script, stack in said.items():
        if not isinstance(stack, str) or not STACK.fullmatch(stack):
            raise FolderError(f"{key}.{script}: must be names of faces with commas between")
    return {script: said[script] for script in SCRIPTS if script in said}


def _texts(value: object, languages: Collection[str]) -> dict[str, dict[str, str]]:
    said = _table("theme.texts", value, languages)
    return {tag: _words(f"theme.texts.{tag}", said[tag], PHRASE_CP) for tag in sorted(said)}


def _words(key: str, value: object, most_cp: int) -> dict[str, str]:
    """Words by phrase or language, in one order, so that equal themes are equal."""
    if not isinstance(value, dict):
        raise FolderError(f"{key}: must be a table")
    for words in (*value, *value.values()):
        if not isinstance(words, str) or not 0 < len(words) <= most_cp or FORBIDDEN.search(words):
            raise FolderError(f"{key}: must be words, at most {most_cp} characters")
    return dict(sorted(value.items()))


def sections_of(tables: object, languages: Collection[str]) -> tuple[SectionConfig, ...]:
    """The sections that the tables `[[section]]` declare, in their order.

    Raises: FolderError with the key, and what is wrong with it.
    """
    if not isinstance(tables, list) or len(tables) > MOST_SECTIONS:
        raise FolderError(f"section: must be at most {MOST_SECTIONS} tables [[section]]")
    sections = [_section(table, tuple(languages)) for table in tables]
    _check_once("section.key", [section.key for section in sections])
    _check_once("section.kinds", [kind for section in sections for kind in section.kinds])
    return tuple(sorted(sections, key=lambda section: section.order))


def _section(table: object, languages: tuple[str, ...]) -> SectionConfig:
    said = _table("section", table, SectionConfig.__dataclass_fields__)
    key = said.get("key")
    if not isinstance(key, str) or not KEY.fullmatch(key):
        raise FolderError("section.key: must be small letters, digits and -")
    return SectionConfig(
        key,
        _titles(f"section.{key}.titles", said.get("titles"), languages),
        _kinds(f"section.{key}.kinds", said.get("kinds")),
        order=_exactly(int, f"section.{key}.order", said.get("order", 0)),
        show_empty=_exactly(bool, f"section.{key}.show_empty", said.get("show_empty", False)),
    )


def _titles(key: str, value: object, languages: tuple[str, ...]) -> dict[str, str]:
    said = _words(key, _table(key, value, languages), TITLE_CP)
    if languages[0] not in said:
        raise FolderError(f"{key}: needs one in {languages[0]}")
    return said


def _kinds(key: str, value: object) -> tuple[str, ...]:
    known = codes("ITM")
    if not isinstance(value, list) or not value or any(kind not in known for kind in value):
        raise FolderError(f"{key}: must be a list of {known[0]} to {known[-1]}")
    return tuple(value)


def _exactly(kind: type[Any], key: str, value: object) -> Any:
    if type(value) is not kind:
        raise FolderError(f"{key}: must be {'true or false' if kind is bool else 'a number'}")
    return value


def _check_once(key: str, words: Collection[str]) -> None:
    seen: set[str] = set()
    for word in words:
        if word in seen:
            raise FolderError(f"{key}: {word} stands twice")
        seen.add(word)
