"""Names and addresses that stay: of an Item, of a Series, and of a page where the site has one."""

import uuid
from functools import lru_cache

from firsthand.edition.inline import is_web_address
from firsthand.public.records import ArchiveRecord


@lru_cache(maxsize=64)  # a page says it several times
def item_urn(item_id: str, language: str) -> str:
    """The permanent id of an Item's text in one language, made of its public id alone."""
    return uuid.uuid5(_uuid(item_id), language).urn


def series_urn(series_id: str) -> str:
    """The permanent id of a Series, made of its public id alone."""
    return uuid.uuid5(_uuid(series_id), "series").urn


def base_of(archive: ArchiveRecord) -> str:
    """Where the edition stands on the web, without a slash at its end; empty = not known."""
    base = archive.base_url
    return base.rstrip("/") if is_web_address(base) else ""


def address(archive: ArchiveRecord, path: str) -> str:
    """The address of the page at *path* on the web; empty where the edition's is not known.

    The first page of a folder is the folder: one page, one address.
    """
    base = base_of(archive)
    folder, _, name = path.rpartition("/")
    if not base or name != "index.html":
        return f"{base}/{path}" if base else ""
    return f"{base}/{folder}/" if folder else f"{base}/"


def _uuid(public_id: str) -> uuid.UUID:
    """The 128 bits of a public id: base32hex, 26 digits of 5 bits, of which the last 2 are none."""
    return uuid.UUID(int=int(public_id, 32) >> 2)
