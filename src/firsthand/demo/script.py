"""Reads decisions/*.toml, the small team's decisions, as typed values."""

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any, NotRequired, TypedDict, cast

from firsthand.demo import DEMO

Words = Mapping[str, str]


class MemberScript(TypedDict):
    """One login of the demo."""

    login: str
    display_name: str
    language: str


class FormScript(TypedDict):
    """One form of a name; `of` is the words of the form it varies."""

    text: str
    language: str
    script: str
    register: str
    of: NotRequired[str]
    neutral: NotRequired[bool]


class BasisScript(TypedDict):
    """Why a person may be named by *forms*."""

    kind: str
    forms: list[str]
    function: NotRequired[str]
    url: NotRequired[str]
    published: NotRequired[str]
    reason: NotRequired[str]


class AgentScript(TypedDict):
    """An Agent with its forms, labels and bases."""

    key: str
    kind: str
    form: NotRequired[list[FormScript]]
    public_role: NotRequired[str]
    minor: NotRequired[str]
    protection: NotRequired[str]
    treatment: NotRequired[str]
    role: NotRequired[Words]
    pseudonym: NotRequired[Words]
    basis: NotRequired[list[BasisScript]]


class MentionScript(TypedDict):
    """What becomes of every span of *text* that reads as *form*."""

    text: str
    form: str
    agent: str
    treatment: str


class CutScript(TypedDict):
    """A stretch of *text* from its first to its last words."""

    text: str
    first: str
    last: str
    kind: str
    replacement: str
    reason: str


class SourceScript(TypedDict):
    """How a file belongs to an Item; `of` is the file that a translation was made of."""

    text: str
    role: str
    language: NotRequired[str]
    of: NotRequired[str]


class PictureScript(TypedDict):
    """A picture of an Item: its file, our words by language, its focal point in per mille."""

    file: str
    alt: Words
    caption: NotRequired[Words]
    focus: NotRequired[list[int]]
    warnings: NotRequired[list[str]]


class CorrectionScript(TypedDict):
    """What was set right on an Item; with `text`, the file in which the words are mended."""

    date: date
    reason: str
    words: Words
    text: NotRequired[str]
    before: NotRequired[str]
    after: NotRequired[str]


class LinkScript(TypedDict):
    """How an Item stands to another, by its key."""

    kind: str
    to: str


class ItemScript(TypedDict):
    """An Item: its files, its description, its own voice, its Mentions and Cuts.

    One that waits is not submitted; what none of its Mentions decides stays open.
    """

    key: str
    waits: NotRequired[bool]
    source: list[SourceScript]
    kind: str
    language: str
    genre: str
    completeness: str
    circumstances: str
    connection: str
    rights_basis: str
    date_shown: str
    cut_start: bool
    cut_end: bool
    narrator: NotRequired[str]
    agents: NotRequired[list[dict[str, str]]]
    series: NotRequired[str]
    part: NotRequired[int]
    part_written: NotRequired[str]
    issued: NotRequired[str]
    issued_written: NotRequired[str]
    calendar: NotRequired[str]
    extract_max: NotRequired[int]
    mention: NotRequired[list[MentionScript]]
    cut: NotRequired[list[CutScript]]
    picture: NotRequired[list[PictureScript]]
    headline: NotRequired[Words]
    teaser: NotRequired[Words]
    supplied_title: NotRequired[Words]
    links: NotRequired[list[LinkScript]]
    corrections: NotRequired[list[CorrectionScript]]


class PairScript(TypedDict):
    """What a Member says of two Agents, and why."""

    one: str
    other: str
    verdict: str
    note: str


class SeriesScript(TypedDict):
    """A Series and its titles."""

    key: str
    title: Words


class PageScript(TypedDict):
    """A free page; its body has one paragraph a string."""

    slug: str
    title: Words
    body: Mapping[str, list[str]]


class SectionScript(TypedDict):
    """A section of the edition: some kinds of Items under titles by language."""

    key: str
    kinds: list[str]
    titles: Words
    order: NotRequired[int]


class FrontScript(TypedDict):
    """A front page: keys of Items, the lead first."""

    language: str
    order: list[str]


class Script(TypedDict):
    """All decisions of the demo."""

    languages: list[str]
    members: Mapping[str, MemberScript]
    archive: Mapping[str, Words]
    page: list[PageScript]
    agent: list[AgentScript]
    pair: list[PairScript]
    series: list[SeriesScript]
    item: list[ItemScript]
    section: list[SectionScript]
    front_page: list[FrontScript]


def read_script() -> Script:
    """The decisions as they stand in the package: its files in the order of their names."""
    script: dict[str, Any] = {}
    for path in sorted(DEMO.joinpath("decisions").iterdir(), key=lambda path: path.name):
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(value, list):
                script[key] = [*script.get(key, []), *value]
            else:
                script[key] = value
    return cast("Script", script)
