"""The archive that this process serves: its folder, what it declares, its store."""

from pathlib import Path

from django.conf import settings

from firsthand.preserve.folder import ArchiveConfig, ArchiveFolder, open_folder
from firsthand.preserve.ocfl import OriginalStore


def folder() -> ArchiveFolder:
    """The archive's folder.

    Raises: FolderError where the settings name none.
    """
    return open_folder(Path(settings.ARCHIVE_ROOT))


def config() -> ArchiveConfig:
    """What the archive declares but its looks, read afresh: a Member may edit the file."""
    return folder().plain_config()


def store() -> OriginalStore:
    """The store of originals, for reading and adding."""
    return OriginalStore(folder().originals)
