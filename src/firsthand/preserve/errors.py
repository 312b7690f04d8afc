"""What can go wrong with originals and their backups; ids and codes only."""

import errno

from firsthand.core.errors import FirsthandError


def symbol(failure: OSError) -> str:
    """The system's name for *failure*, such as ENOSPC; EIO where it has none."""
    return errno.errorcode.get(failure.errno or 0, "EIO")


class FolderError(FirsthandError):
    """The folder holds no archive, or its configuration cannot be read (id: the key, and why)."""

    code = "FH130"


class ThemeFilesError(FolderError):
    """The folder `theme/` holds what no theme may hold (id: where, and what is wrong with it)."""

    code = "FH131"


class PreserveError(FirsthandError):
    """An original could not be stored, read or checked (id: of the object, or a place)."""

    code = "FH150"


class StoreFailedError(PreserveError):
    """The disk refused a step (id: the name of the system's error, such as EIO).

    Nothing half-written stays; what an earlier batch acknowledged is untouched.
    """

    code = "FH151"

    @staticmethod
    def of(failure: OSError) -> "StoreFailedError":
        """The error for *failure* that carries its symbol and, unlike it, no path."""
        return _KINDS.get(failure.errno or 0, StoreFailedError)(symbol(failure))


class DiskFullError(StoreFailedError):
    """No room left: disk, quota or largest file size."""

    code = "FH152"


class ReadOnlyStoreError(StoreFailedError):
    """The place cannot be written: a read-only disk, or rights that are missing."""

    code = "FH153"


class ContentUnreadableError(PreserveError):
    """The bytes to store could not be read (id: the name of the system's error)."""

    code = "FH154"


class NotAStoreError(PreserveError):
    """The folder is no store of originals that we can write (id: what it lacks)."""

    code = "FH155"


class OriginalNotFoundError(PreserveError):
    """The store holds no such original (id: of the object)."""

    code = "FH156"


class InventoryError(PreserveError):
    """An inventory or a capture record is not as we write it (id: of the object)."""

    code = "FH157"


class ObjectIdError(PreserveError):
    """A string is no random UUID in its plain form (no id: it may be anything)."""

    code = "FH158"


class RenditionNameError(PreserveError):
    """A file of a rendition has a name that none of ours has (no id: it may be anything)."""

    code = "FH159"


class BackupError(PreserveError):
    """A backup could not be made or used."""

    code = "FH160"


class NothingToBackUpError(BackupError):
    """The folder is no archive: its database or its originals are missing (id: which)."""

    code = "FH161"


class BackupExistsError(BackupError):
    """The file to write is there already; a backup is never overwritten."""

    code = "FH162"


class WrongPassphraseError(BackupError):
    """The passphrase does not open this backup (or its key was damaged)."""

    code = "FH163"


class NotABackupError(BackupError):
    """The file is no backup of an archive, or it ends too early (id: what is wrong)."""

    code = "FH164"


class DamagedBackupError(BackupError):
    """The backup opens but was altered or cut (id: where it stopped)."""

    code = "FH165"


class UnsafeBackupError(BackupError):
    """The backup holds a path or a kind of entry that none of ours has (id: its place in order)."""

    code = "FH166"


class TargetNotEmptyError(BackupError):
    """The folder to restore into has something in it; nothing was touched."""

    code = "FH167"


class PassphraseMissingError(BackupError):
    """An empty passphrase protects nothing."""

    code = "FH168"


class DatabaseUnreadableError(BackupError):
    """The archive's database could not be copied (id: SQLite's name of the error)."""

    code = "FH169"


_KINDS: dict[int, type[StoreFailedError]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EFBIG: DiskFullError,
    errno.EROFS: ReadOnlyStoreError,
    errno.EACCES: ReadOnlyStoreError,
    errno.EPERM: ReadOnlyStoreError,
}
