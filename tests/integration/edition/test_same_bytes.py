"""One bundle, two machines, the same bytes (I8): time zone, locale, hash seed, clock, order."""

import os
import subprocess
import sys
from pathlib import Path

from tests.unit.edition import sample

from firsthand.edition.confine import OWN_ROOMS
from firsthand.public.bundle import write_bundle

BUILD = """
import sys, time
from datetime import datetime
from pathlib import Path
if sys.argv[3] == "later":
    import os
    real = time.time
    time.time = lambda: real() + 40 * 86400
    for name in ("listdir", "scandir"):
        plain = getattr(os, name)
        setattr(os, name, lambda *given, plain=plain: _Reversed(plain(*given)))
    class _Reversed(list):
        def __init__(self, found):
            super().__init__(sorted(found, key=str, reverse=True))
        def __enter__(self): return iter(self)
        def __exit__(self, *_): pass
        def close(self): pass
from firsthand.edition.build import build
build(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def build(bundle: Path, out: Path, when: str, mask: int, **environment: str) -> None:
    subprocess.run(
        [sys.executable, "-c", BUILD, bundle, out, when],
        env={"PATH": os.environ["PATH"]} | environment,
        check=True,
        umask=mask,
    )


def test_the_same_bundle_gives_the_same_bytes(tmp_path: Path) -> None:
    write_bundle(tmp_path / "bundle", **sample.contents())
    first, second = tmp_path / "one", tmp_path / "two"
    build(tmp_path / "bundle", first, "now", 0o022, TZ="Asia/Tehran", LANG="C", PYTHONHASHSEED="1")
    copy = tmp_path / "copied"
    copy.mkdir()
    for path in sorted((tmp_path / "bundle").iterdir(), reverse=True):
        (copy / path.name).write_bytes(path.read_bytes())
    build(
        copy,
        second,
        "later",
        0o077,
        TZ="America/Los_Angeles",
        LANG="fa_IR.UTF-8",
        LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="4711",
        SOURCE_DATE_EPOCH="1",
    )
    assert sample.tree(first) == sample.tree(second)
    assert len(sample.tree(first)) > 40


MIDNIGHT = 1773446400 * 10**9  # 14 March 2026, UTC


def test_the_time_of_every_file_is_the_edition_s(tmp_path: Path) -> None:
    write_bundle(tmp_path / "bundle", **sample.contents())
    build(tmp_path / "bundle", tmp_path / "one", "now", 0o022)
    (time,) = {time for _, time, _ in sample.tree(tmp_path / "one").values()}
    assert MIDNIGHT <= time < MIDNIGHT + 86_400 * 10**9


def test_two_editions_of_one_day_differ_in_time_so_that_no_cache_keeps_the_older(
    tmp_path: Path,
) -> None:
    times = set()
    for name, contents in (("one", sample.contents()), ("two", sample.contents())):
        if name == "two":
            contents["pages"] = []
        write_bundle(tmp_path / f"bundle-{name}", **contents)
        build(tmp_path / f"bundle-{name}", tmp_path / name, "now", 0o022)
        times |= {time for _, time, _ in sample.tree(tmp_path / name).values()}
    assert len(times) == 2


def test_whatever_makes_pages_is_in_the_digest_of_what_makes_them() -> None:
    """A page is taken over only by the code that made it: no room of ours is used unseen."""
    listed = "import firsthand.edition.__main__, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-c", listed], capture_output=True, check=True, text=True
    )
    ours = {name.split(".")[1] for name in done.stdout.split() if name.startswith("firsthand.")}
    assert ours == set(OWN_ROOMS)
