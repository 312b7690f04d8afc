"""Public records of how an archive wants its edition to look and to be ordered."""

from dataclasses import dataclass, field

from firsthand.core.codes import FacesFrom


@dataclass(frozen=True, slots=True)
class PhraseRecord:
    """Other words for a phrase of the edition, which goes by its English words."""

    language: str
    phrase: str
    words: str


@dataclass(frozen=True, slots=True)
class ThemeRecord:
    """Colours by token (`#rrggbb`) in light and dark, faces by script (CSS font-family lists).

    `voice` is the face of sources, `archive` that of the archive. What is empty stays as the
    edition has it. Templates and styles of the archive's own are files of the bundle.
    """

    light: dict[str, str] = field(default_factory=dict)
    dark: dict[str, str] = field(default_factory=dict)
    faces: FacesFrom = FacesFrom.BUNDLED
    voice: dict[str, str] = field(default_factory=dict)
    archive: dict[str, str] = field(default_factory=dict)
    texts: tuple[PhraseRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A part of the edition: Items of some kinds (codes) under titles by language.

    It is left out where it has no Item, unless `show_empty`.
    """

    key: str
    titles: dict[str, str]
    kinds: tuple[str, ...]
    show_empty: bool = False
