"""Where a word stands in the database: every cell of every table, whatever made it."""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from tests.leak.canaries import Canary
from tests.leak.fields import disclosure_of

from firsthand.disclosure.classes import Column


def columns_with(canaries: Iterable[Canary]) -> set[str]:
    """The columns ("table.column") in which a cell holds one of *canaries*, in any script."""
    words = [word for canary in canaries for word in canary.spellings.values()]
    return {
        name
        for name, cell in _cells()
        if any(word in text for text in (str(cell).lower(),) for word in words)
    }


def _cells() -> Iterator[tuple[str, object]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            names = [f"{table}.{column[0]}" for column in cursor.description]
            for row in cursor.fetchall():
                yield from zip(names, row, strict=True)
    for session in Session.objects.all():
        yield "django_session.session_data", session.get_decoded()


def columns_for_names() -> set[str]:
    """The columns that may hold names of people who are not public (I5)."""
    return {
        f"{model._meta.db_table}.{column.column}"
        for model in apps.get_models()
        for column in model._meta.fields
        if (disclosure := disclosure_of(column)) and disclosure.holds is not Column.CLEAN
    }
