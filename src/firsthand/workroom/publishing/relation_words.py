"""Corrections and links of a record in words: one Approve signs them with its fields."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from firsthand.core.codes import LinkKind, VersionKind
from firsthand.core.ids import pid_text
from firsthand.core.vocabulary import label
from firsthand.disclosure.rules import Built
from firsthand.disclosure.withheld import NameGuard
from firsthand.public.records import Correction, ItemRecord
from firsthand.public.relations import LinkRecord
from firsthand.workroom.archive.models import Item, ItemLink, TextVersion
from firsthand.workroom.labels import CORRECTIONS
from firsthand.workroom.publishing.record_words import FieldLine
from firsthand.workroom.publishing.relations import approved_ids

NOTHING = "–"
UNSAID = "…"


def relation_lines(record: ItemRecord, links: Iterable[LinkRecord]) -> list[FieldLine]:
    """The corrections of *record*, then its *links* by the public titles of the other Items."""
    corrections = [line for each in record.corrections for line in _correction(each)]
    return [*corrections, *_links(list(links))]


def signed_lines(built: Built) -> list[FieldLine]:
    """All corrections and links that an approval of *built* signs."""
    return relation_lines(built.record, built.links)


def changed_relations(
    old: Sequence[FieldLine], new: Sequence[FieldLine], withheld: NameGuard
) -> list[tuple[FieldLine, FieldLine]]:
    """What differs of corrections and links, before and after.

    Earlier words that hold a name which is withheld now are not repeated.
    """
    before, after = ({line.key: line for line in lines} for lines in (old, new))
    pairs = [(before.get(key), after.get(key)) for key in dict.fromkeys([*before, *after])]
    return [
        (_said(one, other, withheld), other or _empty(one)) for one, other in pairs if one != other
    ]


def _said(one: FieldLine | None, other: FieldLine | None, withheld: NameGuard) -> FieldLine:
    if one is None:
        return _empty(other)
    return one if withheld.allows(one.words) else FieldLine(one.key, one.label, UNSAID)


def _empty(line: FieldLine | None) -> FieldLine:
    return FieldLine(line.key, line.label, NOTHING) if line else FieldLine("", "", NOTHING)


def _correction(correction: Correction) -> Iterator[FieldLine]:
    key = correction.correction_id
    named = _("Correction of %(day)s: %(reason)s") % {
        "day": date_format(correction.on),
        "reason": CORRECTIONS[correction.reason],
    }
    yield FieldLine(key, named, correction.words or NOTHING, correction.language)
    for language, words in correction.others.items():
        yield FieldLine(f"{key} {language}", named, words, language)
    if correction.before or correction.after:
        yield FieldLine(f"{key} before", _("Before"), correction.before or NOTHING)
        yield FieldLine(f"{key} after", _("After"), correction.after or NOTHING)


def _links(links: Sequence[LinkRecord]) -> list[FieldLine]:
    if not links:
        return []
    titles = _public_titles({link.to_id for link in links})
    return [
        FieldLine(f"{link.kind} {link.to_id}", _link_label(link), titles.get(link.to_id, NOTHING))
        for link in links
    ]


def _link_label(link: LinkRecord) -> str:
    return _("It answers") if link.kind is LinkKind.REPLY_TO else _("Of one origin with")


def _public_titles(public_ids: set[str]) -> dict[str, str]:
    """What Items are called in public, by public id: never a heading that nobody has cleared."""
    linked = ItemLink.objects.values("to_id")
    items = {
        item.id: item
        for item in Item.objects.filter(id__in=linked)
        if pid_text(bytes(item.pid)) in public_ids
    }
    approved = approved_ids(items)
    titles = dict(
        TextVersion.objects.filter(item_id__in=items, kind=VersionKind.PUBLIC)
        .order_by("number")
        .values_list("item_id", "title")
    )
    return {
        pid_text(bytes(item.pid)): _title(
            item, titles.get(item.id, ""), is_approved=item.id in approved
        )
        for item in items.values()
    }


def _title(item: Item, title: str, *, is_approved: bool) -> str:
    kind = label(item.kind, get_language() or "en") if item.kind else UNSAID
    words = title or f"[{kind}]"
    return words if is_approved else _("%(title)s (not public yet)") % {"title": words}
