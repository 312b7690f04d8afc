"""What stands beside every text: who says it, how they know, in what circumstances, when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from firsthand.core.codes import AgentRole, CalendarName, Completeness, Genre
from firsthand.core.languages import primary
from firsthand.edition.dates import date_start_html, date_words, gregorian_words
from firsthand.edition.inline import filled, language_attributes
from firsthand.edition.words import Words, capital, quotes
from firsthand.public.records import ItemRecord, ShownAs, Who
from firsthand.public.relations import AgentRecord

UNKNOWN_CIRCUMSTANCES = "CI0"
UNKNOWN_CONNECTION = "CN0"
# Spoken where the speaker was not free.
NOT_FREE = frozenset({"CI4", "CI5", "CI6", "CI7", "CI8"})
OPINIONS = {
    Genre.OPINION: "opinion",
    Genre.ADVOCACY: "advocacy",
    Genre.ADVERT: "advertisement",
}
EXTENTS = {Completeness.EXCERPT: "excerpt", Completeness.FRAGMENT: "fragment"}
CALENDARS = {
    CalendarName.GREGORIAN: "as written: {date}",
    CalendarName.SOLAR_HIJRI: "as written, in the solar Hijri calendar: {date}",
    CalendarName.LUNAR_HIJRI: "as written, in the lunar Hijri calendar: {date}",
}
ROLES = {
    AgentRole.AUTHOR: "Author: {who}",
    AgentRole.INTERVIEWER: "Interviewer: {who}",
    AgentRole.PUBLISHER: "Publisher: {who}",
    AgentRole.ADDRESSEE: "Addressed to: {who}",
    AgentRole.SIGNATORY: "Signed: {who}",
}
FORMS = {
    ShownAs.NAME: Markup(),
    ShownAs.PSEUDONYM: Markup(' class="alias"'),
    ShownAs.ROLE: Markup(' class="role"'),
}
SPEAKING = (AgentRole.AUTHOR, AgentRole.SIGNATORY, AgentRole.PUBLISHER)
# Said of the text as a whole; what is cut is said without length or reason.
MISSING = (
    (lambda record: record.completeness is Completeness.EXCERPT, "This is an excerpt."),
    (lambda record: record.completeness is Completeness.FRAGMENT, "This is a fragment."),
    (lambda record: record.cut_start, "Its beginning is missing."),
    (lambda record: record.cut_end, "Its end is missing."),
)


@dataclass(frozen=True, slots=True)
class Told:
    """The circumstances of an account; always said, "unknown" too (F12)."""

    sentence: str
    css: str


@dataclass(frozen=True, slots=True)
class Agents:
    """The Agents that have a page, for a page in *language*.

    *folder* is the address of the folder of their pages; empty where names stand without links.
    """

    held: Mapping[str, AgentRecord] = field(default_factory=dict)
    language: str = ""
    folder: str = ""

    def name(self, who: Who) -> str:
        """The neutral name of *who* in the page's language; empty where there is none."""
        agent = self.held.get(who.agent_id)
        return agent.names.get(self.language, "") if agent else ""

    def address(self, who: Who) -> str:
        """The address of the page of *who*; empty where there is none."""
        has_page = self.folder and who.agent_id in self.held
        return f"{self.folder}{who.agent_id}.html" if has_page else ""


NO_AGENTS = Agents()


def who_html(who: Who, language: str, words: Words, agents: Agents = NO_AGENTS) -> Markup:
    """The words for an Agent of a record in *language*, marked as what they are.

    On a page in another language a name is that which readers there know, where there is such.
    """
    called, tongue = _called(who, language, words, agents)
    said, address = escape(called), agents.address(who)
    if address:
        said = filled('<a href="{}">{}</a>', address, said)
    said = filled("<b{}>{}</b>", FORMS[who.shown_as], said)
    if language == words.language:
        return said
    return filled("<bdi{}>{}</bdi>", language_attributes(tongue, words.language), said)


def _called(who: Who, language: str, words: Words, agents: Agents) -> tuple[str, str]:
    """The words for an Agent, and their language."""
    if who.shown_as is ShownAs.ROLE:
        return f"[{who.words.strip('[]')}]", language
    is_foreign = who.shown_as is ShownAs.NAME and language != words.language
    known = agents.name(who) if is_foreign else ""
    return (known, agents.language) if known not in {"", who.words} else (who.words, language)


def speakers_html(record: ItemRecord, words: Words, agents: Agents = NO_AGENTS) -> list[Markup]:
    """Who says it, and every Agent in its role; nobody twice where there is no narrator."""
    lines = credit_lines(record, words, agents)
    signed = is_spoken(record) and not record.narrator
    return lines if signed else [speaker_first_html(record, words, agents), *lines]


def says_html(record: ItemRecord, words: Words, agents: Agents = NO_AGENTS) -> Markup:
    """Who says it and how they know, in one clause; that neither is known, where that is so."""
    connected = record.connection not in {"", UNKNOWN_CONNECTION}
    if not connected and not is_spoken(record):
        return escape(words("It is not known who says this, nor how they know it"))
    how = words.label(record.connection) if connected else words("how they know is not known")
    return filled("{}{}{}", speaker_first_html(record, words, agents), words(", "), how)


