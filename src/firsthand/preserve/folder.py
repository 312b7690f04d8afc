"""One archive is one folder: where its parts lie, and what its `firsthand.toml` declares."""

import json
import os
import secrets
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from firsthand.core.languages import ENDONYMS
from firsthand.preserve.errors import FolderError
from firsthand.preserve.ocfl import create_store
from firsthand.preserve.theme import SectionConfig, ThemeConfig, sections_of, theme_of

CONFIG = "firsthand.toml"
TABLES = frozenset({"archive", "theme", "section"})


@dataclass(frozen=True, slots=True)
class ArchiveConfig:
    """What `firsthand.toml` says; all of it is written to be published, save `team`.

    The dicts map a language to words. `team` is the number of Members who decide. `theme` and
    `sections` have tables of their own in the file.
    """

    languages: tuple[str, ...] = ("en",)
    team: int = 2
    invented: bool = False
    base_url: str = ""
    database: str = ""
    name: dict[str, str] = field(default_factory=dict)
    tagline: dict[str, str] = field(default_factory=dict)
    interests: dict[str, str] = field(default_factory=dict)
    funding: dict[str, str] = field(default_factory=dict)
    contact: dict[str, str] = field(default_factory=dict)
    theme: ThemeConfig = field(default_factory=ThemeConfig)
    sections: tuple[SectionConfig, ...] = ()


@dataclass(frozen=True, slots=True)
class ArchiveFolder:
    """The parts of one archive, as absolute paths."""

    root: Path

    @property
    def config_file(self) -> Path:
        """The declaration of the archive."""
        return self.root / CONFIG

    @property
    def database(self) -> Path:
        """The workroom's SQLite file."""
        return self.root / "workroom.sqlite3"

    @property
    def secret_file(self) -> Path:
        """The archive's secret, readable by its owner alone."""
        return self.root / "secret.key"

    @property
    def originals(self) -> Path:
        """The OCFL storage root."""
        return self.root / "originals"

    @property
    def renditions(self) -> Path:
        """Public files re-made from originals, by public id; never beside them."""
        return self.root / "renditions"

    @property
    def theme(self) -> Path:
        """Templates, a style sheet and pictures of the archive's own; it need not be there."""
        return self.root / "theme"

    @property
    def releases(self) -> Path:
        """The last bundle only."""
        return self.root / "releases"

    @property
    def edition(self) -> Path:
        """The site."""
        return self.root / "edition"

    @property
    def backups(self) -> Path:
        """Backups written here by default."""
        return self.root / "backups"

    @property
    def restore_note(self) -> Path:
        """Stands once a restore of this archive has been seen, and says on which day."""
        return self.backups / "restore-seen.txt"

    def note_restore(self, day: date) -> None:
        """Nothing; the archive knows that a backup of it was restored on *day*."""
        self.backups.mkdir(exist_ok=True)
        self.restore_note.write_text(f"{day.isoformat()}\n", encoding="ascii")

    def config(self) -> ArchiveConfig:
        """What the archive declares.

        Raises: FolderError where there is no archive here, or a value has the wrong shape.
        """
        return _config(self._table())

    def plain_config(self) -> ArchiveConfig:
        """The same without theme and sections, so that a screen stands while these are mended.

        Raises: FolderError.
        """
        return _plain(self._table())

    def _table(self) -> dict[str, object]:
        try:
            return tomllib.loads(self.config_file.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise FolderError("missing") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise FolderError("syntax") from error

    def secret(self) -> str:
        """The archive's secret, made at the first call."""
        if not self.secret_file.exists():
            _write_secret(self.secret_file)
        return self.secret_file.read_text(encoding="ascii").strip()


def open_folder(path: Path) -> ArchiveFolder:
    """The archive at *path*.

    Raises: FolderError where the folder holds none.
    """
    folder = ArchiveFolder(path.resolve())
    if not folder.config_file.is_file():
        raise FolderError("missing")
    return folder


def make_folder(path: Path, config_text: str) -> ArchiveFolder:
    """A new archive folder with its configuration and secret.

    Raises: FolderError where the folder holds anything already, or *config_text* is wrong.
    """
    folder = ArchiveFolder(path.resolve())
    _config(tomllib.loads(config_text))
    if path.exists() and any(path.iterdir()):
        raise FolderError("not_empty")
    for part in (folder.root, folder.renditions, folder.releases, folder.backups):
        part.mkdir(parents=True, exist_ok=True)
        part.chmod(0o700)
    create_store(folder.originals)
    folder.config_file.write_text(config_text, encoding="utf-8")
    folder.secret()
    return folder


def config_text(
    languages: Sequence[str], *, name: str = "", contact: str = "", team: int = 2
) -> str:
    """A `firsthand.toml` for a new archive, with a comment at each value."""
    first = languages[0]
    return (
        "# What this archive declares of itself. All of it is public, save `team`.\n"
        "[archive]\n"
        f"languages = {json.dumps(list(languages))}  # of the edition; the first is the default\n"
        f"team = {team}  # how many Members decide; with 1, approvals wait 24 hours\n"
        'base_url = ""  # where the edition will stand, if you know; pages work without\n'
        f"\n[archive.name]\n{first} = {json.dumps(name, ensure_ascii=False)}\n"
        f"\n[archive.contact]  # how readers ask for a correction; stands on every page\n"
        f"{first} = {json.dumps(contact, ensure_ascii=False)}\n" + EXAMPLES.format(first=first)
    )


EXAMPLES = """
# How the edition looks; take the marks # away. All keys: docs/reference/theme.md
# [theme]
# faces = "local"  # none are brought along; readers see what their machine has
# [theme.light]  # paper wash ink soft link turn edge; each is checked for contrast
# link = "#7a1f3d"
# [theme.dark]
# link = "#e5a0b5"
# [theme.voice]  # the face in which sources speak, for each script
# latin = 'Georgia, "Times New Roman", serif'
# [theme.texts.{first}]  # other words for a phrase of the edition
# "Front page" = "Today"
#
# [[section]]  # a part of the front page: some kinds of Items under a title of yours
# key = "letters"
# titles = {{ {first} = "Open letters" }}
# kinds = ["ITM01"]
"""


def _write_secret(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))


def _config(table: dict[str, object]) -> ArchiveConfig:
    config = _plain(table)
    return replace(
        config,
        theme=theme_of(table.get("theme", {}), config.languages),
        sections=sections_of(table.get("section", []), config.languages),
    )


def _plain(table: dict[str, object]) -> ArchiveConfig:
    archive = table.get("archive", {})
    if not isinstance(archive, dict):
        raise FolderError("archive")
    known = set(ArchiveConfig.__dataclass_fields__) - {"theme", "sections"}
    unknown = (set(archive) - known) | (set(table) - TABLES)
    if unknown:
        raise FolderError(min(unknown))
    values: dict[str, Any] = {key: _value(key, value) for key, value in archive.items()}
    config = ArchiveConfig(**values)
    if not config.languages or not set(config.languages) <= set(ENDONYMS):
        raise FolderError("languages")
    return config


def _value(key: str, value: object) -> object:
    match key, value:
        case "languages", list() if all(isinstance(word, str) for word in value):
            return tuple(value)
        case "team", int() if not isinstance(value, bool) and value > 0:
            return value
        case "invented", bool():
            return value
        case (("base_url" | "database"), str()):
            return value
        case (_, dict()) if key in _WORDS and all(isinstance(word, str) for word in value.values()):
            return value
        case _:
            raise FolderError(key)


_WORDS = frozenset({"name", "tagline", "interests", "funding", "contact"})
