"""`firsthand publish`: release, build, scan, and swap the edition in."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli.main import FOUND
from firsthand.cli.options import archive_option, json_option, print_json, say
from firsthand.cli.release import as_of_option, day_of
from firsthand.cli.workroom import migrate, open_workroom

if TYPE_CHECKING:
    from firsthand.disclosure.dropped import Dropped


@click.command(epilog="Example: firsthand publish --archive our-archive")
@as_of_option
@archive_option
@json_option
def command(*, as_of: datetime | None, archive: Path, as_json: bool) -> None:
    """Make a new edition of all that is cleared, and swap it in when the scan lets it pass.

    Until then the earlier edition stands. Names and contexts are never printed: open scan
    questions are answered in the workroom.
    """
    folder = open_workroom(archive)
    migrate()
    from firsthand.workroom.publishing.pipeline import publish

    on_step = (lambda _step: None) if as_json else (lambda step: say(f"publish: {step}"))
    report = publish(folder, as_of=day_of(as_of), on_step=on_step)
    found = [*report.scan.blocks, *report.scan.questions]
    places = [{"path": f.path, "offset": f.offset, "kind": f.kind} for f in found]
    if as_json:
        withheld = [
            {"kind": w.subject_type, "id": w.subject_id, "language": w.language, "why": w.fault}
            for w in report.release.withheld
        ]
        print_json(
            {
                "swapped": report.swapped,
                "items": report.release.items,
                "withheld": withheld,
                "dropped": [_dropped(each) for each in report.dropped],
                "findings": places,
                "pages_scanned": report.scan.pages,
                "questions_per_1000_pages": report.scan.questions_per_1000_pages,
                **report.build,
            }
        )
    else:
        for place in places:
            click.echo("{kind:6} {path} at byte {offset}".format(**place))
        for each in report.release.withheld:
            click.echo(f"withheld {each.subject_id} {each.language}: {each.fault}")
        for gone in report.dropped:
            click.echo("dropped {kind} {other} of {id} {language}: {why}".format(**_dropped(gone)))
        rate = report.scan.questions_per_1000_pages
        say(f"Scanned {report.scan.pages} pages; {rate} questions per 1,000 pages.")
        say(_summary(swapped=report.swapped, items=report.release.items, found=len(found)))
    sys.exit(0 if report.swapped else FOUND)


def _dropped(gone: "Dropped") -> dict[str, str]:
    """A reply or correction that readers saw and no longer see, by ids and rule."""
    shown = gone.shown
    return {
        "kind": str(shown.what),
        "id": shown.item_id,
        "language": shown.language,
        "other": shown.other_id,
        "why": str(gone.why),
    }


def _summary(*, swapped: bool, items: int, found: int) -> str:
    if swapped:
        return f"The new edition stands, with {items} pages of Items."
    return f"Stopped: the scan has {found} findings. The earlier edition stands."
