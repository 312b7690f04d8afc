"""What every template may ask for: digits of the interface's script, a language's direction."""

from django import template
from django.utils import translation

from firsthand.core.languages import ENDONYMS, direction, primary
from firsthand.core.languages import UNDETERMINED as UND
from firsthand.core.vocabulary import label

register = template.Library()

DIGITS = {
    "fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
    "ar": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
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
    return ENDONYMS.get(primary(language), language)
