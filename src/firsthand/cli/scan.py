"""`firsthand scan`: is anything in an edition that must not be?"""

import sys
from pathlib import Path

import click

from firsthand.cli.main import FOUND
from firsthand.cli.options import json_option, print_json, say
from firsthand.disclosure.scan import CANNOT_FIND, Finding, listed_names, scan

HELP = (
    "Search EDITION for names that must not be in it; say where, never which.\n\n"
    "Every published byte is unwrapped: text across tags, entities, percent and JSON escapes, "
    "gzip, zip, base64, letter variants of Persian and Arabic, addresses, file names.\n\n"
    "It cannot find: " + "; ".join(CANNOT_FIND) + "."
)


@click.command(
    help=HELP,
    epilog="""\b
Examples:
  firsthand scan --archive our-archive
  firsthand scan --edition site/ --withheld names.txt""",
)
@click.option(
    "--edition", type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of the edition; by default the archive's own.",
)  # fmt: skip
@click.option(
    "--withheld", type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A file with one name a line; any match is a finding. Without it, the archive's names.",
)  # fmt: skip
@click.option(
    "--archive", type=click.Path(path_type=Path, file_okay=False), default=Path(),
    help="The archive whose names are withheld.", show_default="here",
)  # fmt: skip
@json_option
def command(*, edition: Path | None, withheld: Path | None, archive: Path, as_json: bool) -> None:
    """Search an edition for names that must not be in it."""
    findings = _of_list(edition, archive, withheld) if withheld else _of_archive(edition, archive)
    for finding in findings:
        place = {"path": finding.path, "offset": finding.offset, "kind": finding.kind}
        if as_json:
            print_json(place)
        else:
            click.echo("{kind:10} {path} at byte {offset}".format(**place))
    say(f"{len(findings)} findings." if findings else "Nothing found.")
    sys.exit(FOUND if findings else 0)


def _of_list(edition: Path | None, archive: Path, withheld: Path) -> list[Finding]:
    lines = withheld.read_text(encoding="utf-8-sig").splitlines()
    return list(scan(edition or archive / "edition", listed_names(lines)))


def _of_archive(edition: Path | None, archive: Path) -> list[Finding]:
    from firsthand.cli.release import day_of
    from firsthand.cli.workroom import migrate, open_workroom

    folder = open_workroom(archive)
    migrate()
    from firsthand.workroom.publishing.pipeline import scan_again

    verdict = scan_again(folder, edition or folder.edition, as_of=day_of(None))
    return [*verdict.blocks, *verdict.questions]
