"""What the place of a teaser says of it: that it is cut, and that its link is lost."""

import re
from dataclasses import replace

from firsthand.core.codes import Completeness, FlagCode
from firsthand.core.languages import UNDETERMINED
from firsthand.core.text import Span, Text
from firsthand.importers.drafts import Draft, DraftFlag
from firsthand.importers.frontpage_words import count_words, ends_cut, is_known_more, starts_cut
from firsthand.importers.language import language_of_words

LONG_ENOUGH = 12
LAST_WORDS = 4


def excerpt(draft: Draft, *, first: str, last: str, leads_on: bool) -> Draft:
    """*draft* as an excerpt, whether it is cut, and its language where its place declares one.

    *first* and *last*: its first and last words of prose; *leads_on*: a link stood behind them.
    The faults that its words show, and a language not declared, are found when it is finished.
    """
    cut_end = ends_cut(last.strip()) or _breaks_off(last.strip(), leads_on=leads_on)
    cut_start = starts_cut(first.strip()) or first.strip()[:1].islower()
    language = UNDETERMINED
    if draft.language not in {"", UNDETERMINED}:
        language = language_of_words(draft.text.string, declared=draft.language).tag
    return replace(
        draft,
        language=language,
        completeness=Completeness.EXCERPT,
        cut_start=cut_start,
        cut_end=cut_end,
    )


def broken_link(text: Text) -> DraftFlag:
    """The flag for words that should lead on and do not; over them where they end the text."""
    line_start = text.string.rfind("\n") + 1
    words = list(re.finditer(r"\S+", text.string[line_start:]))[-LAST_WORDS:]
    for word in words:
        start = line_start + word.start()
        if is_known_more(text.string[start:]):
            return DraftFlag(FlagCode.BROKEN_LINK, Span(start, len(text.string)))
    return DraftFlag(FlagCode.BROKEN_LINK)


def _breaks_off(words: str, *, leads_on: bool) -> bool:
    """True where the last words end without an end of sentence, and more is to come."""
    is_open = bool(words) and (words[-1].isalnum() or words[-1] in ",،;؛")
    return is_open and (leads_on or count_words(words) >= LONG_ENOUGH)
