"""What the worker gives up before it reads a foreign byte: network, files, memory, time."""

import ctypes
import encodings
import importlib
import pkgutil
import resource
import sys

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
PR_SET_NO_NEW_PRIVS = 38
MEMORY_BYTES = 700 * 1024 * 1024
CPU_SECONDS = 20


def leave_network() -> bool:
    """True where this process now stands in a network namespace without any interface.

    Before any thread starts: a user namespace is for single-threaded processes.
    """
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    kinds = (CLONE_NEWUSER | CLONE_NEWNET, CLONE_NEWNET)
    return any(libc.unshare(kind) == 0 for kind in kinds)


def load_codecs() -> None:
    """Nothing; every codec is imported, for no file can be opened once `close_files` was called."""
    for module in pkgutil.iter_modules(encodings.__path__):
        if module.name not in {"mbcs", "oem"}:
            importlib.import_module(f"encodings.{module.name}")


def limit_memory(most_bytes: int = MEMORY_BYTES) -> None:
    """Nothing; address space is bounded from here on, and no core is written."""
    _lower(resource.RLIMIT_AS, most_bytes)
    _lower(resource.RLIMIT_CORE, 0)


def close_files(lowest_free: int) -> None:
    """Nothing; from here on no file or socket is opened, no file written, no process forked.

    *lowest_free*: all descriptors below it are open, so that none can be opened again.
    """
    _lower(resource.RLIMIT_NOFILE, lowest_free)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_NPROC, 0)


def allow_time(seconds: int = CPU_SECONDS) -> None:
    """Nothing; the process is killed after so much more CPU time. Called anew a document."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _lower(kind: int, limit: int) -> None:
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(kind, (limit, limit))
