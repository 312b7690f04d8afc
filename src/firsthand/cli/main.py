"""`firsthand`: finds the command, and turns our errors into a sentence and an exit code."""

import os
import sys

import click

from firsthand import __version__
from firsthand.cli.lazy import LazyGroup
from firsthand.cli.words import sentence
from firsthand.core.errors import FirsthandError

COMMANDS = {
    "init": "make a new archive in a folder",
    "demo": "build the invented archive and serve it",
    "import": "bring in files, folders or pasted text",
    "items": "list the Items",
    "members": "list, add or change Members",
    "serve": "serve workroom and edition on this machine",
    "release": "let the gate make a bundle of what is cleared",
    "build": "make the edition from a bundle",
    "scan": "search an edition for names that must not be in it",
    "publish": "release, build, scan, and swap the edition in",
    "verify": "check every original against what came in",
    "backup": "write one sealed file of the archive",
    "restore": "make an archive from a backup",
    "names": "compare and find names in lists and texts, without an archive",
}
DONE, FOUND, WRONG_USE = 0, 1, 2


@click.command(
    cls=LazyGroup,
    package="firsthand.cli",
    listing=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="firsthand")
def firsthand() -> None:
    """An archive for first-hand accounts, and the one-way gate to what is published.

    \b
    Exit codes: 0 done, 1 found a problem, 2 wrong use.
    """  # noqa: D301 - click's mark for text that stays as it is


def main() -> None:
    """Runs the command that the arguments name, and ends the process with its exit code."""
    try:
        firsthand.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(WRONG_USE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. What was acknowledged is kept; run the same command again.", err=True)
        sys.exit(FOUND)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # `| head` has enough
        sys.exit(FOUND)
    except FirsthandError as error:
        click.echo(sentence(error), err=True)
        sys.exit(FOUND)
