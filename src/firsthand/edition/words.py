"""The interface's own words: catalogues in gettext's PO form, parsed once at start-up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO

from babel.core import Locale
from babel.messages.pofile import read_po
from markupsafe import Markup, escape

from firsthand.core import vocabulary
from firsthand.core.codes import CalendarName
from firsthand.core.errors import CodeError
from firsthand.core.languages import ENDONYMS, UNDETERMINED, direction, primary
from firsthand.edition.templating import escaped

CATALOGUES = ("en", "fa", "ar", "fr")
DIGITS = {"fa": "۰۱۲۳۴۵۶۷۸۹", "ar": "٠١٢٣٤٥٦٧٨٩"}
DIGIT_TABLES = {tag: str.maketrans("0123456789", digits) for tag, digits in DIGITS.items()}
# By what calendar readers count, where that is not the Gregorian, and its months.
CALENDARS = {"fa": CalendarName.SOLAR_HIJRI}
SOLAR_MONTHS = (
    *("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"),
    *("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
)
# A number keeps to the word before it, unless a catalogue ties it to the one after.
COUNTED = re.compile(r"(?<=\w) \{n\}(?!\u00a0)")
QUOTES = {"ltr": ("“", "”"), "rtl": ("«", "»"), "fr": ("«\u202f", "\u202f»")}


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All that the interface says in one language; calling it gives a sentence."""

    language: str
    direction: str
    sentences: dict[str, str]
    months: dict[int, str]
    languages: dict[str, str]
    scripts: dict[str, str]
    calendar: CalendarName
    own_months: dict[int, str]

    def __call__(self, sentence: str, **values: object) -> str:
        """*sentence* (written in English) in this language, its {slots} filled.

        Raises: KeyError where no catalogue has the sentence.
        """
        found = self.sentences[sentence]
        return found.format(**values) if values else found

    def html(self, sentence: str, **values: object) -> Markup:
        """*sentence* as HTML, its {slots} filled with markup or escaped words."""
        safe = {name: escaped(value) for name, value in values.items()}
        html = _escaped(self.sentences[sentence]).format(**safe)
        return Markup(html)  # noqa: S704 - sentence and values are escaped

    def number(self, number: object) -> str:
        """*number* in this language's digits."""
        digits = DIGIT_TABLES.get(self.language)
        return str(number).translate(digits) if digits else str(number)

    def label(self, code: str) -> str:
        """The words for a vocabulary code; the code itself where no vocabulary has it."""
        return _label(code, self.language)

    def language_name(self, language: str) -> str:
        """What this language calls *language*; its tag where it has no word."""
        found = self.languages.get(language) or self.languages.get(primary(language))
        return found or language

    def script_name(self, script: str) -> str:
        """What this language calls a *script* (ISO 15924); its code where it has no word."""
        return self.scripts.get(script, script)


@lru_cache(maxsize=1024)
def _label(code: str, language: str) -> str:
    try:
        return vocabulary.label(code, language)
    except CodeError:
        return code


@lru_cache(maxsize=1024)
def _escaped(sentence: str) -> str:
    return str(escape(sentence))


@cache
def words(language: str) -> Words:
    """The words for pages in *language*: of its own catalogue, else English."""
    found = primary(language)
    tag = found if found in CATALOGUES else "en"
    locale = Locale.parse(tag)
    names = {code: str(name) for code, name in locale.languages.items()}
    months = dict(locale.months["format"]["wide"])
    calendar = CALENDARS.get(tag, CalendarName.GREGORIAN)
    return Words(
        tag,
        direction(tag),
        _sentences(tag),
        months=months,
        languages=names,
        scripts={code: str(name) for code, name in locale.scripts.items()},
        calendar=calendar,
        own_months=dict(enumerate(SOLAR_MONTHS, 1)) if tag in CALENDARS else months,
    )


def with_phrases(found: Words, phrases: Mapping[str, str]) -> Words:
    """*found*, saying *phrases* (by their English) in words of the archive's own."""
    return replace(found, sentences={**found.sentences, **phrases}) if phrases else found


def _sentences(tag: str) -> dict[str, str]:
    """The catalogue of *tag*, numbers tied to what they number.

    Without its header, for which Babel would load `socket`.
    """
    source = files("firsthand.edition").joinpath("locale", f"{tag}.po").read_bytes()
    _header, _, entries = source.partition(b"\n\n")
    catalogue = read_po(BytesIO(entries), locale=tag)
    return {
        str(entry.id): COUNTED.sub("\u00a0{n}", str(entry.string or ""))
        for entry in catalogue
        if entry.id
    }


def endonym(language: str) -> str:
    """How *language* calls itself; its tag where we do not know."""
    return ENDONYMS.get(primary(language)) or _own_name(language)


@cache
def _own_name(language: str) -> str:
    found = primary(language)
    if found == UNDETERMINED or not Locale.parse("en").languages.get(found):
        return language
    try:
        return str(Locale.parse(found).get_display_name() or language)
    except ValueError:  # Babel knows the language's name, but has no data in it
        return language


def quotes(language: str) -> tuple[str, str]:
    """The marks that open and close a quotation in *language*."""
    return QUOTES.get(primary(language)) or QUOTES[direction(language)]


def capital(sentence: str) -> str:
    """*sentence* with its first letter large, where its script has large letters."""
    return sentence[:1].upper() + sentence[1:]
