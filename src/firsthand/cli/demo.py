"""`firsthand demo`: the invented archive, built as a team would build it, then served."""

import shutil
import sys
from pathlib import Path

import click

from firsthand.cli.main import FOUND
from firsthand.cli.options import json_option, print_json, say
from firsthand.cli.workroom import open_workroom
from firsthand.preserve.folder import CONFIG, make_folder


@click.command(
    epilog="""\b
Examples:
  firsthand demo
  firsthand demo some-folder --no-serve"""
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="demo-archive")
@click.option("--serve/--no-serve", default=True, help="Serve it when it is built.")
@click.option("--port", default=8700, help="The workroom's port; the edition has the next one.")
@json_option
def command(*, folder: Path, serve: bool, port: int, as_json: bool) -> None:
    """Build the invented archive in FOLDER, and serve workroom and edition on this machine.

    Everything in it is invented. A demo that stands there already is built anew.
    """
    from firsthand.demo.script import read_script

    script = read_script()
    if (folder / CONFIG).exists():
        _remove_demo(folder)
    from firsthand.demo.config import demo_config_text

    made = make_folder(folder, demo_config_text(script))
    open_workroom(made.root)
    from firsthand.demo.building import PASSWORD, build_demo

    report = build_demo(made, script, lambda step: say(f"demo: {step}"))
    if not report.swapped:
        say("The scan stopped the demo's edition; this is a fault of the demo.")
        sys.exit(FOUND)
    if as_json:
        print_json({"archive": str(made.root), "items": report.release.items, **report.build})
    if serve:
        from firsthand.cli.serving import serve_archive

        logins = [member["login"] for member in script["members"].values()]
        say(f"Log in as {' or '.join(logins)}, password {PASSWORD}")
        serve_archive(made, port=port)


def _remove_demo(folder: Path) -> None:
    """Clears the way for a new demo; anything but a demo is left alone."""
    from firsthand.preserve.folder import open_folder

    if not open_folder(folder).config().invented:
        raise click.UsageError(f"{folder} holds an archive that is no demo. Name another folder.")
    shutil.rmtree(folder)
