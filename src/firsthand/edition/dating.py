"""The date of the edition where pages say it: the one thing that changes on all of them at once.

It is marked by a class of its own, so that an incremental build can put the new date into a page
that is otherwise as it was.
"""

from datetime import date

from markupsafe import Markup

from firsthand.edition.dates import day_html
from firsthand.edition.inline import filled
from firsthand.edition.words import Words

EDITION = (
    "\x00edition\x00"  # stands for the date in what is not HTML yet; no record holds this sign
)
WRAPPED = '<span class="edition">{}</span>'


def edition_html(day: date | None, words: Words | None = None) -> Markup:
    """The date of the edition: in words, or plain figures without them; empty without a date."""
    if not day:
        return Markup()
    return filled(WRAPPED, day_html(day, words) if words else day.isoformat())
