"""A further text of a known Item, from a file: its bytes are kept like any other's."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from firsthand.core.codes import OriginalRole, VersionKind
from firsthand.importers.run import Draft, Parsed, Refused
from firsthand.preserve.capture import Capture
from firsthand.preserve.ocfl import utc_now
from firsthand.workroom.archive.arrivals import Arrival, keep_original
from firsthand.workroom.archive.importing import Desk, Outcome, Status
from firsthand.workroom.archive.inputs import Input, sha512_of
from firsthand.workroom.archive.models import Item, ItemOriginal, Original, TextVersion
from firsthand.workroom.archive.versions import NewVersion, add_version
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.protection.texts import add_text

KINDS = frozenset(
    {
        VersionKind.RECEIVED,
        VersionKind.TRANSCRIPT,
        VersionKind.CORRECTED,
        VersionKind.TRANSLATION,
    }
)


@dataclass(frozen=True, slots=True)
class Further:
    """What the file is to the Item: a kind of text, in a language; empty = as detected.

    A translation is made of the text in `of`; empty = of the one in the Item's own language.
    """

    kind: VersionKind
    language: str = ""
    of: str = ""


def import_into(item: Item, each: Input, further: Further, desk: Desk) -> Outcome:
    """What became of *each* as a further text of *item*.

    Raises: RefusedError for a kind that no file can bring, or a translation of nothing.
    """
    if further.kind not in KINDS:
        raise RefusedError("kind")
    content = each.read()
    if Original.objects.filter(sha512=sha512_of(content), uses__item=item).exists():
        return Outcome(each.name, Status.HELD, (item.id,))
    parsed = desk.worker.parse(content, name_hint=each.name, base_url=desk.base_url)
    if isinstance(parsed, Refused):
        return Outcome(each.name, Status.REFUSED, reason=parsed.code)
    held = Original.objects.filter(sha512=sha512_of(content)).first()
    if held:
        with transaction.atomic():
            _write(item, held, parsed.drafts[0], further, by=desk.by)
    else:
        _keep_and_write(item, Brought(each.name, content, parsed), further, desk)
    return Outcome(each.name, Status.IMPORTED, (item.id,))


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was read and parsed, and is not kept yet."""

    name: str
    content: bytes
    parsed: Parsed


def _keep_and_write(item: Item, brought: Brought, further: Further, desk: Desk) -> None:
    with desk.store.batch() as stage:
        capture = Capture(utc_now(), desk.method, brought.parsed.media_type, brought.name)
        stored = stage.add(brought.content, capture)
        arrival = Arrival(brought.name, stored, capture, brought.parsed)
        stage.commit()
        with transaction.atomic():
            original = keep_original(arrival, desk.by)
            _write(item, original, brought.parsed.drafts[0], further, by=desk.by)


def _write(
    item: Item, original: Original, draft: Draft, further: Further, *, by: UUID | None
) -> None:
    is_translation = further.kind is VersionKind.TRANSLATION
    role = OriginalRole.TRANSLATION if is_translation else OriginalRole.FULL
    ItemOriginal.objects.create(item=item, original=original, role=role, created_by_id=by)
    language = further.language or draft.language
    of = _made_of(item, further, language)
    new = NewVersion(further.kind, language, draft.text, of, by)
    if of is None:
        add_version(item.id, new)
    else:
        add_text(of, new)


def _made_of(item: Item, further: Further, language: str) -> TextVersion | None:
    """The text that a new one is made of: in its own language, or another for a translation."""
    if further.kind is VersionKind.RECEIVED:
        return None
    private = item.versions.exclude(kind=VersionKind.PUBLIC).order_by("number")
    if further.kind is VersionKind.TRANSLATION:
        return private.filter(language=further.of or item.language).last() or private.first()
    return private.filter(language=language).last()
