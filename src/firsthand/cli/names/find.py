"""`firsthand names find`: where do known names stand in texts?"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from firsthand.cli.names.complaints import Complaints
from firsthand.cli.names.options import INPUT, Wants, layout_options, wants_options
from firsthand.cli.names.printing import Printer
from firsthand.cli.names.sources import bar_for, text_of
from firsthand.cli.names.tables import Layout, Table

if TYPE_CHECKING:
    from firsthand.names.finding import Forms

ID: Final = frozenset({"id", "form_id", "agent", "key"})
FORM: Final = frozenset({"form", "name", "names", "full_name"})
TITLES: Final = ("file", "start", "end", "id", "how", "words")
PIECE: Final = 1 << 20  # characters that are read at once, and on to the next blank line
BLANK_LINE: Final = re.compile(r"(?<![,،\s])\r?\n[ \t]*\r?\n")


@click.command(
    epilog="""\b
Examples:
  firsthand names find forms.tsv letter.txt diary.txt
  firsthand names find --json forms.csv - < letter.txt"""
)
@click.argument("forms", metavar="FORMS", type=INPUT)
@click.argument("texts", metavar="TEXT...", type=INPUT, nargs=-1, required=True)
@layout_options
@wants_options
def command(*, forms: Path, texts: tuple[Path, ...], layout: Layout, wants: Wants) -> None:
    """Print where the names of FORMS stand in each TEXT, in whatever spelling or script.

    FORMS has the columns id and form, or one form a line, which is its own id. A TEXT is plain
    text in UTF-8. Printed: file, start, end, id, how, the words as they stand. Start and end count
    characters (code points) from 0, the end not included; a byte order mark does not count, CR
    does. How: exact (letter for letter), folded (but for accents, case and forms of letters), or
    variant (another spelling or script). No finding does not mean that nobody is named.
    """
    from firsthand.names.finding import find

    complaints = Complaints()
    compiled = _compiled(Table(forms, layout, complaints, lone=True))
    printer = Printer(wants, TITLES)
    with bar_for(*texts) as advance:
        for path in texts:
            text = text_of(path, complaints) or ""
            for offset, piece in pieces(text):
                for hit in find(piece, compiled):
                    start, end = offset + hit.start, offset + hit.end
                    cells = (str(path), start, end, hit.form_id, hit.how, text[start:end])
                    values = {**dict(zip(TITLES, cells, strict=True)), "score": round(hit.score, 3)}
                    printer.row(values, cells)
                advance(len(piece.encode()))
    complaints.finish()


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """*text* in pieces that end at a blank line, each with where it begins; no name spans one."""
    start = 0
    while start < len(text):
        found = BLANK_LINE.search(text, start + PIECE)
        end = found.end() if found else len(text)
        yield start, text[start:end]
        start = end


def _compiled(table: Table) -> "Forms":
    from firsthand.names.finding import Reach, compile_forms

    return compile_forms(_pairs(table), reach=Reach.VARIANTS)


def _pairs(table: Table) -> Iterator[tuple[str, str]]:
    """The id and the form of each row; a list of one column has its forms for ids."""
    from firsthand.cli.names.refusing import fault_of

    for row in table.rows([ID, FORM], lambda _: None):
        form_id, form = row.wanted[0], row.wanted[-1]
        if fault := fault_of(form):
            table.complaints.about(table.path, row.line, fault)
        else:
            yield form_id, form
