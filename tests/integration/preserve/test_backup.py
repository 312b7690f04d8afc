import io
import resource
import shutil
import sqlite3
import subprocess
import tarfile
from contextlib import closing, contextmanager
from datetime import UTC, datetime

import pyrage
import pytest

from firsthand.preserve import backup
from firsthand.preserve.backup import Restored, restore_backup, write_backup
from firsthand.preserve.capture import Capture, CaptureMethod
from firsthand.preserve.errors import (
    BackupExistsError,
    DamagedBackupError,
    DatabaseUnreadableError,
    DiskFullError,
    NotABackupError,
    NothingToBackUpError,
    PassphraseMissingError,
    TargetNotEmptyError,
    UnsafeBackupError,
    WrongPassphraseError,
)
from firsthand.preserve.fixity import Change, ChangeKind
from firsthand.preserve.folder import make_folder
from firsthand.preserve.layout import object_path
from firsthand.preserve.ocfl import OriginalStore
from firsthand.preserve.renditions import keep_renditions

PAGE = Capture(datetime(2026, 3, 4, tzinfo=UTC), CaptureMethod.SAVED_PAGE, "text/html")
PASSPHRASE = "دروازهٔ کهنه, nine geese"  # noqa: S105  # opens invented archives only
CANARY = b"Zhaleh-the-canary"
RENDITION = "0" * 26 + "-480.webp"


def make_archive(place, contents=(b"<p>Sara saw Karim.</p>", bytes(300_000))):
    folder = make_folder(place, "")
    with OriginalStore(folder.originals).batch() as batch:
        for content in contents:
            batch.add(content, PAGE)
    with keep_renditions(folder.renditions, {RENDITION: b"RIFF pixels"}):
        pass
    (folder.theme / "templates").mkdir(parents=True)
    (folder.theme / "templates/cite.html").write_text("{{ t('Cite this') }}")
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("CREATE TABLE item (title TEXT)")
        connection.execute("INSERT INTO item VALUES (?)", (CANARY.decode() * 1000,))
        connection.commit()
        connection.execute("UPDATE item SET title = 'The gate'")
        connection.commit()
    return folder


@pytest.fixture
def archive(tmp_path):
    return make_archive(tmp_path / "archive")


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    """One backup for all who only read it: sealing takes a second, and much memory, on purpose."""
    place = tmp_path_factory.mktemp("sealed")
    folder = make_archive(place / "archive")
    size_bytes = write_backup(folder.root, place / "old.backup", PASSPHRASE)
    assert size_bytes == (place / "old.backup").stat().st_size
    return folder, place / "old.backup"


def files_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def titles(database):
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT title FROM item").fetchall()


def test_what_is_restored_is_what_was_backed_up(sealed, tmp_path):
    folder, file = sealed
    assert restore_backup(file, tmp_path / "again", PASSPHRASE) == Restored(2, ())
    before, after = files_of(folder.root), files_of(tmp_path / "again")
    del before["workroom.sqlite3"], after["workroom.sqlite3"]
    assert after == before
    assert f"renditions/{RENDITION}" in after
    assert titles(tmp_path / "again/workroom.sqlite3") == [("The gate",)]
    assert {path.name for path in tmp_path.iterdir()} == {"again"}


def test_a_restored_archive_can_be_worked_in(sealed, tmp_path):
    (tmp_path / "again").mkdir()
    restore_backup(sealed[1], tmp_path / "again", PASSPHRASE)
    with closing(sqlite3.connect(tmp_path / "again/workroom.sqlite3")) as connection:
        connection.execute("INSERT INTO item VALUES ('new')")
        connection.commit()
    with OriginalStore(tmp_path / "again/originals").batch() as batch:
        batch.add(b"new", PAGE)


def by_pyrage(folder):
    key = pyrage.passphrase.decrypt((folder / "key.age").read_bytes(), PASSPHRASE).decode()
    identity = pyrage.x25519.Identity.from_str(key.strip())
    pyrage.decrypt_file(f"{folder}/archive.tar.age", f"{folder}/archive.tar", [identity])


