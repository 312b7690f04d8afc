"""Nothing is found in real texts, pages, feeds and web archives that name none of ours."""

import os
from pathlib import Path

import pytest

from firsthand.disclosure.scan import listed_names, scan

SHARED = Path(os.environ.get("FIRSTHAND_SHARED_DATA", "../shared/data"))
NAMES = [
    *("Kiumars Pelvand", "کیومرث پلوند", "Homa Tavashkan", "هما تواشکان", "Sanam Orkashti"),
    *("صنم اورکشتی", "Touraj Qashnavi", "تورج قشنوی", "Nader Kelvashi", "سناء الأوركشتي"),
]


@pytest.mark.shared_data
@pytest.mark.parametrize("folder", ["congo/text", "congo/html", "udhr", "warc", "web_annotation"])
def test_nothing_is_found_in_real_files(folder):
    if not (SHARED / folder).is_dir():
        pytest.skip("the shared data are not here")
    assert list(scan(SHARED / folder, listed_names(NAMES))) == []
