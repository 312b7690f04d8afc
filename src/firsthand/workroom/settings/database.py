"""The embedded database, made so that an acknowledged row survives a power cut."""

import sqlite3
from pathlib import Path

# WAL loses rows in a rare interleaving before 3.51.3 (ADR 7).
WAL_IS_SAFE = sqlite3.sqlite_version_info >= (3, 51, 3)
INIT_COMMAND = "PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"


def sqlite(path: Path | str) -> dict[str, object]:
    """The Django DATABASES entry for an embedded archive at *path*."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "init_command": INIT_COMMAND,
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
        },
    }
