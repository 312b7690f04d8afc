"""kill -9 at any call: what was acknowledged is there, and the next run goes on."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import ocfl
import pytest

from firsthand.preserve.fixity import changed_objects
from firsthand.preserve.ocfl import OriginalStore, create_store
from firsthand.preserve.staging import staging_of

POINTS = int(os.environ.get("FIRSTHAND_KILL_POINTS", "36"))
SCRIPT = Path(__file__).with_name("killed_import.py")
SOURCE = Path(__file__).resolve().parents[3] / "src"


def run(root, place):
    """What the import acknowledged, as pairs of id and digest; and how it ended."""
    done = subprocess.run(
        [sys.executable, SCRIPT, root, str(place)],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(SOURCE)},
    )
    return [line.split() for line in done.stdout.splitlines()], done


@pytest.mark.slow
def test_nothing_acknowledged_is_lost(tmp_path):
    create_store(tmp_path / "whole")
    total = int(run(tmp_path / "whole", -1)[1].stderr)
    places = random.Random(3).sample(range(total), min(POINTS, total))  # noqa: S311  # no secret
    for place in places:
        root = tmp_path / str(place)
        create_store(root)
        acknowledged, done = run(root, place)
        assert done.returncode == -signal.SIGKILL
        assert ocfl.StorageRoot(root=str(root)).validate()
        again, done = run(root, -1)
        assert done.returncode == 0
        check(root, acknowledged + again)


def check(root, acknowledged):
    store = OriginalStore(root)
    assert list(changed_objects(root)) == []
    assert not staging_of(root).exists()
    for object_id, sha512 in acknowledged:
        assert store.inventory(object_id).original_sha512 == sha512
