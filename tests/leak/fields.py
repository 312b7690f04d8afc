"""Every column of our models: what crosses by which Candidate, what steers, what is filled."""

import re
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.apps import apps
from django.db import models
from tests.leak.canaries import Book, Canary

from firsthand.disclosure import candidates
from firsthand.disclosure.classes import Disclosure, Rule

# Columns that cross, and the field of a Candidate in which they do ("join": they say which row
# belongs to which and do not cross themselves).
CROSSES = {
    "Agent.kind": "AgentCandidate.kind",
    "Agent.pid": "AgentCandidate.pid",
    "CorrectionNote.after": "CorrectionCandidate.after",
    "CorrectionNote.before": "CorrectionCandidate.before",
    "CorrectionNote.on": "CorrectionCandidate.on",
    "CorrectionNote.pid": "CorrectionCandidate.pid",
    "CorrectionNote.reason": "CorrectionCandidate.reason",
    "FrontPage.language": "FrontCandidate.language",
    "FrontPageEntry.item": "FrontEntryCandidate.pid",
    "FrontPageEntry.lead": "FrontEntryCandidate.lead",
    "FrontPageEntry.position": "FrontCandidate.entries",
    "Item.calendar": "ItemCandidate.calendar",
    "Item.circumstances": "ItemCandidate.circumstances",
    "Item.completeness": "ItemCandidate.completeness",
    "Item.connection": "ItemCandidate.connection",
    "Item.cut_end": "ItemCandidate.cut_end",
    "Item.cut_start": "ItemCandidate.cut_start",
    "Item.genre": "ItemCandidate.genre",
    "Item.issued": "ItemCandidate.issued",
    "Item.issued_written": "ItemCandidate.issued_written",
    "Item.kind": "ItemCandidate.kind",
    "Item.licence": "ItemCandidate.licence",
    "Item.narrator": "ItemCandidate.narrator",
    "Item.part": "ItemCandidate.part",
    "Item.part_written": "ItemCandidate.part_written",
    "Item.pid": "ItemCandidate.pid",
    "Item.rights_basis": "ItemCandidate.rights_basis",
    "Item.series": "ItemCandidate.series_pid",
    "Item.source_url": "ItemCandidate.source_url",
    "Item.warnings": "ItemCandidate.warnings",
    "ItemAgent.agent": "CreditCandidate.agent_id",
    "ItemAgent.role": "CreditCandidate.role",
    "ItemLink.item": "ItemCandidate.links",
    "ItemLink.kind": "LinkCandidate.kind",
    "ItemLink.to": "LinkCandidate.to_pid",
    "NameForm.language": "FormCandidate.language",
    "NameForm.register": "FormCandidate.register",
    "NameForm.script": "FormCandidate.script",
    "NameForm.text": "FormCandidate.text",
    "Page.slug": "PageCandidate.slug",
    "Rendition.files": "PictureCandidate.files",
    "Rendition.focus_x": "PictureCandidate.focus_x",
    "Rendition.focus_y": "PictureCandidate.focus_y",
    "Rendition.pid": "PictureCandidate.pid",
    "Rendition.warnings": "PictureCandidate.warnings",
    "Series.expected_parts": "SeriesCandidate.expected_parts",
    "Series.pid": "SeriesCandidate.pid",
    "TextVersion.language": "SourceCandidate.language",
    "TextVersion.marks": "SourceCandidate.text",
    "TextVersion.text": "SourceCandidate.text",
    "Translation.language": "PageCandidate.language",
    "Translation.origin": "OwnWords.origin",
    "Translation.text": "OwnWords.text",
}
# Classed as going out, and made anew by the gate or not used yet.
MADE_BY_THE_GATE = {
    "Item.language": "each text says its own language",
    "TextVersion.title": "the gate takes the first heading of the public text",
}
# Columns that never leave, and stand in a Candidate: the gate decides by them.
STEERS = {
    "Agent.minor": ("AgentCandidate.minor", "a minor is never named (I15)"),
    "Agent.protection": ("AgentCandidate.protection", "nor is a sealed person"),
    "Agent.public_role": ("AgentCandidate.public_role", "own voice names officials (F16)"),
    "Basis.ended_at": ("BasisCandidate.ended_at", "an ended Basis carries no name (I16)"),
    "Basis.kind": ("BasisCandidate.kind", "only public interest asks for a review"),
    "Basis.name_forms": ("BasisCandidate.name_forms", "which forms it carries"),
    "Basis.review_on": ("BasisCandidate.review_on", "a review that is due ends it"),
    "Cut.end": ("CutCandidate.span", "where words go"),
    "Cut.kind": ("CutCandidate.kind", "whether words go or are said more generally"),
    "Cut.replacement": ("CutCandidate.replacement", "the general words, kept under I18"),
    "Cut.start": ("CutCandidate.span", "where words go"),
    "Item.date_shown": ("ItemCandidate.date_shown", "how much of the date crosses"),
    "Item.extract_max": ("ItemCandidate.extract_max", "how long an extract may be (I17)"),
    "Item.show_source": ("ItemCandidate.show_source", "whether the address crosses"),
    "Item.state": ("ItemCandidate.state", "only what is described is public"),
    "ItemAgent.position": ("ItemCandidate.credits", "their order"),
    "ItemFlag.code": ("ItemCandidate.threats", "a threat stops publication"),
    "ItemFlag.state": ("ItemCandidate.threats", "while it is open"),
    "KeptLink.end": ("SourceCandidate.kept_links", "which links stay"),
    "KeptLink.start": ("SourceCandidate.kept_links", "which links stay"),
    "Mention.agent": ("MentionCandidate.agent_id", "whom the words name"),
    "Mention.end": ("MentionCandidate.span", "where the name stands"),
    "Mention.replacement": ("MentionCandidate.replacement", "the words put in, kept under I18"),
    "Mention.start": ("MentionCandidate.span", "where the name stands"),
    "Mention.treatment": ("MentionCandidate.treatment", "what becomes of it"),
    "NameForm.blocks": ("FormCandidate.blocks", "whether one word stops a publish"),
    "NameForm.neutral": ("FormCandidate.neutral", "which form our own words use (F3)"),
    "NameForm.of": ("FormCandidate.of", "a Basis covers variants"),
    "Rendition.position": ("ItemCandidate.pictures", "their order"),
    "TextVersion.checked_by": ("SourceCandidate.by_machine", "machine work is labelled (F24)"),
    "TextVersion.kind": ("SourceCandidate.kind", "public versions are no sources"),
    "TextVersion.number": ("SourceCandidate.version_id", "the newest text counts"),
    "TextVersion.of": ("SourceCandidate.of_language", "what a translation is of"),
    "TextVersion.tool": ("SourceCandidate.by_machine", "machine work is labelled (F24)"),
    "Translation.checked": ("OwnWords.is_checked", "machine work waits for a Member (F24)"),
    "Translation.field": ("ItemCandidate.own", "which words they are"),
    "Decision.bases": ("Approval.bases", "the bases that were signed"),
    "Decision.created_at": ("Approval.on", "the day of approval stands on the page"),
    "Decision.digest": ("Approval.digest", "what was signed"),
    "Decision.language": ("Approval.digest", "the newest Decision in a language counts"),
    "Decision.number": ("Approval.digest", "the newest Decision counts"),
    "Decision.verdict": ("Approval.digest", "only an approval publishes"),
    "Decision.version": ("Signed.is_void", "a newer source voids it"),
}
# Keys: which row belongs to which. They are read, and do not cross.
JOINS = {
    "Basis.agent", "CorrectionNote.item", "Cut.text_version", "Decision.subject_id",
    "Decision.subject_type",
    "FrontPageEntry.front_page", "ItemAgent.item", "ItemFlag.item", "KeptLink.text_version",
    "Mention.text_version", "NameForm.agent", "Rendition.item", "TextVersion.item",
    "Translation.owner_id", "Translation.owner_type",
}  # fmt: skip
# Fields of Candidates that are made of whole rows, or are their ids: no column of their own.
COMPOSED = {
    "AgentCandidate.agent_id", "AgentCandidate.bases", "AgentCandidate.forms",
    "AgentCandidate.pseudonyms", "AgentCandidate.roles", "AgentPageCandidate.agent_id",
    "AgentPageCandidate.languages", "BasisCandidate.basis_id", "CorrectionCandidate.words",
    "FormCandidate.form_id", "FrontCandidate.front_page_id", "FrontEntryCandidate.narrator",
    "FrontEntryCandidate.own", "ItemCandidate.corrections", "ItemCandidate.item_id",
    "ItemCandidate.source",
    "PageCandidate.body", "PageCandidate.page_id", "PageCandidate.title",
    "PictureCandidate.own", "PictureFileCandidate.height", "PictureFileCandidate.sha512",
    "PictureFileCandidate.width",
    "SeriesCandidate.series_id", "SeriesCandidate.titles", "SourceCandidate.cuts",
    "SourceCandidate.mentions",
}  # fmt: skip
# Private strings that are codes of a closed list, though no `choices` say so.
CODES = {
    "Original.method": "a CAPTURE code",
    "Comparison.matcher": "a version of the matcher",
    "CustodyEvent.type": "a PREMIS event type",
    "Decision.bases": "ids of bases",
    "Decision.language": "a language",
    "IdentityLink.matcher": "a version of the matcher",
    "Member.language": "a language",
    "Member.roles": "role codes",
    "SearchText.language": "a language",
}
# Private strings that hold random letters of their own: they are searched for as they stand.
RAW = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64,}")
DAY_ZERO = datetime(2091, 1, 1, tzinfo=UTC)  # private days are days of their own
SHORTEST = 11  # code points of a canary

