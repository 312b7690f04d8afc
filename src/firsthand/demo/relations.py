"""Applies the demo's decisions on what answers what, and on what was set right afterwards."""

from collections.abc import Iterator, Mapping

from firsthand.core.codes import CorrectionReason, LinkKind, VersionKind
from firsthand.demo.script import CorrectionScript, Script
from firsthand.workroom.archive.links import link_items
from firsthand.workroom.archive.models import Item, TextVersion
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.texts import correct
from firsthand.workroom.publishing.correcting import SaidCorrection, add_correction


def link(script: Script, items: Mapping[str, Item], maker: Member) -> None:
    """Nothing; each Item says what it answers, where both are at hand."""
    for each in script["item"]:
        for said in each.get("links", []):
            if {each["key"], said["to"]} <= items.keys():
                one, other = items[each["key"]], items[said["to"]]
                link_items(one.id, other.id, LinkKind(said["kind"]), by=maker.id)


def mend(script: Script, items: Mapping[str, Item], maker: Member) -> Iterator[Item]:
    """Each Item that was corrected after its approval: a new text, and a note that says so.

    Raises: RefusedError where the words to be mended do not stand once in the text.
    """
    for each in script["item"]:
        corrections = each.get("corrections", [])
        if corrections and each["key"] in items:
            item = items[each["key"]]
            for said in corrections:
                _mend(item, said, maker)
            yield item


def _mend(item: Item, said: CorrectionScript, maker: Member) -> None:
    before, after = said.get("before", ""), said.get("after", "")
    if "text" in said:
        version = _version_with(item, before)
        correct(version, version.text.replace(before, after), by=maker.id)
    note = SaidCorrection(
        on=said["date"],
        reason=CorrectionReason(said["reason"]),
        before=before,
        after=after,
        words=said["words"],
    )
    add_correction(item.id, note, by=maker.id)


def _version_with(item: Item, words: str) -> TextVersion:
    """The one newest text of *item* in which *words* stand, once."""
    private = item.versions.exclude(kind=VersionKind.PUBLIC).order_by("number")
    newest = {version.language: version for version in private}
    found = [version for version in newest.values() if version.text.count(words) == 1]
    if len(found) != 1:
        raise RefusedError("no_words")
    return found[0]
