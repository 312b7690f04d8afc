"""`firsthand serve`: workroom and edition on this machine."""

from pathlib import Path

import click

from firsthand.cli.options import archive_option, json_option
from firsthand.cli.workroom import migrate, open_workroom


@click.command(epilog="Example: firsthand serve --archive our-archive --port 8700")
@click.option("--port", default=8700, help="The workroom's port; the edition has the next one.")
@archive_option
@json_option
def command(*, port: int, archive: Path, as_json: bool) -> None:
    """Serve the workroom, and the edition as readers would see it, to this machine alone."""
    folder = open_workroom(archive)
    migrate()
    from firsthand.cli.serving import serve_archive

    serve_archive(folder, port=port, as_json=as_json)
