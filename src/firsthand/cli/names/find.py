"""`firsthand names find`: where do known names stand in texts?"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from firsthand.cli.names.complaints import EMPTY, Complaints
from firsthand.cli.names.options import INPUT, Wants, layout_options, wants_options
from firsthand.cli.names.pieces import Piece, pieces
from firsthand.cli.names.printing import Printer
from firsthand.cli.names.sources import bar_for, blocks, check
from firsthand.cli.names.tables import Layout, Table

if TYPE_CHECKING:
    from firsthand.names.finding import Forms

ID: Final = frozenset({"id", "form_id", "agent", "key", "no", "nr", "number"})
FORM: Final = frozenset({"form", "name", "names", "full_name"})
TITLES: Final = ("file", "start", "end", "id", "how", "words")


@click.command(
    epilog="""\b
Examples:
  firsthand names find forms.tsv letter.txt diary.txt
  firsthand names find --json forms.csv - < letter.txt"""
)
@click.argument("forms", metavar="FORMS", type=INPUT)
@click.argument("texts", metavar="TEXT...", type=INPUT, nargs=-1, required=True)
@click.option("--column", metavar="HEADING", help="The heading over the forms.",
              show_default="form or name, else the second column")  # fmt: skip
@layout_options
@wants_options
def command(*, forms: Path, texts: tuple[Path, ...], layout: Layout, wants: Wants) -> None:
    """Print where the names of FORMS stand in each TEXT, in whatever spelling or script.

    FORMS has the columns id and form, or a column of forms alone, each its own id. A TEXT is plain
    text. Printed: file, start, end, id, how, the words as they stand. Start and end count
    characters (code points) from 0, the end not included; a byte order mark does not count, CR
    does. How: exact (letter for letter), folded (but for accents, case and forms of letters), or
    variant (another spelling or script). With --json a variant has a score too. No finding does
    not mean that nobody is named.
    """
    check(texts, layout.encoding, lists=[forms])
    complaints = Complaints()
    compiled = _compiled(Table(forms, layout, complaints, lone=True))
    printer = Printer(wants, TITLES)
    with bar_for(*texts) as advance:
        for path in texts:
            is_empty = True
            for piece in pieces(blocks(path, layout.encoding, advance)):
                is_empty = False
                _print_hits(printer, str(path), piece, compiled)
            if is_empty:
                complaints.about_whole(path, EMPTY)
    complaints.finish()


def _print_hits(printer: Printer, path: str, piece: Piece, compiled: "Forms") -> None:
    from firsthand.names.finding import find

    for hit in find(piece.text, compiled):
        start, end = piece.start + hit.start, piece.start + hit.end
        cells = (path, start, end, hit.form_id, hit.how, piece.text[hit.start : hit.end])
        values = {**dict(zip(TITLES, cells, strict=True)), "score": round(hit.score, 3)}
        printer.row(values, cells)


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