Field = models.Field  # type: ignore[type-arg]


def our_models() -> list[type[models.Model]]:
    """All models of ours, hidden tables of many-to-many fields left out."""
    found = (model for model in apps.get_models() if model.__module__.startswith("firsthand."))
    return sorted(found, key=lambda model: model.__name__)


def columns(model: type[models.Model]) -> Iterator[Field]:
    """The concrete fields of *model*, many-to-many ones too."""
    yield from model._meta.fields
    yield from model._meta.many_to_many


def all_columns() -> Iterator[tuple[str, Field]]:
    for model in our_models():
        for column in columns(model):
            yield f"{model.__name__}.{column.name}", column


def disclosure_of(column: Field) -> Disclosure | None:
    return getattr(column, "disclosure", None)


def class_faults(models_: list[type[models.Model]]) -> list[str]:
    """Fields without a class, or public without a reason (I6)."""
    found = []
    for model in models_:
        for column in columns(model):
            disclosure = disclosure_of(column)
            name = f"{model.__name__}.{column.name}"
            if not isinstance(disclosure, Disclosure):
                found.append(f"{name}: no class")
            elif disclosure.rule is Rule.PUB and not disclosure.why.strip():
                found.append(f"{name}: public without a reason")
    return found


def candidate_fields() -> set[str]:
    """Every field of every Candidate."""
    kinds = (each for each in vars(candidates).values() if isinstance(each, type))
    ours = (kind for kind in kinds if kind.__module__ == candidates.__name__)
    return {f"{kind.__name__}.{each.name}" for kind in ours for each in dataclass_fields(kind)}


