"""Theme and sections as public records: what `firsthand.toml` says of them is said to readers."""

from collections.abc import Iterable, Mapping

from firsthand.preserve.theme import SectionConfig, ThemeConfig
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
