"""`firsthand items`: what the archive holds."""

from pathlib import Path

import click

from firsthand.cli.options import archive_option, json_option, print_json
from firsthand.cli.workroom import migrate, open_workroom


@click.command(epilog="Example: firsthand items --archive our-archive --json")
@archive_option
@json_option
def command(*, archive: Path, as_json: bool) -> None:
    """List the Items, in the order in which they came.

    The list holds names of people who are not public: keep it inside.
    """
    open_workroom(archive)
    migrate()
    from firsthand.workroom.archive.lookups import item_objects

    for item in item_objects():
        if as_json:
            print_json(item)
        else:
            title = item["title_original"] or item["title_supplied"]
            state = f"{item['state']:10} {item['language']:4} {item['completeness']:8}"
            click.echo(f"{item['id'][:8]}  {state} {title[:60]}")
