"""`python -m firsthand.cli.edition_server FOLDER PORT`: the edition on loopback, to look at.

A reader's server is any web server; this one keeps no log and knows nothing but the folder.
"""

import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class EditionHandler(SimpleHTTPRequestHandler):
    """Serves files as they stand; says nothing of who asked for what, nor what it runs on."""

    server_version, sys_version = "Firsthand", ""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The file, whole: all files of an edition have one time, which says nothing of change."""
        del self.headers["If-Modified-Since"]
        return super().send_head()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Nothing: readers leave no trace here."""

    def end_headers(self) -> None:
        """Ends the headers, with those that keep a reader's visit quiet."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path: object) -> None:
        """A folder without a page is not found."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)


def main(arguments: list[str]) -> None:
    """Serves until it is stopped."""
    folder, port = Path(arguments[0]), int(arguments[1])
    handler = partial(EditionHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1:])
