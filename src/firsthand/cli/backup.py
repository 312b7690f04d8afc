"""`firsthand backup`: one sealed file of the whole archive."""

from datetime import UTC, datetime
from pathlib import Path

import click

from firsthand.cli.options import archive_option, json_option, print_json, say
from firsthand.preserve.folder import open_folder


@click.command(epilog="Example: firsthand backup --archive our-archive --out /media/stick/a.age")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; by default into the archive's backups/.",
)  # fmt: skip
@click.option(
    "--passphrase",
    envvar="FIRSTHAND_PASSPHRASE",
    prompt=True,
    hide_input=True,
    confirmation_prompt=True,
    help="Asked for if not given; or set FIRSTHAND_PASSPHRASE.",
)
@archive_option
@json_option
def command(*, out: Path | None, passphrase: str, archive: Path, as_json: bool) -> None:
    """Write the database, the originals and the configuration into one file, sealed with age.

    Without the passphrase nobody can open it, we neither. Try a restore before you rely on it.
    """
    from firsthand.preserve.backup import write_backup

    folder = open_folder(archive)
    name = f"firsthand-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.backup"
    target = out or folder.backups / name
    size_bytes = write_backup(folder.root, target, passphrase)
    if as_json:
        print_json({"file": str(target), "size_bytes": size_bytes})
    else:
        say(f"{target}, {size_bytes / 1e6:.1f} MB. Try it: firsthand restore {target} some-folder")
