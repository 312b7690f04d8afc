"""Links between Items: signed with the record that they start from, written apart (ADR 19).

A link crosses only where both its Items do; one that dangles says nothing of the other Item.
"""

from collections.abc import Container, Iterable, Iterator

from firsthand.core.canonical import digest_of
from firsthand.core.ids import pid_text
from firsthand.disclosure.appearances import Named
from firsthand.disclosure.candidates import ItemCandidate
from firsthand.public.encoding import record_json
from firsthand.public.records import ItemRecord
from firsthand.public.relations import LinkRecord


def composed_links(candidate: ItemCandidate) -> tuple[LinkRecord, ...]:
    """All links of an Item in one order, whatever stands at their other ends: what is signed."""
    item_id = pid_text(candidate.pid)
    records = {LinkRecord(each.kind, item_id, pid_text(each.to_pid)) for each in candidate.links}
    return tuple(sorted(records, key=lambda link: (link.kind, link.to_id)))


def standing_links(links: Iterable[LinkRecord], public: Container[str]) -> Iterator[LinkRecord]:
    """Those of *links* both of whose Items are *public*: dropping the others needs no approval."""
    return (link for link in links if link.item_id in public and link.to_id in public)


def signed_digest(record: ItemRecord, links: Iterable[LinkRecord], named: Named) -> str:
    """What an approval signs: SHA-512 of canonical JSON, of a record and all links of its Item.

    With them who is meant by the names that stand in it: the lists on Agents' pages follow it.
    """
    signed = {
        "links": [record_json(link) for link in links],
        "named": {
            "credited": sorted(map(str, named.credited)),
            "mentioned": sorted(map(str, named.mentioned)),
            "narrated": sorted(map(str, named.narrated)),
        },
        "record": record_json(record),
    }
    return digest_of(signed)