def by_age(folder):
    """As the note inside says; `script` gives age the terminal that it asks for."""
    command = "age -d -i key.age -o archive.tar archive.tar.age"
    subprocess.run(
        ["script", "-qec", command, "/dev/null"],
        input=f"{PASSPHRASE}\n",
        text=True,
        cwd=folder,
        check=True,
        capture_output=True,
    )


OPENERS = [by_pyrage, *([by_age] if shutil.which("age") and shutil.which("script") else [])]


@pytest.mark.parametrize("by_hand", OPENERS)
def test_a_backup_can_be_opened_by_hand(sealed, tmp_path, by_hand):
    folder, file = sealed
    subprocess.run(["tar", "-xf", file, "-C", tmp_path], check=True)
    assert b"age -d -i key.age archive.tar.age" in (tmp_path / "README.txt").read_bytes()
    by_hand(tmp_path)
    (tmp_path / "again").mkdir()
    subprocess.run(["tar", "-xf", "archive.tar", "-C", "again"], cwd=tmp_path, check=True)
    assert files_of(tmp_path / "again/originals") == files_of(folder.originals)


def test_a_backup_shows_nothing(sealed):
    _folder, file = sealed
    content = file.read_bytes()
    for secret in (b"Sara", b"SQLite", b"originals", b"AGE-SECRET", CANARY):
        assert secret not in content


def test_what_was_overwritten_in_the_database_does_not_come_along(sealed, tmp_path):
    folder, file = sealed
    assert CANARY in folder.database.read_bytes()
    restore_backup(file, tmp_path / "again", PASSPHRASE)
    assert CANARY not in (tmp_path / "again/workroom.sqlite3").read_bytes()


def test_what_a_crash_left_is_swept_by_the_next_restore(sealed, tmp_path):
    left = tmp_path / "again.staging" / "some-restore" / "archive"
    left.mkdir(parents=True)
    (left / "workroom.sqlite3").write_bytes(CANARY)
    restore_backup(sealed[1], tmp_path / "again", PASSPHRASE)
    assert {path.name for path in tmp_path.iterdir()} == {"again"}


def test_the_wrong_passphrase_opens_nothing(sealed, tmp_path):
    with pytest.raises(WrongPassphraseError, match=r"^FH163$"):
        restore_backup(sealed[1], tmp_path / "again", PASSPHRASE + " ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("damage", "error"),
    [
        (lambda content: content[:-100_000], DamagedBackupError),
        (lambda content: flip(content, -100_000), DamagedBackupError),
        (lambda content: flip(content, content.index(b"X25519") + 20), DamagedBackupError),
        (lambda content: flip(content, content.index(b"scrypt") + 20), WrongPassphraseError),
        (lambda content: content[:700], NotABackupError),
        (lambda content: content[512:], NotABackupError),
        (lambda _content: b"", NotABackupError),
        (lambda _content: b"<p>Sara saw Karim.</p>" * 100, NotABackupError),
    ],
)
def test_a_damaged_backup_is_refused_as_a_whole(sealed, tmp_path, damage, error):
    (tmp_path / "bad").write_bytes(damage(sealed[1].read_bytes()))
    with pytest.raises(error):
        restore_backup(tmp_path / "bad", tmp_path / "again", PASSPHRASE)
    assert {path.name for path in tmp_path.iterdir()} == {"bad"}


def flip(content, place):
    place %= len(content)
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def test_a_backup_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(NotABackupError, match="ENOENT"):
        restore_backup(tmp_path / "none", tmp_path / "again", PASSPHRASE)


def test_nothing_is_restored_over_anything(sealed, tmp_path):
    (tmp_path / "note.txt").write_text("mine")
    for target in (tmp_path, tmp_path / "note.txt"):
        with pytest.raises(TargetNotEmptyError):
            restore_backup(sealed[1], target, PASSPHRASE)
    assert files_of(tmp_path) == {"note.txt": b"mine"}


def test_a_backup_is_never_overwritten(archive, tmp_path):
    (tmp_path / "old.backup").write_bytes(b"precious")
    with pytest.raises(BackupExistsError):
        write_backup(archive.root, tmp_path / "old.backup", PASSPHRASE)
    assert (tmp_path / "old.backup").read_bytes() == b"precious"


