"""What the account of a leak archive answers, and what was set right on it."""

from typing import TYPE_CHECKING

from firsthand.core.codes import CorrectionReason, LinkKind
from firsthand.workroom.archive.links import link_items
from firsthand.workroom.archive.models import CorrectionNote, Item
from firsthand.workroom.publishing.correcting import SaidCorrection, add_correction
from firsthand.workroom.publishing.services import today

if TYPE_CHECKING:
    from tests.leak.archives import Archive

PROTECTING = "CorrectionNote, under a reason that shows no words"


def relate(archive: "Archive", item: Item, answered: Item) -> None:
    """*item* answers *answered*, which nobody publishes; four corrections of all sorts."""
    link_items(item.id, answered.id, LinkKind.REPLY_TO, by=archive.maker.id)
    _with_open_words(archive, item)
    _that_protects(archive, item)
    _with_a_name(archive, item)


def _with_open_words(archive: "Archive", item: Item) -> None:
    """Readers meet all of it, in one language; the narrator stands there by slot."""
    narrator = archive.people[0].agent.id
    told = f"{{agent:{narrator}}} · {archive.book.new_open('correction').name}"
    changed = [archive.book.new_open("correction").latin for _ in ("before", "after")]
    words = {archive.plan.language: told}
    said = SaidCorrection(today(), CorrectionReason.ERROR, *changed, words)
    add_correction(item.id, said, by=archive.maker.id)


def _that_protects(archive: "Archive", item: Item) -> None:
    """The words stand in the row, past every service, and in no edition."""
    for reason in (CorrectionReason.LEGAL, CorrectionReason.SAFETY):
        note = _plain(archive, item, reason)
        note.before, note.after = (archive.book.new(PROTECTING).everywhere for _ in range(2))
        note.save()


def _with_a_name(archive: "Archive", item: Item) -> None:
    """An error whose words hold the name of somebody who is withheld, past every service."""
    note = _plain(archive, item, CorrectionReason.ERROR)
    note.before = f"kept by {archive.hidden.written(archive.plan.language)}"
    note.after = archive.book.new("CorrectionNote.after beside a withheld name").everywhere
    note.save()


def _plain(archive: "Archive", item: Item, reason: CorrectionReason) -> CorrectionNote:
    words = dict.fromkeys((archive.plan.language, "en"), "It was set right.")
    said = SaidCorrection(today(), reason, words=words)
    return add_correction(item.id, said, by=archive.maker.id)
