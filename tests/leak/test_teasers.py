"""Row 1: a default teaser, and a title, are words of the public text itself."""

from pathlib import Path

import pytest
from tests.leak.archives import make_archive
from tests.leak.editions import bundle_of
from tests.leak.plans import FULL, Plan

from firsthand.importers.run import Worker


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "fa"])
def test_teaser_and_title_stand_in_the_public_text(
    tmp_path: Path, worker: Worker, language: str
) -> None:
    archive = make_archive(tmp_path / "archive", Plan(FULL.people, FULL.features, language), worker)
    records = [each.record for each in bundle_of(archive, tmp_path / "bundle").items()]
    assert len(records) == 6
    for record in records:
        words = " ".join(record.text.string.split())
        assert " ".join(record.teaser.split()).removesuffix("…").strip() in words
        assert record.title in record.text.string