def is_private(name: str, column: Field) -> bool:
    disclosure = disclosure_of(column)
    return disclosure is not None and disclosure.rule is Rule.NEV and name not in STEERS


def holds_words(column: Field) -> bool:
    """True for a column that could hold a name: text or JSON, no closed list."""
    if isinstance(column, models.JSONField | models.TextField):
        return True
    is_text = isinstance(column, models.CharField) and not column.choices
    return is_text and (column.max_length or 0) >= SHORTEST


def to_fill() -> Iterator[tuple[str, Field]]:
    """The private columns that must hold a canary: they have words and steer nothing."""
    for name, column in all_columns():
        if is_private(name, column) and holds_words(column) and name not in CODES:
            yield name, column


def fill_private(book: Book) -> None:
    """Nothing; each private column holds something of its own: a canary, a day, a row."""
    for name, column in to_fill():
        for row in column.model._base_manager.all():
            value = getattr(row, column.attname)
            if not (isinstance(value, str) and RAW.fullmatch(value)):
                _fill(row, column, book.new(name))
    words = {name for name, _ in to_fill()}
    for number, (name, column) in enumerate(all_columns()):
        if is_private(name, column) and name not in words | JOINS:
            _fill_other(column, DAY_ZERO + timedelta(days=number))


def _fill_other(column: Field, day: datetime) -> None:
    """Days of their own in columns of days; in those that stand empty, whatever they may hold."""
    rows = column.model._base_manager
    value = _some_value(column, day)
    is_day = isinstance(column, models.DateField)
    if value is not None and rows.exists() and (is_day or not _is_used(column)):
        rows.update(**{column.name: value})


def _some_value(column: Field, day: datetime) -> object:
    match column:
        case models.DateTimeField():
            return day
        case models.DateField():
            return day.date()
        case models.ForeignKey():
            return column.related_model._base_manager.first()
        case models.PositiveIntegerField():
            return 1
        case models.CharField(choices=choices) if choices:
            return choices[-1][0]
        case _:
            return None


def _fill(row: models.Model, column: Field, canary: Canary) -> None:
    words: object = canary.everywhere
    if isinstance(column, models.JSONField):
        words = [canary.everywhere]
    elif column.max_length and len(canary.everywhere) > column.max_length:
        words = canary.latin
    type(row)._base_manager.filter(pk=row.pk).update(**{column.name: words})


def raw_strings() -> dict[str, set[str]]:
    """Private ids, digests and days as they would look in a page, by column."""
    found: dict[str, set[str]] = {}
    for name, column in all_columns():
        disclosure = disclosure_of(column)
        if disclosure and disclosure.rule is not Rule.PUB:
            values = column.model._base_manager.values_list(column.name, flat=True)
            strings = {each for value in values for each in _raw(value)}
            if strings:
                found[name] = strings
    return found


def _raw(value: object) -> Iterator[str]:
    match value:
        case UUID():
            yield from (str(value), value.hex)
        case date() if value.year >= DAY_ZERO.year:
            yield value.isoformat()[:10]
        case str() if RAW.fullmatch(value):
            yield value


def unfilled(book: Book) -> list[str]:
    """Private columns that stand empty in every row: no canary could have come out of them."""
    words = {name for name, _ in to_fill()}
    places = {canary.place for canary in book.secret}
    return [
        name
        for name, column in all_columns()
        if is_private(name, column)
        and not (name in places or name in book.raw if name in words else _is_used(column))
    ]


def _is_used(column: Field) -> bool:
    """True where some row has a value here, other than the one that every row begins with."""
    rows = column.model._base_manager
    if isinstance(column, models.ManyToManyField):
        return rows.filter(**{f"{column.name}__isnull": False}).exists()
    return rows.exclude(**{f"{column.name}__isnull": True}).exclude(**_empty(column)).exists()


def _empty(column: Field) -> dict[str, object]:
    empty = isinstance(column, models.CharField | models.TextField)
    return {column.name: ""} if empty else {}