def test_an_empty_passphrase_is_refused(archive, tmp_path):
    with pytest.raises(PassphraseMissingError):
        write_backup(archive.root, tmp_path / "old.backup", "")
    assert not (tmp_path / "old.backup").exists()


@pytest.mark.parametrize("name", ["workroom.sqlite3", "firsthand.toml", "secret.key", "originals"])
def test_a_folder_without_a_part_is_not_backed_up(archive, tmp_path, name):
    (archive.root / name).rename(tmp_path / "elsewhere")
    with pytest.raises(NothingToBackUpError, match=name):
        write_backup(archive.root, tmp_path / "old.backup", PASSPHRASE)


def test_a_broken_database_is_not_backed_up(archive, tmp_path):
    archive.database.write_bytes(b"no database " * 1000)
    with pytest.raises(DatabaseUnreadableError, match="SQLITE_NOTADB"):
        write_backup(archive.root, tmp_path / "old.backup", PASSPHRASE)
    assert not (tmp_path / "old.backup").exists()


def test_damage_from_before_the_backup_is_reported_and_the_rest_restored(archive, tmp_path):
    (object_id, _other) = OriginalStore(archive.originals).object_ids()
    path = object_path(archive.originals, object_id) / "v1/content/original.html"
    path.chmod(0o600)
    path.write_bytes(b"rotten")
    write_backup(archive.root, tmp_path / "old.backup", PASSPHRASE)
    restored = restore_backup(tmp_path / "old.backup", tmp_path / "again", PASSPHRASE)
    change = Change(object_id, "v1/content/original.html", ChangeKind.CHANGED)
    assert restored == Restored(2, (change,))


@contextmanager
def files_up_to(size_bytes):
    """The system refuses to let any file grow beyond *size_bytes*."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_no_half_backup(archive, tmp_path):
    with files_up_to(100_000), pytest.raises(DiskFullError):
        write_backup(archive.root, tmp_path / "old.backup", PASSPHRASE)
    assert {path.name for path in tmp_path.iterdir()} == {"archive"}
    assert {path.name for path in archive.root.iterdir()} == {
        *("backups", "firsthand.toml", "originals", "releases", "renditions", "secret.key"),
        *("theme", "workroom.sqlite3"),
    }


def test_a_full_disk_leaves_no_half_archive(sealed, tmp_path):
    with files_up_to(100_000), pytest.raises(DiskFullError):
        restore_backup(sealed[1], tmp_path / "again", PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def entry(name, kind=tarfile.REGTYPE):
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, "/etc/passwd"
    return member


@pytest.mark.parametrize(
    "members",
    [
        [entry("../outside")],
        [entry("/outside")],
        [entry("originals/../../outside")],
        [entry("originals/./x")],
        [entry("originals//x")],
        [entry("originals/a\\b")],
        [entry("originals")],
        [entry("edition/index.html")],
        [entry("firsthand.toml/x")],
        [entry("renditions/x.webp")],
        [entry(f"renditions/x/{RENDITION}")],
        [entry("originals/x", tarfile.SYMTYPE)],
        [entry("originals/x", tarfile.LNKTYPE)],
        [entry("originals/x", tarfile.FIFOTYPE)],
        [entry("originals/x", tarfile.CHRTYPE)],
        [entry("originals/x", tarfile.DIRTYPE)],
        [entry("originals/x"), entry("originals/x")],
        [entry("originals/x"), entry("originals/x/y")],
    ],
    ids=lambda members: members[-1].name,
)
def test_entries_that_are_not_ours_are_refused(tmp_path, members):
    """A passphrase may be known to somebody who made the file by other means."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        for member in members:
            tar.addfile(member)
    plain.seek(0)
    (tmp_path / "new").mkdir()
    with pytest.raises(UnsafeBackupError, match=str(len(members) - 1)):
        backup._unpack(plain, tmp_path / "new")
    assert {path.name for path in tmp_path.iterdir()} == {"new"}
    assert not any(path.is_symlink() for path in tmp_path.rglob("*"))
