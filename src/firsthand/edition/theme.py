"""An archive's own theme: colours, faces, phrases and templates, checked before a page is made."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from string import Formatter

from firsthand.core.codes import FacesFrom
from firsthand.core.languages import primary
from firsthand.edition.environment import environment_of, template_names
from firsthand.edition.errors import ThemeError
from firsthand.edition.words import CATALOGUES, words
from firsthand.public.theme import PhraseRecord, ThemeRecord

TEMPLATES, EXTRA, PICTURES = "theme/templates/", "theme/extra.css", ".svg"
STYLE = "style/theme.css"
DIRECTIONS: Mapping[str, str] = {"latin": "ltr", "arabic": "rtl"}
Phrases = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Theme:
    """What a theme adds: templates by name, phrases by language, one style sheet, pictures.

    `pictures` are sources of SVG by their path in the edition; an empty `style` is no file.
    """

    templates: Mapping[str, str] = field(default_factory=dict)
    phrases: Phrases = field(default_factory=dict)
    style: str = ""
    pictures: Mapping[str, str] = field(default_factory=dict)
    has_faces: bool = True

    def files(self) -> Iterator[tuple[str, str]]:
        """Path in the edition and content of each file that it brings."""
        if self.style:
            yield STYLE, self.style
        yield from sorted(self.pictures.items())


def theme_of(record: ThemeRecord, files: Mapping[str, bytes]) -> Theme:
    """The theme that *record* declares, with its *files* by their path in a bundle.

    Raises: ThemeError where it has a template, a phrase or a slot that is not ours, or a
    template that is none.
    """
    sources = {path: _text(path, content) for path, content in sorted(files.items())}
    templates = dict(_templates(sources))
    environment_of(templates)
    pictures = {
        f"style/{path.rpartition('/')[2]}": source
        for path, source in sources.items()
        if path.endswith(PICTURES)
    }
    style = _style(record) + sources.get(EXTRA, "")
    has_faces = record.faces is FacesFrom.BUNDLED
    return Theme(templates, _phrases(record.texts), style, pictures, has_faces)


def _text(path: str, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise ThemeError(f"{path}: must be UTF-8") from None


def _templates(sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for path, source in sources.items():
        if path.startswith(TEMPLATES):
            name = path.removeprefix(TEMPLATES)
            if name not in template_names():
                known = ", ".join(template_names())
                raise ThemeError(f"{path}: there is no such template; there are {known}")
            yield name, source


def _phrases(texts: Iterable[PhraseRecord]) -> Phrases:
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        key = f"theme.texts.{text.language}"
        if primary(text.language) not in CATALOGUES:
            raise ThemeError(f"{key}: the edition does not speak this language")
        own = words(text.language).sentences
        if text.phrase not in own:
            raise ThemeError(f"{key}: there is no such phrase: {text.phrase}")
        if _slots(key, text.words) != _slots(key, own[text.phrase]):
            raise ThemeError(f"{key}: other {{slots}} than the phrase has: {text.phrase}")
        found.setdefault(text.language, {})[text.phrase] = text.words
    return found


def _slots(key: str, sentence: str) -> list[tuple[str, str, str]]:
    """The slots of *sentence*: each its name alone, for a format of one's own could fail."""
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError:
        raise ThemeError(f"{key}: a brace stands alone") from None
    named = [(name, spec or "", how or "") for _, name, spec, how in parts if name is not None]
    return sorted(named)


def _style(record: ThemeRecord) -> str:
    """Colours and faces as custom properties, after those of the edition's own style sheet."""
    rules = [_rule(":root", _properties(record.light))]
    dark = _rule(":root", _properties(record.dark))
    rules.append(f"@media (prefers-color-scheme: dark) {{\n{dark}}}\n" if dark else "")
    for script, direction in DIRECTIONS.items():
        faces = {}
        if script in record.voice:
            faces = {"voice": record.voice[script], "head": "var(--voice)"}
        if script in record.archive:
            faces["house"] = record.archive[script]
        rules.append(_rule(f'[dir="{direction}"]', _properties(faces)))
    return "".join(rules)


def _properties(values: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in values.items())


def _rule(selector: str, properties: str) -> str:
    return f"{selector} {{ {properties} }}\n" if properties else ""
