"""Reads what a bundle shows of replies and corrections, and says what the next one would drop."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand.core.codes import LinkKind
from firsthand.disclosure.dropped import Dropped, Kept, Showing, Shown, dropped
from firsthand.disclosure.faults import Withheld
from firsthand.public.bundle import ITEMS, Bundle
from firsthand.public.relations import LinkRecord

# Quotation marks inside a string are escaped, so neither of these can be words of a text.
NO_CORRECTIONS = b'"corrections":[]'
ITEM_ID = re.compile(rb'"item_id":"([0-9a-v]{26})"')


def dropped_between(
    before: Bundle | None, after: Bundle, withheld: list[Withheld]
) -> tuple[Dropped, ...]:
    """Replies and corrections of the edition *before* that the one of *after* would not have."""
    if before is None:
        return ()
    old = showing_of(before)
    return dropped(old, showing_of(after, old.ids), withheld)


def showing_of(bundle: Bundle, watched: frozenset[str] = frozenset()) -> Showing:
    """What *bundle* shows; the records of *watched* Items are told too.

    One line is in memory at a time, and only those that matter are parsed.
    """
    replies: dict[str, list[LinkRecord]] = {}
    for link in bundle.links:
        if link.kind is LinkKind.REPLY_TO:
            replies.setdefault(link.item_id, []).append(link)
    wanted = watched | replies.keys() | {link.to_id for each in replies.values() for link in each}
    records = list(_records(bundle.folder / ITEMS, wanted))
    shown = [each for record in records for each in _shown(record, replies)]
    return Showing(
        frozenset(shown), frozenset((record["item_id"], record["language"]) for record in records)
    )


def _records(file: Path, wanted: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Id, language and corrections of the records that have some, and of the *wanted* Items."""
    with file.open("rb") as lines:
        for line in lines:
            found = ITEM_ID.search(line)
            if found and (NO_CORRECTIONS not in line or found[1].decode() in wanted):
                record = json.loads(line)["record"]
                yield {key: record[key] for key in ("item_id", "language", "corrections")}


def _shown(record: dict[str, Any], replies: dict[str, list[LinkRecord]]) -> Iterator[Shown]:
    item_id, language = record["item_id"], record["language"]
    for link in replies.get(item_id, ()):
        yield Shown(Kept.REPLY, item_id, language, link.to_id)
    for correction in record["corrections"]:
        yield Shown(Kept.CORRECTION, item_id, language, correction["correction_id"])
