"""The names of a list of one name a row."""

from collections.abc import Iterator
from typing import Final

from firsthand.cli.names.sources import Advance
from firsthand.cli.names.tables import Table

NAME: Final = frozenset({"name", "names", "full_name", "full name", "fullname", "form"})


def names_of(table: Table, advance: Advance) -> Iterator[tuple[int, str]]:
    """Line and name of each row that has one to compare; the others go to the complaints."""
    from firsthand.cli.names.refusing import fault_of

    for row in table.rows([NAME], advance):
        name = row.wanted[0]
        if fault := fault_of(name):
            table.complaints.about(table.path, row.line, fault)
        else:
            yield row.line, name
