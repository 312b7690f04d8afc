"""`firsthand release`: the gate makes a bundle of what is cleared."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from firsthand.cli.options import archive_option, json_option, print_json, say
from firsthand.cli.workroom import migrate, open_workroom

AS_OF = click.DateTime(formats=["%Y-%m-%d"])


def as_of_option(command: click.decorators.FC) -> click.decorators.FC:
    """Adds `--as-of DAY`, the day for which bases must be live; today (UTC) if not given."""
    return click.option(
        "--as-of", "as_of", type=AS_OF, help="The day that bases must be live on; today."
    )(command)


def day_of(as_of: datetime | None) -> date:
    """The day that was asked for, else today in UTC."""
    return as_of.date() if as_of else datetime.now(UTC).date()


@click.command(epilog="Example: firsthand release bundle/ --archive our-archive")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@as_of_option
@archive_option
@json_option
def command(*, out: Path, as_of: datetime | None, archive: Path, as_json: bool) -> None:
    """Write a bundle of all that is cleared into OUT, a new folder.

    Says what was withheld and why, by id and rule; never by name.
    """
    folder = open_workroom(archive)
    migrate()
    from firsthand.workroom.publishing.pipeline import release_to

    report = release_to(folder, out, as_of=day_of(as_of))
    withheld = [
        {"kind": w.subject_type, "id": w.subject_id, "language": w.language, "why": w.fault}
        for w in report.withheld
    ]
    if as_json:
        print_json({"release": report.release_id, "items": report.items, "withheld": withheld})
        return
    for each in withheld:
        click.echo("withheld  {kind} {id} {language}: {why}".format(**each))
    say(f"{report.items} pages of Items in the bundle, {len(withheld)} notes. Release "
        f"{report.release_id[:12]}.")  # fmt: skip
