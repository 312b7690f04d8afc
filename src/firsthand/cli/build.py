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
@json_option
def command(*, bundle: Path, out: Path, as_json: bool) -> None:
    """Make the edition in OUT, a new folder, from BUNDLE.

    The build reads the bundle and this package and nothing else; it says which fence held.
    """
    run = subprocess.run(  # noqa: S603 - our own interpreter and our own code
        [sys.executable, "-I", "-m", "firsthand.edition", str(bundle), str(out)],
        capture_output=True,
        check=False,
        env={},
        text=True,
    )
    if run.returncode != 0:
        say(f"The edition could not be built: {run.stderr.strip()[:200]}")
        sys.exit(FOUND)
    report = json.loads(run.stdout)
    if as_json:
        print_json(report)
    else:
        say(f"{report['pages']} pages in {out}; fence: {report['fence']}.")
