"""Names are compared while a page waits where that is quick, else in a thread of this process."""

import threading
from collections.abc import Callable
from contextlib import suppress

from django.db import connection

from firsthand.workroom.documentation.proposing import Due, due, refresh
from firsthand.workroom.quiet import COMPARING_FAILED, log

_lock = threading.Lock()
_running: set[str] = set()


def ensure_compared(run: Callable[[str], None] | None = None) -> bool:
    """Whether the proposals are those of today's names; where not, they are being compared.

    *run* says how that is carried out; a thread by default.
    """
    match due():
        case Due.NOTHING:
            return True
        case Due.LITTLE:
            refresh()
            return True
        case Due.MUCH:
            _begin(run or _in_thread)
            return False


def _begin(run: Callable[[str], None]) -> None:
    archive = str(connection.settings_dict["NAME"])
    with _lock:
        if archive in _running:
            return
        _running.add(archive)
    run(archive)


def _in_thread(archive: str) -> None:
    threading.Thread(target=_carry_out, args=(archive,), daemon=True).start()


def _carry_out(archive: str) -> None:
    try:
        carry_out(archive)
    finally:
        connection.close()


def carry_out(archive: str) -> None:
    """Nothing; names are compared, or the log says that it failed. It never raises.

    A thread's error would vanish, or print what may name people.
    """
    is_done = False
    with suppress(Exception):
        refresh()
        is_done = True
    if not is_done:
        log.error(COMPARING_FAILED)
    with _lock:
        _running.discard(archive)
