"""What the account of a leak archive answers, and what was set right on it."""

from typing import TYPE_CHECKING

from firsthand.core.codes import CorrectionReason, LinkKind
from firsthand.workroom.archive.links import link_items
from firsthand.workroom.archive.models import CorrectionNote, Item
from firsthand.workroom.publishing.correcting import SaidCorrection, add_correction
from firsthand.workroom.publishing.services import today

if TYPE_CHECKING:
    from tests.leak.archives import Archive


def relate(archive: "Archive", item: Item, answered: Item) -> None:
    """*item* answers *answered*, which nobody publishes; readers meet all of its correction."""
    link_items(item.id, answered.id, LinkKind.REPLY_TO, by=archive.maker.id)
    narrator = archive.people[0].agent.id
    changed = [archive.book.new_open("correction").latin for _ in ("before", "after")]
    told = f"{{agent:{narrator}}} · {archive.book.new_open('correction').name}"
    correct(archive, item, CorrectionReason.ERROR, *changed, told=told)


def correct(  # noqa: PLR0913 -- all that a correction says
    archive: "Archive",
    item: Item,
    reason: CorrectionReason,
    before: str = "",
    after: str = "",
    *,
    told: str = "It was set right.",
) -> CorrectionNote:
    """A correction in the archive's first language alone, as the screens save it."""
    said = SaidCorrection(today(), reason, before, after, {archive.plan.language: told})
    return add_correction(item.id, said, by=archive.maker.id)
