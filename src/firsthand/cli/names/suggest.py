"""`firsthand names suggest`: which words of texts probably name a person?"""

from pathlib import Path
from typing import Final

import click

from firsthand.cli.names.complaints import EMPTY, Complaints
from firsthand.cli.names.options import (
    INPUT,
    Wants,
    encoding_option,
    language_tag,
    wants_options,
)
from firsthand.cli.names.pieces import Piece, pieces
from firsthand.cli.names.printing import Printer
from firsthand.cli.names.sources import bar_for, blocks, check

TITLES: Final = ("file", "start", "end", "tier", "reason", "words")


@click.command(
    epilog="""\b
Examples:
  firsthand names suggest --language fa letter.txt
  firsthand names suggest --language en --json diary.txt notes.txt"""
)
@click.argument("texts", metavar="TEXT...", type=INPUT, nargs=-1, required=True)
@click.option("--language", callback=language_tag, required=True, metavar="TAG",
              help="The language of the texts: fa, ar, en, fr, or any other.")  # fmt: skip
@encoding_option
@wants_options
def command(*, texts: tuple[Path, ...], language: str, encoding: str, wants: Wants) -> None:
    """Print the words of each TEXT that probably name a person whom no list has.

    A TEXT is plain text. Printed: file, start, end, tier, reason, the words as they stand. Start
    and end count characters (code points) from 0, the end not included; a byte order mark does not
    count, CR does. Tier: likely, or check. What a word is elsewhere in its text counts; a text
    longer than a million characters is read in parts, cut at blank lines. An empty answer never
    means that a text names nobody.
    """
    check(texts, encoding)
    complaints, printer = Complaints(), Printer(wants, TITLES)
    with bar_for(*texts) as advance:
        for path in texts:
            is_empty = True
            for piece in pieces(blocks(path, encoding, advance)):
                is_empty = False
                _print_suggestions(printer, str(path), piece, language)
            if is_empty:
                complaints.about_whole(path, EMPTY)
    complaints.finish()


def _print_suggestions(printer: Printer, path: str, piece: Piece, language: str) -> None:
    from firsthand.names.suggesting import suggest

    for each in suggest(piece.text, language):
        start, end = piece.start + each.start, piece.start + each.end
        words = piece.text[each.start : each.end]
        cells = (path, start, end, each.tier, each.reason, words)
        printer.row(dict(zip(TITLES, cells, strict=True)), cells)
