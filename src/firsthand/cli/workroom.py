"""Starts the workroom's database for a command."""

import os
from pathlib import Path
from uuid import UUID

from firsthand.cli.words import ItemUnknownError, LoginUnknownError
from firsthand.preserve.folder import ArchiveFolder, open_folder


def open_workroom(archive: Path) -> ArchiveFolder:
    """The archive's folder, with Django set up on its database.

    Raises: FolderError where there is no archive.
    """
    folder = open_folder(archive)
    os.environ["FIRSTHAND_ARCHIVE"] = str(folder.root)
    os.environ["DJANGO_SETTINGS_MODULE"] = "firsthand.workroom.settings.archive"
    import django

    django.setup()
    return folder


def migrate() -> None:
    """Nothing; the database has the tables of this version."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def member_id(login: str | None) -> UUID | None:
    """The id of the Member with that login; None where none was asked for.

    Raises: LoginUnknownError.
    """
    from firsthand.workroom.members.models import Member

    if login is None:
        return None
    found = Member.objects.filter(login=login).first()
    if found is None:
        raise LoginUnknownError
    return found.id


def item_id(text: str) -> UUID:
    """The id of an Item, given whole or by its public id.

    Raises: ItemUnknownError.
    """
    from firsthand.workroom.archive.lookups import find_item

    found = find_item(text)
    if found is None:
        raise ItemUnknownError
    return found
