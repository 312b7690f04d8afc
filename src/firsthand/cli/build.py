"""`firsthand build`: the edition from a bundle, in a process of its own that sees nothing else."""

import json
import subprocess
import sys
from pathlib import Path

import click

from firsthand.cli.main import FOUND
from firsthand.cli.options import json_option, print_json, say


@click.command(epilog="Example: firsthand build bundle/ site/")
@click.argument("bundle", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--state",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Remember in FILE how OUT was built, for the next build. Keep it out of the edition.",
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Take over what is as it was in this edition, of which --state FILE tells.",
)
@json_option
def command(
    *, bundle: Path, out: Path, state: Path | None, previous: Path | None, as_json: bool
) -> None:
    """Make the edition in OUT, a new folder, from BUNDLE.

    The build reads the bundle and this package and nothing else, save the edition of --previous;
    it says which fence held. The edition is the same, byte for byte, with --previous and without.
    """
    if previous and not state:
        raise click.UsageError("--previous needs --state: the file that tells how it was built.")
    places = [str(place) for place in (bundle, out, state, previous) if place]
    run = subprocess.run(  # noqa: S603 - our own interpreter and our own code
        [sys.executable, "-I", "-m", "firsthand.edition", *places],
        capture_output=True,
        check=False,
        env={},
        text=True,
    )
    if run.returncode != 0:
        say(f"The edition could not be built: {run.stderr.strip()[:200]}")
        sys.exit(FOUND)
    if state:
        state.with_name(f"{state.name}.new").replace(state)
    report = json.loads(run.stdout)
    if as_json:
        print_json(report)
    else:
        say(f"{report['pages']} pages in {out}; fence: {report['fence']}.")
