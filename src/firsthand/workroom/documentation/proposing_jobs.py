"""Names are compared while a page waits where that is quick, else in a process of its own.

Comparing 100,000 names takes minutes and much memory: the process gives both back.
"""

import os
import threading
from collections.abc import Callable
from contextlib import suppress

from django.db import connection

from firsthand.workroom.documentation.proposing import Due, due, refresh
from firsthand.workroom.own_process import run_own
from firsthand.workroom.quiet import COMPARING_FAILED, log

_lock = threading.Lock()
_running: set[str] = set()


def ensure_compared(run: Callable[[str], None] | None = None) -> bool:
    """Whether the proposals are those of today's names; where not, they are being compared.

    *run* says how that is carried out; a process by default, for which a thread waits.
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
    threading.Thread(target=carry_out, args=(archive,), daemon=True).start()


def carry_out(archive: str, compare: Callable[[], bool] | None = None) -> None:
    """Nothing; names are compared, or the log says that it failed. It never raises.

    *compare* says whether it was done; by default a process that is asked to.
    """
    if not (compare or _in_process)():
        log.error(COMPARING_FAILED)
    with _lock:
        _running.discard(archive)


def _in_process() -> bool:
    module = "firsthand.workroom.documentation.comparing"
    with suppress(OSError):
        return run_own(module, env=os.environ).returncode == 0
    return False


def try_refresh() -> bool:
    """Whether names were compared; what went wrong is not told, for it may name people."""
    with suppress(Exception):
        refresh()
        return True
    return False
