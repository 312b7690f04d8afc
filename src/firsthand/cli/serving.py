"""Serves the workroom and the edition on this machine, until stopped."""

import os
import subprocess
import sys
from typing import Any

from granian import Granian
from granian.constants import Interfaces

from firsthand.cli.options import print_json, say
from firsthand.preserve.folder import ArchiveFolder

HOST = "127.0.0.1"


def serve_archive(folder: ArchiveFolder, *, port: int, as_json: bool = False) -> None:
    """Serves the workroom on *port* and the edition on the next, until Ctrl-C."""
    os.environ["FIRSTHAND_ARCHIVE"] = str(folder.root)
    os.environ["FIRSTHAND_EDITION_ADDRESS"] = f"http://{HOST}:{port + 1}/"
    folder.edition.mkdir(exist_ok=True)
    reader = subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
        [sys.executable, "-m", "firsthand.cli.edition_server", str(folder.edition), str(port + 1)]
    )
    if as_json:
        workroom, edition = f"http://{HOST}:{port}/", os.environ["FIRSTHAND_EDITION_ADDRESS"]
        print_json({"workroom": workroom, "edition": edition})
    say(f"Workroom: http://{HOST}:{port}/")
    say(f"Edition:  http://{HOST}:{port + 1}/")
    say("Stop with Ctrl-C.")
    try:
        _workroom(port).serve()
    finally:
        reader.terminate()
        reader.wait()


def _workroom(port: int) -> Any:
    """The server; its class is chosen at run time and has no type of its own."""
    return Granian(
        "firsthand.workroom.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_enabled=False,
        websockets=False,
    )
