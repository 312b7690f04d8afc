"""A zipped folder is opened in a process of its own; a hostile one costs nobody but itself."""

import io
import zipfile

import pytest

from firsthand.importers.errors import RefusalCode
from firsthand.importers.run import unzip
from firsthand.importers.unzipper import LARGEST_MEMBER_BYTES, MOST_MEMBERS


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_files_come_in_order_without_folders_hidden_files_and_macintosh_forks():
    files = {
        "pages/": b"",
        "pages/b.html": b"<p>b",
        "pages/نامه.txt": "نامه".encode(),
        "__MACOSX/pages/._b.html": b"x",
        "pages/.DS_Store": b"x",
    }
    found = [(member.name, member.content) for member in unzip(zipped(files))]
    assert found == [("b.html", b"<p>b"), ("نامه.txt", "نامه".encode())]


def test_a_path_leads_nowhere():
    (member,) = unzip(zipped({"../../etc/passwd": b"x"}))
    assert member.name == "passwd"


def test_a_bomb_is_refused_and_the_next_file_comes():
    files = {"bomb.txt": bytes(LARGEST_MEMBER_BYTES + 1), "a.txt": b"a"}
    bomb, after = unzip(zipped(files))
    assert bomb.refused is RefusalCode.TOO_LARGE
    assert after.content == b"a"


@pytest.mark.parametrize(
    "untrusted",
    [b"", b"PK", b"not a zip", zipped({"a.txt": b"a" * 99})[:-9]],
    ids=["empty", "two letters", "words", "cut short"],
)
def test_what_is_no_archive_is_refused(untrusted):
    (member,) = unzip(untrusted)
    assert member.refused is RefusalCode.NOT_TEXT


def test_an_unusual_method_is_refused():
    (member,) = unzip(zipped({"a.txt": b"a" * 99}, zipfile.ZIP_BZIP2))
    assert member.refused is RefusalCode.UNSUPPORTED


def test_too_many_files_end_it():
    files = {f"{n}.txt": b"" for n in range(MOST_MEMBERS + 1)}
    assert list(unzip(zipped(files)))[-1].refused is RefusalCode.TOO_LARGE


def test_a_damaged_file_is_refused_and_the_others_come():
    content = zipped({"a.txt": b"words of a letter", "b.txt": b"b"}, zipfile.ZIP_STORED)
    first, second = unzip(content.replace(b"words of", b"w0rds of"))
    assert first.refused is RefusalCode.NOT_TEXT
    assert second.content == b"b"
