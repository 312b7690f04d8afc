"""`firsthand restore`: an archive from a backup, checked."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from firsthand.cli.main import FOUND
from firsthand.cli.options import archive_option, json_option, print_json, say
from firsthand.preserve.folder import CONFIG, ArchiveFolder


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
@archive_option
@json_option
def command(*, file: Path, folder: Path, passphrase: str, archive: Path, as_json: bool) -> None:
    """Make an archive in FOLDER, which must be new or empty, from a backup FILE.

    Every original is checked on the way; what is not as it was is named. The archive that FILE
    was made of (where FILE lies in its backups/, or by --archive) remembers that a restore was
    seen, and its workroom stops reminding you.
    """
    from firsthand.preserve.backup import restore_backup

    restored = restore_backup(file, folder, passphrase)
    _note(file, archive)
    if as_json:
        changed = [str(change.object_id) for change in restored.changes]
        print_json({"originals": restored.original_count, "changed": changed})
    else:
        say(f"{restored.original_count} originals restored into {folder}.")
    for change in restored.changes:
        say(f"{change.object_id}  {change.path}: {change.kind}")
    sys.exit(FOUND if restored.changes else 0)


def _note(file: Path, archive: Path) -> None:
    for root in (file.resolve().parent.parent, archive.resolve()):
        if (root / CONFIG).is_file():
            ArchiveFolder(root).note_restore(datetime.now(UTC).date())
            return
