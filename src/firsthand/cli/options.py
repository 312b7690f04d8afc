"""Options that commands share, and how they print."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def archive_option(command: Command) -> Command:
    """Adds `--archive DIR`, the archive to work on; by default the folder where we stand."""
    return click.option(
        "--archive",
        "archive",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(),
        show_default="here",
        help="The archive's folder.",
    )(command)


def json_option(command: Command) -> Command:
    """Adds `--json`: one JSON object a line on standard output, for programs."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")(
        command
    )


def by_option(command: Command) -> Command:
    """Adds `--as LOGIN`, the Member who does it."""
    return click.option("--as", "login", metavar="LOGIN", help="The Member who does this.")(command)


def print_json(value: object) -> None:
    """Writes *value* as one line of JSON on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, sort_keys=False))


def say(words: str) -> None:
    """Writes *words* for the person at the terminal, on standard error."""
    click.echo(words, err=True)


def on_terminal() -> bool:
    """Whether a person watches standard error."""
    return sys.stderr.isatty()
