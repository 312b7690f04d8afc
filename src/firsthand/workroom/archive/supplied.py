"""Titles that we supply, shown in [brackets]: from kind and position, never from the words."""

from firsthand.core.languages import primary

TEASER = {"en": "Teaser {n}", "fa": "خلاصهٔ {n}", "ar": "مقتطف {n}", "fr": "Extrait {n}"}
UNTITLED = {"en": "Untitled", "fa": "بی‌عنوان", "ar": "بلا عنوان", "fr": "Sans titre"}
DIGITS = {
    "fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
    "ar": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
}


def supplied_title(language: str, position: int | None) -> str:
    """The title, without its brackets, of a source that has none."""
    tongue = primary(language)
    if position is None:
        return UNTITLED.get(tongue, UNTITLED["en"])
    number = str(position).translate(DIGITS.get(tongue, {}))
    return TEASER.get(tongue, TEASER["en"]).format(n=number)
