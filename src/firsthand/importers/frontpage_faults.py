"""What is wrong with a teaser: no title, cut words, a start in mid-sentence, glued words."""

import re
from collections.abc import Iterator
from dataclasses import replace

from firsthand.core.codes import Completeness, FlagCode
from firsthand.core.text import MarkKind, Span, Text
from firsthand.importers.drafts import Draft, DraftFlag
from firsthand.importers.frontpage_words import count_words, ends_cut, is_known_more, starts_cut
from firsthand.importers.language import language_of_words

LONG_ENOUGH = 12
MOST_GLUED = 20
LAST_WORDS = 4
# "shelfThe", "papers.The": a small letter, perhaps an end of sentence, and a capitalised word.
_GLUED = re.compile(
    r"(?<![\w/@.#-])[^\W\d_]*[a-zß-öø-ÿ]{3}[.!?;:,]?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?![\w/@])"
    r"|[\u0621-\u06d3]{2}[A-Za-z]{2,}|[a-z]{2}[\u0621-\u06d3]{2,}"
)


def excerpt(draft: Draft, *, first: str, last: str, leads_on: bool) -> Draft:
    """*draft* as an excerpt, its language told and its faults flagged.

    *first* and *last*: its first and last words of prose; *leads_on*: a link stood behind them.
    """
    cut_end = ends_cut(last.strip()) or _breaks_off(last.strip(), leads_on=leads_on)
    cut_start = starts_cut(first.strip()) or first.strip()[:1].islower()
    language = language_of_words(draft.text.string, declared=draft.language)
    changed = replace(
        draft,
        language=language.tag,
        completeness=Completeness.EXCERPT,
        cut_start=cut_start,
        cut_end=cut_end,
    )
    doubt = () if language.sure else (DraftFlag(FlagCode.LANGUAGE_DOUBT),)
    return replace(changed, flags=(*changed.flags, *_flags(changed), *doubt))


def _flags(draft: Draft) -> Iterator[DraftFlag]:
    if not any(mark.kind is MarkKind.HEADING for mark in draft.text.marks):
        yield DraftFlag(FlagCode.NO_TITLE)
    if draft.cut_end:
        yield DraftFlag(FlagCode.CUT)
    if draft.cut_start:
        yield DraftFlag(FlagCode.MID_SENTENCE)
    for found in list(_GLUED.finditer(draft.text.string))[:MOST_GLUED]:
        yield DraftFlag(FlagCode.GLUED_WORDS, Span(*found.span()))


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
