"""Options that the names commands share, gathered into one value each."""

import codecs
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import click

from firsthand.cli.names.sources import UTF8
from firsthand.cli.names.tables import Layout
from firsthand.cli.options import json_option

Command = TypeVar("Command", bound=Callable[..., Any])

KINDS: Final = ("person", "organization", "place")  # as NameKind, which loads the whole room
TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
SPOKEN: Final = {"tab": "\t", r"\t": "\t", "comma": ",", "semicolon": ";"}
ESCAPES: Final = ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7")
INPUT: Final = click.Path(path_type=Path, dir_okay=False, exists=True, allow_dash=True)


@dataclass(frozen=True, slots=True)
class Wants:
    """How the answer is to be printed."""

    as_json: bool = False
    titles: bool = False
    keep: bool = False
    explain: bool = False


def gathered(name: str, into: type) -> Callable[[Command], Command]:
    """Gives the options that are fields of *into* to the command as one value, called *name*."""
    own = [each.name for each in fields(into)]

    def decorate(command: Command) -> Command:
        @wraps(command)
        def inner(**given: Any) -> Any:
            value = into(**{each: given.pop(each) for each in own if each in given})
            return command(**given, **{name: value})

        return cast(Command, inner)

    return decorate


def layout_options(command: Command) -> Command:
    """Adds `--encoding`, `--heading/--no-heading` and `--delimiter`: how a list is laid out."""
    command = encoding_option(gathered("layout", Layout)(command))
    command = click.option(
        "--delimiter", callback=_delimiter, metavar="CHARACTER",
        help="What parts the columns: one character, or tab, comma, semicolon.",
        show_default="for .csv comma or semicolon, else tab",
    )(command)  # fmt: skip
    return click.option(
        "--heading/--no-heading", default=None,
        help="Whether the first line is a heading.", show_default="told by its words",
    )(command)  # fmt: skip


def encoding_option(command: Command) -> Command:
    """Adds `--encoding`, how all files that the command reads are written."""
    return click.option(
        "--encoding", callback=_encoding, default=UTF8, metavar="NAME", show_default=True,
        help="How the files are written, such as utf-16, windows-1256.",
    )(command)  # fmt: skip


def wants_options(command: Command) -> Command:
    """Adds `--titles` and `--json`, how the answer is printed."""
    command = json_option(gathered("wants", Wants)(command))
    return click.option("--titles", is_flag=True, help="Print a line of column names first.")(
        command
    )


def kind_option(command: Command) -> Command:
    """Adds `--kind`, what the names are names of."""
    return click.option(
        "--kind", type=click.Choice(KINDS), default="person", show_default=True,
        help="What the names are names of.",
    )(command)  # fmt: skip


def language_tag(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """*value* if it is a BCP 47 tag. Raises: click.BadParameter."""
    if TAG.fullmatch(value) is None:
        raise click.BadParameter("not a language tag; such as fa, ar, en, fr.")
    return value


def _encoding(_context: click.Context, _option: click.Parameter, value: str) -> str:
    try:
        name = codecs.lookup(value).name
        "é".encode(name, "ignore")  # what is no encoding of texts, such as zip, is a LookupError
    except (LookupError, UnicodeError):
        name = ""
    if not name or name in ESCAPES:
        raise click.BadParameter("not known; such as utf-8, utf-16, windows-1256, windows-1252.")
    return name


def _delimiter(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    sign = SPOKEN.get(value.lower(), value)
    if len(sign) != 1 or sign in '"\r\n' or unicodedata.category(sign) == "Cs":
        raise click.BadParameter("one character, or tab, comma, semicolon.")
    return sign
