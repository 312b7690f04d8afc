"""Typed texts of a known Item: a translation or transcript as a Text with its heading."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from firsthand.core.codes import VersionKind
from firsthand.core.text import Mark, MarkKind, Span, Text, clean_block, make_text, plain_text
from firsthand.workroom.archive.models import TextVersion
from firsthand.workroom.archive.versions import NewVersion
from firsthand.workroom.errors import RefusedError, StaleError
from firsthand.workroom.protection.texts import add_text, correct

TITLE_MAX_CP = 500


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as a Member typed it; *tool* is the machine that made it, empty for a person."""

    kind: VersionKind
    language: str
    title: str
    words: str
    tool: str = ""


def typed_text(title: str, words: str) -> Text:
    """One block a line; the title, where there is one, as the heading above them.

    Raises: RefusedError where no words are left.
    """
    body, _ = plain_text(words)
    heading = clean_block(title)[0][:TITLE_MAX_CP]
    string = "\n".join(part for part in (heading, body.string) if part)
    if not body.string:
        raise RefusedError("empty")
    marks = [Mark(MarkKind.HEADING, Span(0, len(heading)), "1")] if heading else []
    return make_text(string, marks)


@transaction.atomic
def add_typed(of: TextVersion, typed: Typed, *, by: UUID) -> TextVersion:
    """The saved text, made *of* another.

    Raises: RefusedError where there are no words, or a translation into its own language.
    """
    if typed.kind is VersionKind.TRANSLATION and typed.language == of.language:
        raise RefusedError("same_language")
    text = typed_text(typed.title, typed.words)
    new = NewVersion(typed.kind, typed.language, text, of, by, typed.tool.strip()[:80])
    return add_text(of, new)


@transaction.atomic
def correct_newest(of: TextVersion, words: str, *, by: UUID) -> TextVersion:
    """The corrected text.

    Raises: StaleError where a newer text in that language stands already, RefusedError.
    """
    if newest_beside(of).id != of.id:
        raise StaleError(of.id)
    return correct(of, words, by=by)


def newest_beside(version: TextVersion) -> TextVersion:
    """The newest private text of the same Item in the same language."""
    rows = TextVersion.objects.filter(item_id=version.item_id, language=version.language)
    return rows.exclude(kind=VersionKind.PUBLIC).order_by("-number")[0]
