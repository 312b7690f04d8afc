"""What every template may ask for: words for codes, digits of the interface's script, direction."""

from collections.abc import Callable, Mapping

from django import template
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from firsthand.core.languages import ENDONYMS, direction, primary
from firsthand.core.languages import UNDETERMINED as UND
from firsthand.core.vocabulary import label
from firsthand.workroom import labels, sentences

register = template.Library()

DIGITS = {
    "fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
    "ar": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
}
# The filter's name, and the words that it looks up.
WORDS = {
    "state_words": labels.STATES,
    "completeness_words": labels.COMPLETENESS,
    "rights_words": labels.RIGHTS,
    "genre_words": labels.GENRES,
    "flag_words": labels.FLAGS,
    "flag_short": labels.FLAGS_SHORT,
    "version_words": labels.VERSION_KINDS,
    "original_words": labels.ORIGINAL_ROLES,
    "date_shown_words": labels.DATES_SHOWN,
    "calendar_words": labels.CALENDARS,
    "field_words": labels.FIELDS,
    "origin_words": labels.ORIGINS,
    "correction_words": labels.CORRECTIONS,
    "credit_words": labels.CREDITS,
    "agent_kind_words": labels.AGENT_KINDS,
    "register_words": labels.REGISTERS,
    "identity_words": labels.IDENTITY,
    "likeness_words": labels.LIKENESS,
    "meeting_words": labels.MEETINGS,
    "basis_words": labels.BASES,
    "treatment_words": labels.TREATMENTS,
    "minor_words": labels.MINORS,
    "protection_words": labels.PROTECTIONS,
    "public_role_words": labels.PUBLIC_ROLES,
}


@register.filter
def digits(value: object) -> str:
    """*value* with its digits in the script of the interface's language."""
    table = DIGITS.get(primary(translation.get_language() or "en"))
    return str(value).translate(table) if table else str(value)


@register.filter(name="dir")
def dir_of(language: str) -> str:
    """`rtl` or `ltr` for a language tag; `auto` where it is not known."""
    return direction(language) if language and language != UND else "auto"


@register.filter
def vocabulary(code: str) -> str:
    """The words for a vocabulary code in the interface's language; empty for an empty code."""
    return label(code, translation.get_language() or "en") if code else ""


@register.filter
def tongue(language: str) -> str:
    """A language's name in itself; its tag where we have none."""
    if language == UND:
        return _("Not known")
    return ENDONYMS.get(primary(language), language)


@register.filter
def refused_input(code: str) -> str:
    """Why an input was not read, and what to do next."""
    return sentences.refused_input(code)


@register.filter
def refused_picture(code: str) -> str:
    """Why a picture was not taken, and what to do next."""
    return sentences.refused_picture(code)


def _looks_up(words: Mapping[str, Promise]) -> Callable[[str], str]:
    return lambda code: str(words.get(code, code))


for _name, _words in WORDS.items():
    register.filter(_name, _looks_up(_words))
