"""New texts of a known Item, with Mentions, Cuts and flags carried along by `rewrite`."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from firsthand.core.codes import FlagState, VersionKind
from firsthand.core.differences import edits_between
from firsthand.core.rewrite import Carried, Edit, Fate, rewrite
from firsthand.core.text import LINE_END, Span, Text, clean_block
from firsthand.workroom.archive.models import ItemFlag, TextVersion
from firsthand.workroom.archive.versions import NewVersion, add_version, text_of
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.protection.models import Cut, Mention

CARRIES = frozenset({VersionKind.CORRECTED, VersionKind.TRANSCRIPT})


@transaction.atomic
def correct(of: TextVersion, words: str, *, by: UUID) -> TextVersion:
    """The corrected version of *of* that reads *words*; its marks and decisions carried along.

    The one that stands already, where the words are the same.

    Raises: RefusedError where nothing would be left.
    """
    wanted = "\n".join(clean for line in LINE_END.split(words) if (clean := clean_block(line)[0]))
    if not wanted:
        raise RefusedError("empty")
    old = text_of(of)
    edits = edits_between(old.string, wanted)
    if not edits:
        return of
    text = rewrite(old, edits).text
    return add_text(of, NewVersion(VersionKind.CORRECTED, of.language, text, of, by))


@transaction.atomic
def add_text(of: TextVersion, new: NewVersion) -> TextVersion:
    """The saved version, made *of* another; within one language decisions are carried along."""
    version = add_version(of.item_id, new)
    if new.kind in CARRIES and new.language == of.language:
        _carry(of, version, edits_between(of.text, version.text))
    return version


def _carry(old: TextVersion, new: TextVersion, edits: Sequence[Edit]) -> None:
    """KEPT keeps its decision; CHANGED is open again; LOST goes (docs/architecture.md, Texts)."""
    _carry_mentions(old, new, edits)
    _carry_cuts(old, new, edits)
    _carry_flags(old, new, edits)


def _carried(text: Text, edits: Sequence[Edit], spans: Sequence[Span]) -> tuple[Carried, ...]:
    return rewrite(Text(text.string), edits, spans).spans


def _carry_mentions(old: TextVersion, new: TextVersion, edits: Sequence[Edit]) -> None:
    mentions = list(old.mentions.order_by("start", "end"))
    moved = _carried(text_of(old), edits, [Span(m.start, m.end) for m in mentions])
    rows = [
        _moved_mention(mention, new, carried)
        for mention, carried in zip(mentions, moved, strict=True)
        if carried.span
    ]
    Mention.objects.bulk_create(rows, ignore_conflicts=True)


def _moved_mention(mention: Mention, new: TextVersion, carried: Carried) -> Mention:
    kept = carried.fate is Fate.KEPT
    span = carried.span or Span(mention.start, mention.end)
    return Mention(
        text_version=new,
        start=span.start,
        end=span.end,
        agent_id=mention.agent_id,
        name_form_id=mention.name_form_id,
        suggested_by=mention.suggested_by,
        treatment=mention.treatment if kept else "",
        replacement=mention.replacement if kept else "",
        decided_by_id=mention.decided_by_id if kept else None,
        decided_at=mention.decided_at if kept else None,
    )


def _carry_cuts(old: TextVersion, new: TextVersion, edits: Sequence[Edit]) -> None:
    """A Cut whose words changed is kept over what is left of them: the safe side."""
    cuts = list(old.cuts.order_by("start", "end"))
    moved = _carried(text_of(old), edits, [Span(c.start, c.end) for c in cuts])
    Cut.objects.bulk_create(
        Cut(
            text_version=new,
            start=carried.span.start,
            end=carried.span.end,
            kind=cut.kind,
            replacement=cut.replacement,
            reason=cut.reason,
            decided_by_id=cut.decided_by_id,
            decided_at=cut.decided_at,
        )
        for cut, carried in zip(cuts, moved, strict=True)
        if carried.span
    )


def _carry_flags(old: TextVersion, new: TextVersion, edits: Sequence[Edit]) -> None:
    flags = list(old.flags.filter(state=FlagState.OPEN))
    placed = [flag for flag in flags if flag.start is not None and flag.end is not None]
    spans = [Span(flag.start or 0, flag.end or 1) for flag in placed]
    moved = dict(zip((f.id for f in placed), _carried(text_of(old), edits, spans), strict=True))
    rows = []
    for flag in flags:
        carried = moved.get(flag.id)
        if carried is None or carried.span:
            span = carried.span if carried else None
            rows.append(
                ItemFlag(
                    item_id=flag.item_id,
                    text_version=new,
                    code=flag.code,
                    start=span.start if span else None,
                    end=span.end if span else None,
                )
            )
    ItemFlag.objects.bulk_create(rows)
    ItemFlag.objects.filter(id__in=[flag.id for flag in flags]).update(state=FlagState.DONE)
