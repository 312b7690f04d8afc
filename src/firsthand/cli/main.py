"""`firsthand`: finds the command, and turns our errors into a sentence and an exit code."""

import sys
from importlib import import_module

import click

from firsthand import __version__
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
}
DONE, FOUND, WRONG_USE = 0, 1, 2


class Commands(click.Group):
    """The commands, each loaded from its own module."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order of a working day."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name; None = there is none."""
        if cmd_name not in COMMANDS:
            return None
        name = "import_" if cmd_name == "import" else cmd_name
        command: click.Command = import_module(f"firsthand.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Writes the list of commands without loading one."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
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
    except FirsthandError as error:
        click.echo(sentence(error), err=True)
        sys.exit(FOUND)
