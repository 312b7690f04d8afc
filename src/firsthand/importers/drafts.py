"""What a format gives: drafts of Items, as plain values that cross a pipe as JSON."""

from dataclasses import dataclass

from firsthand.core.codes import Completeness, FlagCode
from firsthand.core.text import Span, Text


@dataclass(frozen=True, slots=True)
class DraftFlag:
    """A fault of the source; *span* in the draft's text (code points), None for all of it."""

    code: FlagCode
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One Item as its source gives it; nothing repaired.

    `text` begins with its headline as a level-1 heading where the source has one. `language` is a
    BCP 47 tag, "und" where it cannot be told. `position` counts teasers of a front page from 1,
    None elsewhere. `source_url` is absolute where a base is known, else as written; empty where
    there is none. `part_written` is what the source wrote ("Part one"), `part` its number,
    `series_title` the words that name the whole. `issued_written` is the date as written.
    """

    text: Text
    language: str
    completeness: Completeness = Completeness.FULL
    cut_start: bool = False
    cut_end: bool = False
    position: int | None = None
    source_url: str = ""
    series_title: str = ""
    part: int | None = None
    part_written: str = ""
    issued_written: str = ""
    flags: tuple[DraftFlag, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """All drafts of one input, in its order; more than one only for a front page.

    `media_type` is detected from the bytes; `page_url` is where the page says it was saved from,
    empty where it does not say.
    """

    media_type: str
    drafts: tuple[Draft, ...]
    is_front_page: bool = False
    page_url: str = ""
