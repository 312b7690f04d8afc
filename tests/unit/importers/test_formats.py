import pytest

from firsthand.core.codes import FlagCode
from firsthand.importers.errors import RefusalCode, RefusalError
from firsthand.importers.formats import parse
from firsthand.importers.protocol import Request


def request(name: str) -> Request:
    return Request(name, "", pasted=False)


@pytest.mark.parametrize(
    ("untrusted", "name", "media_type"),
    [
        (b"<!DOCTYPE html><p>words", "", "text/html"),
        (b"\xef\xbb\xbf\n<!-- saved --><HTML><p>words", "", "text/html"),
        (b"<p>one</p><p>two</p>", "", "text/html"),
        (b"<p>one", "page.htm", "text/html"),
        (b"<html><p>words", "a.txt", "text/html"),
        (b"if a <b> c then d", "", "text/plain"),
        (b"words <b>bold</b> and <i>more</i> and <p>so</p>", "a.txt", "text/plain"),
        (b"# words", "a.markdown", "text/markdown"),
        (b"# words", "", "text/plain"),
        ("نامه".encode("utf-16"), "", "text/plain"),
    ],
)
def test_tells_formats_by_their_bytes_first(untrusted: bytes, name: str, media_type: str) -> None:
    assert parse(untrusted, request(name)).media_type == media_type


@pytest.mark.parametrize(
    "start", [b"%PDF-", b"PK\x03\x04", b"GIF8", b"WARC/1.0", b"MIME-Version: 1.0"]
)
def test_formats_that_wait_for_a_later_release_are_said_to_be_so(start: bytes) -> None:
    with pytest.raises(RefusalError) as caught:
        parse(start + b" more words", request("a.html"))
    assert caught.value.refusal is RefusalCode.UNSUPPORTED


def test_a_doubtful_encoding_is_flagged_on_every_draft() -> None:
    untrusted = "<meta charset=utf-8><p>L'élève à l'été</p>".encode("cp1252")
    parsed = parse(untrusted, request("a.html"))
    assert all(draft.flags[0].code is FlagCode.ENCODING for draft in parsed.drafts)