def is_spoken(record: ItemRecord) -> bool:
    """Whether anybody stands for what the text says: a narrator, or who signed or published it."""
    return bool(record.narrator) or any(credit.role in SPEAKING for credit in record.credits)


def speaker_html(record: ItemRecord, words: Words, agents: Agents = NO_AGENTS) -> Markup:
    """Who says it, inside a sentence; that it is unknown, where it is."""
    return _row(_speakers(record), record, words, agents) or escape(words("Not stated"))


def speaker_words(record: ItemRecord, words: Words) -> str:
    """As `speaker_html`, without markup; empty where it is unknown."""
    said = (_called(who, record.language, words, NO_AGENTS)[0] for who in _speakers(record))
    return words(", ").join(said)


def speaker_first_html(record: ItemRecord, words: Words, agents: Agents = NO_AGENTS) -> Markup:
    """As `speaker_html`, at the beginning of a line: a role begins with a large letter there."""
    found = _speakers(record)
    if found and found[0].shown_as is ShownAs.ROLE:
        found[0] = replace(found[0], words=capital(found[0].words.strip("[]")))
    return _row(found, record, words, agents) or escape(words("Not stated"))


def _speakers(record: ItemRecord) -> list[Who]:
    """The narrator, else those who signed or published it."""
    if record.narrator:
        return [record.narrator]
    return [credit.who for role in SPEAKING for credit in record.credits if credit.role is role]


def _row(found: Iterable[Who], record: ItemRecord, words: Words, agents: Agents) -> Markup:
    said = [who_html(who, record.language, words, agents) for who in found]
    return said[0] if len(said) == 1 else escape(words(", ")).join(said)


def credit_lines(record: ItemRecord, words: Words, agents: Agents = NO_AGENTS) -> list[Markup]:
    """One line a credit: its role and the words for the Agent; a narrator is not author again."""
    teller = record.narrator.agent_id if record.narrator else ""
    return [
        words.html(ROLES[credit.role], who=who_html(credit.who, record.language, words, agents))
        for credit in record.credits
        if not (teller and (credit.role, credit.who.agent_id) == (AgentRole.AUTHOR, teller))
    ]


def connection(record: ItemRecord, words: Words) -> str:
    """How whoever speaks knows it."""
    return capital(words.label(record.connection or UNKNOWN_CONNECTION))


def told(record: ItemRecord, words: Words) -> Told:
    """In what circumstances it was told."""
    code = record.circumstances or UNKNOWN_CIRCUMSTANCES
    return Told(capital(words.label(code)), "circ unfree" if code in NOT_FREE else "circ")


def issued_html(record: ItemRecord, words: Words) -> Markup:
    """When it was issued, for the reader and, where that differs, in Gregorian and as written."""
    edtf = record.issued.edtf
    said = short_date_html(record, words)
    if other := gregorian_words(edtf, words):
        said = filled("{} ({})", said, other)
    as_written = written_html(record, words)
    return filled("{} {}", said, as_written) if as_written else said


def written_html(record: ItemRecord, words: Words) -> Markup:
    """How the source writes its date; empty where unknown, or where just that is said already."""
    issued = record.issued
    if not issued.written or issued.written == date_words(issued.edtf, words):
        return Markup()
    source = record.translated_from or record.language  # a translation keeps the date as it stood
    attributes = language_attributes(source, words.language)
    written = filled("<bdi{}>{}</bdi>", attributes, issued.written)
    as_written = words.html(CALENDARS[issued.calendar], date=written)
    return filled('<span class="aswritten">{}</span>', as_written)


def short_date_html(record: ItemRecord, words: Words) -> Markup:
    """When it was issued, without how that was written; says so where no date is given."""
    edtf = record.issued.edtf
    return date_start_html(edtf, words) if edtf else escape(words("No date is given"))


def kicker_rest(record: ItemRecord, words: Words) -> list[str]:
    """What else a reader must see at once: opinion, part, extent, language, who translated it."""
    rest = []
    if record.genre in OPINIONS:
        rest.append(words(OPINIONS[record.genre]))
    if record.part is not None:
        rest.append(words("part {n}", n=words.number(record.part)) + _part_written(record, words))
    if record.completeness in EXTENTS:
        rest.append(words(EXTENTS[record.completeness]))
    if tongue := in_language(record, words):
        rest.append(tongue)
    if record.translated_from:
        language = words.language_name(record.translated_from)
        rest.append(words("translated from {language}", language=language))
    if record.machine_made:
        rest.append(words("made by a machine, unchecked"))
    return rest


def in_language(record: ItemRecord, words: Words) -> str:
    """In which language the text is; empty where that is the page's."""
    if record.language == words.language:
        return ""
    return words("in {language}", language=words.language_name(record.language))


def _part_written(record: ItemRecord, words: Words) -> str:
    """How the source itself numbers this part, quoted; only on pages in the source's language."""
    is_foreign = record.translated_from or primary(record.language) != words.language
    if not record.part_written or is_foreign:
        return ""
    opening, closing = quotes(record.language)
    return f" ({opening}{record.part_written}{closing})"


def missing(record: ItemRecord, words: Words) -> list[str]:
    """What this text lacks, one sentence each."""
    return [words(sentence) for lacks, sentence in MISSING if lacks(record)]
