"""I8: the same archive on the same day gives the same bytes, wherever and whenever it is made."""

import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.integration.edition.test_same_bytes import build
from tests.leak.archives import make_archive
from tests.leak.editions import released, tree
from tests.leak.plans import FULL

from firsthand.importers.run import Worker
from firsthand.workroom.publishing.services import today


@pytest.mark.django_db
def test_release_and_edition_are_the_same_bytes(
    tmp_path: Path, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = make_archive(tmp_path / "archive", FULL, worker)
    day = today()
    first = released(archive.folder, tmp_path / "bundle one", as_of=day)
    build(tmp_path / "bundle one", tmp_path / "one", "now", 0o022, TZ="Asia/Tehran", LANG="C")
    later = timezone.now() + timedelta(days=40)
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    monkeypatch.setattr(timezone, "now", lambda: later)
    second = released(archive.folder, tmp_path / "bundle two", as_of=day)
    build(tmp_path / "bundle two", tmp_path / "two", "later", 0o077, PYTHONHASHSEED="3")
    monkeypatch.undo()
    time.tzset()
    assert first == second
    bundles = [tree(tmp_path / f"bundle {name}") for name in ("one", "two")]
    bytes_of = [{name: content for name, (_, content) in bundle.items()} for bundle in bundles]
    assert bytes_of[0] == bytes_of[1]
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert len(tree(tmp_path / "one")) > 20
