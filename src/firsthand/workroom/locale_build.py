"""Makes the interface's catalogues readable for Django, so that no one needs gettext's tools."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

CATALOGUE = "LC_MESSAGES/django"


def compiled(locale: Path) -> Path:
    """The folder of compiled catalogues: *locale*, or a private copy where that is read-only.

    A catalogue is compiled only where its source is newer.
    """
    stale = [source for source in sorted(locale.glob(f"*/{CATALOGUE}.po")) if _is_stale(source)]
    if not stale:
        return locale
    if os.access(stale[0].parent, os.W_OK):
        target = locale
    else:
        target = Path(tempfile.mkdtemp(prefix="firsthand-locale-"))
        atexit.register(shutil.rmtree, target, ignore_errors=True)
        stale = sorted(locale.glob(f"*/{CATALOGUE}.po"))
    for source in stale:
        _compile(source, target / source.relative_to(locale).with_suffix(".mo"))
    return target


def _is_stale(source: Path) -> bool:
    made = source.with_suffix(".mo")
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path, made: Path) -> None:
    """Writes *made* beside its name and moves it there: another process never reads half of it."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 -- only a stale catalogue loads it
    from babel.messages.pofile import read_po  # noqa: PLC0415 -- the same

    with source.open("rb") as file:
        catalogue = read_po(file)
    made.parent.mkdir(parents=True, exist_ok=True)
    new = made.with_suffix(f".{os.getpid()}.new")
    with new.open("wb") as file:
        write_mo(file, catalogue)
    new.replace(made)
