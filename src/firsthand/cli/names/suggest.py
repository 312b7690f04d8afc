"""`firsthand names suggest`: which words of texts probably name a person?"""

from pathlib import Path
from typing import Final

import click

from firsthand.cli.names.complaints import Complaints
from firsthand.cli.names.options import INPUT, Wants, language_tag, wants_options
from firsthand.cli.names.printing import Printer
from firsthand.cli.names.sources import bar_for, text_of

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
@wants_options
def command(*, texts: tuple[Path, ...], language: str, wants: Wants) -> None:
    """Print the words of each TEXT that probably name a person whom no list has.

    A TEXT is plain text in UTF-8. Printed: file, start, end, tier, reason, the words as they stand.
    Start and end count characters (code points) from 0, the end not included; a byte order mark
    does not count, CR does. Tier: likely, or check. An empty answer never means that a text names
    nobody.
    """
    from firsthand.names.suggesting import suggest

    complaints, printer = Complaints(), Printer(wants, TITLES)
    with bar_for(*texts) as advance:
        for path in texts:
            text = text_of(path, complaints) or ""
            for each in suggest(text, language):
                words = text[each.start : each.end]
                cells = (str(path), each.start, each.end, each.tier, each.reason, words)
                printer.row(dict(zip(TITLES, cells, strict=True)), cells)
            advance(len(text.encode()))
    complaints.finish()
