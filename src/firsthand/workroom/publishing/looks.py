"""Theme and sections as public records: what `firsthand.toml` says of them is said to readers."""

from collections.abc import Iterable, Mapping

from firsthand.core.errors import FirsthandError
from firsthand.edition.errors import ThemeError
from firsthand.edition.theme import Theme, theme_of
from firsthand.preserve.errors import FolderError
from firsthand.preserve.folder import ArchiveConfig, ArchiveFolder
from firsthand.preserve.theme import SectionConfig, ThemeConfig
from firsthand.preserve.theme_files import read_theme
from firsthand.public.theme import PhraseRecord, SectionRecord, ThemeRecord
from firsthand.public.theme_files import THEME


def theme_record(theme: ThemeConfig) -> ThemeRecord:
    """The theme as the edition gets it; its phrases in order of language and phrase."""
    return ThemeRecord(
        light=theme.light,
        dark=theme.dark,
        faces=theme.faces,
        voice=theme.voice,
        archive=theme.archive,
        texts=tuple(
            PhraseRecord(language, phrase, words)
            for language, texts in sorted(theme.texts.items())
            for phrase, words in sorted(texts.items())
        ),
    )


def section_records(sections: Iterable[SectionConfig]) -> tuple[SectionRecord, ...]:
    """The sections in the order in which readers meet them."""
    return tuple(
        SectionRecord(section.key, section.titles, section.kinds, section.show_empty)
        for section in sections
    )


def theme_paths(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """*files* of the archive's theme by the paths that they will have in a bundle."""
    return {f"{THEME}/{place}": content for place, content in files.items()}


def look_of(folder: ArchiveFolder) -> tuple[ArchiveConfig, Theme]:
    """What the archive declares, and its theme, for a preview.

    A theme that cannot be used is left out there: the screen of publishing says what is wrong.
    """
    try:
        config, files = folder.config(), read_theme(folder.theme)
        return config, theme_of(theme_record(config.theme), theme_paths(files))
    except (FolderError, ThemeError):
        return folder.plain_config(), Theme()


def theme_fault(error: FirsthandError) -> str:
    """What is wrong with the archive's theme, where *error* says so; else empty.

    Only keys of the archive's own settings, names of templates and lines stand in it.
    """
    of_theme = isinstance(error, ThemeError | FolderError)
    return error.subject_id if of_theme or ThemeError.code in error.subject_id else ""
