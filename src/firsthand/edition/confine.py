"""The fence around a build: it reads its bundle and its own code, and writes its output alone.

Two fences. The audit hook is a tripwire: it sees what Python code asks for, before it happens.
Landlock (Linux 5.13 and later) is the fence: the kernel refuses, whoever asks.
Source: invariant I7; https://docs.python.org/3/library/audit_events.html; landlock(7).
"""

import os
import sys
import sysconfig
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from firsthand.edition.errors import FenceError

OWN_ROOMS = ("core", "public", "edition")
ZONE_DATA = ("/usr/share/zoneinfo",)
DEVICES = ("/dev/null", "/dev/urandom")
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
SPECIAL = frozenset({"", ".", ".."})
WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
REFUSED_MODULES = frozenset(
    (
        *("django", "sqlite3", "_sqlite3", "psycopg"),
        *("socket", "_socket", "ssl", "_ssl", "asyncio"),
        *("ctypes", "_ctypes", "mmap"),
        *("subprocess", "_posixsubprocess", "multiprocessing", "_multiprocessing"),
    )
)
REFUSED_FAMILIES = ("ctypes.", "socket.", "sqlite3.", "subprocess.", "pty.", "tempfile.", "shutil.")
REFUSED_EVENTS = frozenset(
    (
        *("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.forkpty"),
        *("os.chdir", "os.fchdir", "os.putenv", "os.unsetenv", "os.kill", "os.killpg"),
        *("os.link", "os.symlink", "os.rename", "os.remove", "os.rmdir", "os.truncate"),
        *("os.chown", "os.setxattr", "os.removexattr", "mmap.__new__", "webbrowser.open"),
        *("fcntl.fcntl", "fcntl.ioctl", "resource.prlimit", "syslog.openlog", "syslog.syslog"),
    )
)
READING = frozenset({"os.listdir", "os.scandir", "os.walk", "os.fwalk", "glob.glob"})
WRITING = frozenset({"os.mkdir", "os.utime", "os.chmod"})


class Fence(StrEnum):
    """What keeps a build from reading what is not its own."""

    NONE = "none"
    AUDIT_HOOK = "audit hook"
    AUDIT_HOOK_AND_LANDLOCK = "audit hook and Landlock"


def confine(bundle: Path, out: Path, *earlier: Path) -> Fence:
    """Which fence holds from now on, for the rest of this process and its children.

    The folders must be there; *earlier* editions are read like the bundle. Whatever the build
    needs must be imported before or lie among the interpreter's own paths.
    """
    asked = (*interpreter_paths(), *map(str, (bundle, out, *earlier)))
    readable = [os.path.realpath(path) for path in asked]
    writable = os.path.realpath(out)
    held = _landlock(readable, writable)
    sys.addaudithook(Tripwire(readable, writable))
    return Fence.AUDIT_HOOK_AND_LANDLOCK if held else Fence.AUDIT_HOOK


def interpreter_paths() -> list[str]:
    """The read-only places of interpreter, libraries, our own rooms, and zone data."""
    schemes = sysconfig.get_paths()
    paths = [schemes[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    package = Path(__file__).resolve().parents[1]
    paths += [str(package / room) for room in OWN_ROOMS]
    return [*paths, str(package / "__init__.py"), *ZONE_DATA, *DEVICES]


def _landlock(readable: Iterable[str], writable: str) -> bool:
    """True where the kernel took our rules; ctypes is used here, before the tripwire stands."""
    try:
        from firsthand.edition.landlock import restrict  # noqa: PLC0415 - needs ctypes
    except ImportError:
        return False
    return restrict(readable, writable)


@lru_cache(maxsize=1024)
def _real(folder: str) -> str:
    """The real path of *folder*, looked up once: pages by the thousand lie in a few folders."""
    return os.path.realpath(folder)


def _is_in(real: str, roots: Iterable[str]) -> bool:
    return any(real == root or real.startswith(root + "/") for root in roots)


class Tripwire:
    """An audit hook that refuses all but reading from some places and writing to one."""

    def __init__(self, readable: Iterable[str], writable: str) -> None:
        """Absolute real paths; a folder stands for all that lies in it."""
        self._readable = tuple(dict.fromkeys(readable))
        self._writable = writable

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """Nothing, where *event* may happen.

        Raises: FenceError.
        """
        if event == "open":
            self._check_open(event, args)
        elif event in WRITING:
            self._check(event, args[0], self._writable)
        elif event in READING:
            self._check(event, args[0], *self._readable)
        elif event == "import":
            self._check_import(event, args)
        elif event in REFUSED_EVENTS or event.startswith(REFUSED_FAMILIES):
            raise FenceError(event)

    def _check_open(self, event: str, args: tuple[Any, ...]) -> None:
        path, mode, flags = args
        writes = bool(set(mode or "") & set("wax+")) or bool((flags or 0) & WRITE_FLAGS)
        allowed = (self._writable,) if writes else self._readable
        if (flags or 0) & NO_FOLLOW and isinstance(path, str):
            folder, _, name = path.rpartition("/")
            if name not in SPECIAL and folder.startswith("/") and _is_in(_real(folder), allowed):
                return  # the system refuses to follow the last part; the rest is where it was
        self._check(event, path, *allowed)

    def _check(self, event: str, path: object, *allowed: str) -> None:
        if isinstance(path, int):
            return  # a descriptor: what it is open on was checked when it was opened
        if not isinstance(path, str | bytes | os.PathLike):
            raise FenceError(event)
        asked = os.fsdecode(path)
        if not asked.startswith("/"):
            raise FenceError(event)  # relative to what? our own code never asks so
        if not _is_in(os.path.realpath(asked), allowed):
            raise FenceError(event)

    def _check_import(self, event: str, args: tuple[Any, ...]) -> None:
        if str(args[0]).partition(".")[0] in REFUSED_MODULES:
            raise FenceError(event)
