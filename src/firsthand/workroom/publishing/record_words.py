"""Every field of a public record in words: what one Approve signs beside the text."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from firsthand.core.languages import ENDONYMS, primary
from firsthand.core.vocabulary import label
from firsthand.public.records import Credit, ItemRecord, Picture, ShownAs, Who
from firsthand.public.relations import AgentRecord
from firsthand.workroom.labels import AGENT_KINDS, COMPLETENESS, CREDITS, GENRES, REGISTERS, RIGHTS

PIXELS_MARK = 8  # digits of the digest: a picture that was exchanged reads differently


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field: its name, and its words in their language (empty: the interface's)."""

    key: str
    label: str
    words: str
    language: str = ""


def field_lines(record: ItemRecord) -> list[FieldLine]:
    """The fields of *record* but the text; what is empty is said to be so."""
    spoken = get_language() or "en"
    nothing = "–"

    def own(key: str, name: str, words: str) -> FieldLine:
        return FieldLine(key, name, words or nothing, record.language if words else "")

    def ours(key: str, name: str, words: str) -> FieldLine:
        return FieldLine(key, name, words or nothing)

    return [
        own("headline", _("Headline"), record.headline),
        own("title", _("Title as written"), record.title),
        own("supplied_title", _("Supplied title"), record.supplied_title),
        own("teaser", _teaser_label(record), record.teaser),
        own("narrator", _("Who says it"), _who(record.narrator)),
        ours("credits", _("Credits"), "; ".join(_credit(credit) for credit in record.credits)),
        ours("kind", _("Kind"), _vocabulary(record.kind, spoken)),
        ours("genre", _("Genre"), str(GENRES[record.genre])),
        ours("connection", _("How they know"), _vocabulary(record.connection, spoken)),
        ours("circumstances", _("Circumstances"), _vocabulary(record.circumstances, spoken)),
        ours("issued", _("When"), _issued(record)),
        ours("completeness", _("Completeness"), _completeness(record)),
        ours(
            "warnings",
            _("Warnings"),
            _listed(_vocabulary(code, spoken) for code in record.warnings),
        ),
        own(
            "pictures", _("Pictures"), "; ".join(_picture(each, spoken) for each in record.pictures)
        ),
        ours("rights_basis", _("Rights"), _rights(record)),
        ours("source_url", _("Source"), record.source_url),
        own("part", _("Part"), _part(record)),
        ours("translated_from", _("Translated from"), _tongue(record.translated_from)),
        ours("machine_made", _("Made by a machine"), _yes(record.machine_made)),
        ours("one_member", _("Not reviewed by a second person"), _yes(record.one_member)),
    ]


def agent_title(record: AgentRecord) -> str:
    """The name at the head of an Agent's page, in the Member's language where it has one."""
    spoken = get_language() or "en"
    return record.names.get(spoken) or next(iter(record.names.values()), "")


def agent_lines(record: AgentRecord) -> list[FieldLine]:
    """The fields of an Agent's page; each form of the name with the register it is used in."""
    names = [_spoken("names", _("Name"), *pair) for pair in record.names.items()]
    roles = [_spoken("roles", _("Role"), *pair) for pair in record.roles.items()]
    forms = [
        FieldLine("forms", str(REGISTERS[form.register]), form.text, _known(form.language))
        for form in record.forms
    ]
    return [FieldLine("kind", _("Kind"), str(AGENT_KINDS[record.kind])), *names, *roles, *forms]


def _spoken(key: str, name: str, language: str, words: str) -> FieldLine:
    """A field that stands once a language, whose label says which."""
    return FieldLine(key, _listed([name, _tongue(language)]), words, language)


def _known(language: str) -> str:
    return "" if language == "und" else language


def changed_fields(old: ItemRecord, new: ItemRecord) -> list[tuple[FieldLine, FieldLine]]:
    """The fields whose words differ, before and after."""
    pairs = zip(field_lines(old), field_lines(new), strict=True)
    return [(before, after) for before, after in pairs if before.words != after.words]


def _listed(words: Iterable[str]) -> str:
    return pgettext("list", ", ").join(word for word in words if word)


def _teaser_label(record: ItemRecord) -> str:
    return _("Teaser") if record.teaser_is_own else _("Teaser, cut from the text")


def _vocabulary(code: str, spoken: str) -> str:
    return label(code, spoken) if code else ""


def _who(who: Who | None) -> str:
    if who is None:
        return ""
    return who.words if who.shown_as is ShownAs.NAME else f"{who.words} ({_shown_as(who)})"


def _shown_as(who: Who) -> str:
    by_pseudonym = who.shown_as is ShownAs.PSEUDONYM
    return _("by pseudonym") if by_pseudonym else _("by role")


def _credit(credit: Credit) -> str:
    return f"{CREDITS[credit.role]}: {_who(credit.who)}"


def _issued(record: ItemRecord) -> str:
    return _listed(word for word in (record.issued.edtf, record.issued.written) if word)


def _completeness(record: ItemRecord) -> str:
    words = [str(COMPLETENESS[record.completeness])]
    if record.cut_start:
        words.append(_("its beginning is missing"))
    if record.cut_end:
        words.append(_("its end is missing"))
    return _listed(words)


def _rights(record: ItemRecord) -> str:
    return _listed(word for word in (str(RIGHTS[record.rights_basis]), record.licence) if word)


def _part(record: ItemRecord) -> str:
    return record.part_written or ("" if record.part is None else str(record.part))


def _tongue(language: str) -> str:
    return ENDONYMS.get(primary(language), language) if language else ""


def _picture(picture: Picture, spoken: str) -> str:
    """What is said of a picture, what it warns of, and the mark of its pixels."""
    largest = picture.files[-1]
    warnings = (_vocabulary(code, spoken) for code in picture.warnings)
    size = f"{largest.width} × {largest.height}"
    said = [picture.alt, picture.caption, *warnings, size, largest.sha512[:PIXELS_MARK]]
    return _listed(said)


def _yes(value: object) -> str:
    return _("Yes") if value else _("No")
