"""The public records, one dataclass a kind: the contract between gate and edition.

Every value here has crossed the gate. Languages are BCP 47 tags; dates are days in UTC; texts
are `core.text.Text`; strings that may be absent are empty.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from firsthand.core.codes import (
    AgentRole,
    CalendarName,
    Completeness,
    CorrectionReason,
    DateShown,
    Genre,
    PageSlug,
    RightsBasis,
)
from firsthand.core.text import Text
from firsthand.public.theme import SectionRecord, ThemeRecord


class ShownAs(StrEnum):
    """What kind of words stand for an Agent."""

    NAME = "name"
    PSEUDONYM = "pseudonym"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Who:
    """The words by which the edition calls an Agent in this record, in the record's language.

    `agent_id` (26 characters) is set where the Agent is named here and may have a page of its own:
    an organization, or a person who is a named narrator, an official or a leader (F15). Whether
    there is such a page, only the bundle's AgentRecords tell.
    """

    words: str
    shown_as: ShownAs
    agent_id: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """An Agent in its role towards an Item: author, publisher, addressee, ..."""

    role: AgentRole
    who: Who


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """When a source was issued: EDTF (Gregorian) cut to what may be shown, and as it was written.

    `edtf` empty = unknown or not shown; `written` is empty unless the day may be shown.
    """

    edtf: str = ""
    calendar: CalendarName = CalendarName.GREGORIAN
    written: str = ""
    shown: DateShown = DateShown.NONE


@dataclass(frozen=True, slots=True)
class Correction:
    """What the archive set right on an Item, said in the record's language (F20).

    `words` are own voice in `language` (the record's where there are such), `others` the same in
    further languages of the edition. `before` and `after` are the words that changed. All are empty
    where the reason is safety, consent, a private person or the law.
    """

    correction_id: str
    on: date
    reason: CorrectionReason
    words: str
    language: str
    before: str = ""
    after: str = ""
    others: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """One size of a picture: a file of the bundle, by its path in it, in CSS pixels.

    `sha512` is that of the public file, so that an approval signs the pixels too; it says nothing
    of the Original.
    """

    path: str
    media_type: str
    width: int
    height: int
    sha512: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an Item, re-made from pixels without metadata; smallest file first.

    `alt` (required) and `caption` are own voice in the record's language. The focal point is in
    per mille of width and height from the top left. With `warnings` (codes) it hides until asked.
    """

    picture_id: str
    files: tuple[PictureFile, ...]
    alt: str
    caption: str = ""
    focus_x: int = 500
    focus_y: int = 500
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One Item in one language in which its text exists: one page of the edition.

    An approval signs all of this. Records of one Item share `item_id` (26 characters) and are
    twins of each other. `title` is the source's own first heading, as published (it stands in
    `text` too); `supplied_title` is ours and is shown in [brackets]; `headline` and `teaser` are
    own voice. An empty `teaser` never crosses: the gate cuts one from `text`.
    """

    item_id: str
    language: str
    kind: str
    genre: Genre
    completeness: Completeness
    cut_start: bool
    cut_end: bool
    text: Text
    title: str
    supplied_title: str
    headline: str
    teaser: str
    teaser_is_own: bool
    circumstances: str
    connection: str
    warnings: tuple[str, ...]
    narrator: Who | None
    credits: tuple[Credit, ...]
    issued: WrittenDate
    rights_basis: RightsBasis
    licence: str
    source_url: str
    series_id: str
    part: int | None
    part_written: str
    translated_from: str
    machine_made: bool
    one_member: bool
    corrections: tuple[Correction, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedItem:
    """An ItemRecord with the day it was approved, which the digest of an approval leaves out."""

    record: ItemRecord
    approved_on: date


@dataclass(frozen=True, slots=True)
class SeriesRecord:
    """A Series: its titles by language, and how many parts there should be (None = unknown)."""

    series_id: str
    titles: dict[str, str]
    expected_parts: int | None


@dataclass(frozen=True, slots=True)
class FrontEntry:
    """A place on a front page; only Items with at least one record of this bundle stand here.

    `headline` and `teaser` are own voice in the front page's language, for an Item that has no
    text in it; empty where the Item's own record speaks.
    """

    item_id: str
    lead: bool
    headline: str = ""
    teaser: str = ""


@dataclass(frozen=True, slots=True)
class FrontRecord:
    """The front page in one language, first entry first."""

    language: str
    entries: tuple[FrontEntry, ...]


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A free page (about, contact, ...) in one language; `body` has one paragraph a line."""

    slug: PageSlug
    language: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    """The archive itself, by language: name, tagline, interests, funding, contact.

    `languages` are those of the edition, the first being the default. `edition_date` is the day
    of the last changed record, never the clock; None for an empty edition. `invented` puts the
    demo's banner on every page. `sections` stand in the order in which readers meet them.
    """

    languages: tuple[str, ...]
    edition_date: date | None
    invented: bool
    one_member: bool
    base_url: str
    name: dict[str, str] = field(default_factory=dict)
    tagline: dict[str, str] = field(default_factory=dict)
    interests: dict[str, str] = field(default_factory=dict)
    funding: dict[str, str] = field(default_factory=dict)
    contact: dict[str, str] = field(default_factory=dict)
    theme: ThemeRecord = field(default_factory=ThemeRecord)
    sections: tuple[SectionRecord, ...] = ()
