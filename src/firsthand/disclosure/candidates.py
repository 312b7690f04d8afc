"""The gate's input form: frozen values that name exactly the columns which the gate may see.

A column that stands in no Candidate cannot reach a bundle (I6). They are made by
`workroom.publishing.loading`; no rule knows a database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from firsthand.core.codes import (
    AgentKind,
    AgentRole,
    BasisKind,
    CalendarName,
    Completeness,
    CorrectionReason,
    CutKind,
    DateShown,
    Genre,
    ItemState,
    LinkKind,
    Minor,
    Origin,
    OwnField,
    PageSlug,
    Protection,
    PublicRole,
    Register,
    RightsBasis,
    Treatment,
    VersionKind,
)
from firsthand.core.text import Span, Text


@dataclass(frozen=True, slots=True)
class FormCandidate:
    """One form of an Agent's name; `of` is the form of which it is a variant."""

    form_id: UUID
    text: str
    language: str
    script: str
    register: Register
    neutral: bool
    of: UUID | None = None
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class BasisCandidate:
    """Why an Agent may be named by `name_forms` and forms `of` them."""

    basis_id: UUID
    kind: BasisKind
    name_forms: frozenset[UUID]
    review_on: date | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AgentCandidate:
    """An Agent with its forms, bases and our words for it, by language."""

    agent_id: UUID
    kind: AgentKind
    public_role: PublicRole = PublicRole.NONE
    minor: Minor = Minor.UNKNOWN
    protection: Protection = Protection.NONE
    forms: tuple[FormCandidate, ...] = ()
    bases: tuple[BasisCandidate, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    pseudonyms: Mapping[str, str] = field(default_factory=dict)
    pid: bytes = b""


@dataclass(frozen=True, slots=True)
class MentionCandidate:
    """A decided or open Mention over the source text; treatment None = not decided."""

    span: Span
    agent_id: UUID | None
    treatment: Treatment | None
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class CutCandidate:
    """Words that go, or are said more generally."""

    span: Span
    kind: CutKind
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class SourceCandidate:
    """The newest non-public text of an Item in one language, with what was decided over it.

    `of_language` is the language it was translated from, empty where it is no translation.
    """

    version_id: UUID
    kind: VersionKind
    language: str
    text: Text
    of_language: str = ""
    by_machine: bool = False
    mentions: tuple[MentionCandidate, ...] = ()
    cuts: tuple[CutCandidate, ...] = ()
    kept_links: frozenset[Span] = frozenset()


@dataclass(frozen=True, slots=True)
class OwnWords:
    """An own-voice text, with slots `{agent:ID}` for names."""

    text: str
    origin: Origin = Origin.ORIGINAL
    is_checked: bool = False


@dataclass(frozen=True, slots=True)
class CreditCandidate:
    """An Agent in its role towards an Item."""

    role: AgentRole
    agent_id: UUID


@dataclass(frozen=True, slots=True)
class PictureFileCandidate:
    """One size of a Rendition, in pixels, and the digest of its re-made bytes."""

    width: int
    height: int
    sha512: str


@dataclass(frozen=True, slots=True)
class PictureCandidate:
    """A Rendition of an Item; `own` holds what is said of it in the record's language."""

    pid: bytes
    files: tuple[PictureFileCandidate, ...]
    focus_x: int
    focus_y: int
    warnings: tuple[str, ...] = ()
    own: Mapping[OwnField, OwnWords] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CorrectionCandidate:
    """What was set right on an Item: the words that changed, and what is said of it by language."""

    pid: bytes
    on: date
    reason: CorrectionReason
    before: str = ""
    after: str = ""
    words: Mapping[str, OwnWords] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LinkCandidate:
    """How an Item stands to another, which may be private; only the gate's release knows."""

    kind: LinkKind
    to_pid: bytes


@dataclass(frozen=True, slots=True)
class ItemCandidate:
    """One Item in one language: all that its public page is made of."""

    item_id: UUID
    pid: bytes
    state: ItemState
    kind: str
    genre: Genre
    completeness: Completeness
    cut_start: bool
    cut_end: bool
    circumstances: str
    connection: str
    warnings: tuple[str, ...]
    part: int | None
    part_written: str
    licence: str
    rights_basis: RightsBasis | None
    extract_max: int
    date_shown: DateShown
    issued: str
    calendar: CalendarName | None
    issued_written: str
    source_url: str
    show_source: bool
    narrator: UUID | None
    series_pid: bytes | None
    source: SourceCandidate
    credits: tuple[CreditCandidate, ...] = ()
    own: Mapping[OwnField, OwnWords] = field(default_factory=dict)
    threats: int = 0
    pictures: tuple[PictureCandidate, ...] = ()
    corrections: tuple[CorrectionCandidate, ...] = ()
    links: tuple[LinkCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesCandidate:
    """A Series with its titles by language."""

    series_id: UUID
    pid: bytes
    expected_parts: int | None
    titles: Mapping[str, OwnWords]


@dataclass(frozen=True, slots=True)
class PageCandidate:
    """A free page in one language."""

    page_id: UUID
    slug: PageSlug
    language: str
    title: OwnWords
    body: OwnWords


@dataclass(frozen=True, slots=True)
class FrontEntryCandidate:
    """An Item's place on a front page; `own` is said of it in the page's language.

    `own` is empty where the Item has a text in that language: its own record speaks then.
    """

    pid: bytes
    lead: bool
    narrator: UUID | None = None
    own: Mapping[OwnField, OwnWords] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FrontCandidate:
    """A front page in one language, first entry first."""

    front_page_id: UUID
    language: str
    entries: tuple[FrontEntryCandidate, ...]


@dataclass(frozen=True, slots=True)
class AgentPageCandidate:
    """The page of one of the gate's Agents, with its names in the languages of the edition."""

    agent_id: UUID
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Approval:
    """The newest Decision on a subject, where it is an approval."""

    digest: str
    bases: frozenset[UUID]
    on: date
