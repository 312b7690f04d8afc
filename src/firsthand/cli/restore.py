"""`firsthand restore`: an archive from a backup, checked."""

import sys
from pathlib import Path

import click

from firsthand.cli.main import FOUND
from firsthand.cli.options import json_option, print_json, say


@click.command(epilog="Example: firsthand restore backups/firsthand-20260101T120000Z.backup again")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--passphrase",
    envvar="FIRSTHAND_PASSPHRASE",
    prompt=True,
    hide_input=True,
    help="Asked for if not given; or set FIRSTHAND_PASSPHRASE.",
)
@json_option
def command(*, file: Path, folder: Path, passphrase: str, as_json: bool) -> None:
    """Make an archive in FOLDER, which must be new or empty, from a backup FILE.

    Every original is checked on the way; what is not as it was is named.
    """
    from firsthand.preserve.backup import restore_backup

    restored = restore_backup(file, folder, passphrase)
    if as_json:
        changed = [str(change.object_id) for change in restored.changes]
        print_json({"originals": restored.original_count, "changed": changed})
    else:
        say(f"{restored.original_count} originals restored into {folder}.")
    for change in restored.changes:
        say(f"{change.object_id}  {change.path}: {change.kind}")
    sys.exit(FOUND if restored.changes else 0)
