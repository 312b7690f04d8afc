"""The wheel is the same bytes wherever and whenever it is built (control `pinned`)."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
PARTS = ("pyproject.toml", "README.md", "LICENSE", "tools/build_hook.py", "tools/distil_words.py")


def built(folder: Path, *, epoch: int, zone: str) -> Path:
    """The wheel of a copy of the source in *folder*, every file dated *epoch*."""
    (folder / "tools").mkdir()
    for name in PARTS:
        shutil.copyfile(REPOSITORY / name, folder / name)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(REPOSITORY / "src", folder / "src", ignore=ignored)
    for path in folder.rglob("*"):
        os.utime(path, (epoch, epoch))
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "out"],
        cwd=folder,
        env={**os.environ, "TZ": zone, "PYTHONHASHSEED": str(epoch % 100)},
        capture_output=True,
        check=True,
    )
    return next((folder / "out").glob("*.whl"))


def test_two_builds_are_equal_and_hold_our_data(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one = built(tmp_path / "one", epoch=1_000_000_000, zone="UTC")
    two = built(tmp_path / "two", epoch=1_700_000_007, zone="Asia/Tehran")
    assert one.read_bytes() == two.read_bytes()
    names = zipfile.ZipFile(one).namelist()
    assert "firsthand/core/vocabulary.tsv" in names
    assert any(name.endswith(".html") for name in names)
    assert "firsthand/names/distilled/words_fa.tsv.gz" in names
    assert "firsthand/names/distilled/NOTICE" in names
