"""Adds originals, prints what is safe, and kills itself at one call that changes the disk.

Arguments: the store's root, and the number of the call (-1: never; prints the number of calls).
"""

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from firsthand.preserve.capture import Capture, CaptureMethod
from firsthand.preserve.ocfl import OriginalStore

PAGE = Capture(datetime(2026, 3, 4, tzinfo=UTC), CaptureMethod.SAVED_PAGE, "text/html")
NAMES = ("mkdir", "open", "write", "fsync", "rename", "unlink", "rmdir")
left = int(sys.argv[2])
calls = 0


def deadly(call):
    def counted(*args, **kwargs):
        global calls  # noqa: PLW0603  # one process, one count
        if calls == left:
            os.kill(os.getpid(), signal.SIGKILL)
        calls += 1
        return call(*args, **kwargs)

    return counted


def main():
    tell = os.write
    for name in NAMES:
        setattr(os, name, deadly(getattr(os, name)))
    store = OriginalStore(Path(sys.argv[1]))
    for number in range(3):
        with store.batch() as batch:
            stored = [batch.add(bytes([number]) * size, PAGE) for size in (10, 5000)]
            batch.commit()
            tell(1, "".join(f"{each.object_id} {each.sha512}\n" for each in stored).encode())
    tell(2, str(calls).encode())


if __name__ == "__main__":
    main()
