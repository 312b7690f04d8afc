"""TextVersions: made here alone, append-only, with the search words beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max

from firsthand.core.canonical import digest_of
from firsthand.core.codes import VersionKind
from firsthand.core.text import Text, marks_from_json, marks_to_json, title_of
from firsthand.names.folding import fold
from firsthand.workroom.archive.models import SearchText, TextVersion


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A text to be kept, with what it was made `of`; None = from the Original.

    `edits` are the frozen Cuts of a public version: rows [start, end, kind, replacement].
    """

    kind: VersionKind
    language: str
    text: Text
    of: TextVersion | None = None
    made_by: UUID | None = None
    tool: str = ""
    edits: tuple[list[object], ...] = ()


def text_digest(text: Text) -> str:
    """The SHA-512 of a text and its marks, in hexadecimal."""
    return digest_of({"text": text.string, "marks": marks_to_json(text.marks)})


def text_of(version: TextVersion) -> Text:
    """The text of a version as the core's value."""
    return Text(version.text, marks_from_json(version.marks))


def version_row(item_id: UUID, number: int, new: NewVersion) -> TextVersion:
    """The unsaved row of *new* as an Item's version of that number."""
    return TextVersion(
        item_id=item_id,
        number=number,
        kind=new.kind,
        language=new.language,
        text=new.text.string,
        marks=marks_to_json(new.text.marks),
        title=title_of(new.text),
        of=new.of,
        of_digest=new.of.digest if new.of else "",
        digest=text_digest(new.text),
        made_by_id=new.made_by,
        created_by_id=new.made_by,
        tool=new.tool,
        edits=list(new.edits),
    )


def add_version(item_id: UUID, new: NewVersion) -> TextVersion:
    """The saved version, numbered after the Item's last; call it inside a transaction."""
    last = TextVersion.objects.filter(item_id=item_id).aggregate(last=Max("number"))["last"] or 0
    version = version_row(item_id, last + 1, new)
    version.save(force_insert=True)
    if new.kind is not VersionKind.PUBLIC:
        index_versions([version])
    return version


def index_versions(versions: Iterable[TextVersion]) -> None:
    """Nothing; the word filter finds these texts, newest last, instead of older ones."""
    rows = {
        (version.item_id, version.language): SearchText(
            item_id=version.item_id, language=version.language, folded=fold(version.text)
        )
        for version in versions
    }
    SearchText.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["item", "language"],
        update_fields=["folded"],
    )
