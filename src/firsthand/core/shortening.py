"""Shorter texts: the opening that serves as a teaser, the extract that a quotation allows.

Source for sentence ends: after Unicode UAX 29 (sentences), narrowed to four languages.
"""

import re
import unicodedata

from firsthand.core.rewrite import Edit, rewrite
from firsthand.core.text import MarkKind, Text

ELLIPSIS = " …"
# Stops, then closing quotes and brackets; French sets a space before its closing guillemet.
SENTENCE_END = re.compile("(?P<stop>[.!?…؟۔]+)(?:[\u00a0\u202f ]?»|[\"”’'\\)\\]])*(?=\\s|$)")
SUSPENSION = re.compile(r"[.…]{2,}|…")  # an end only where a capital or nothing follows
LAST_WORD = re.compile(r"[^\s(\[«“\"'’\-\u2010\u2011]*\Z")
LOOK_BACK_CP = 24
LOOK_AHEAD_CP = 8
OPENERS = " \t\u00a0\u202f«“‘\"'(["
# As they are written: "No. 5" is a number, "no. Then" an end.
ABBREVIATIONS = frozenset(
    re.findall(
        r"\w+",
        """
    Mr Mrs Ms Dr Drs St Ste Prof Rev Gen Col Capt Sgt No Nos Vol Art Fig
    MM Mme Mmes Mlle Mlles Mgr Me p pp vol ed eds fig cf vs etc
""",
    )
)
QUOTE_PAIRS = (("«", "»"), ("“", "”"))
TRAILING = " \t\n\u00a0\u202f,;:،؛-–—"


def opening(text: Text, max_cp: int) -> str:
    """The first sentences of the body, at most *max_cp* code points; empty where it has none.

    The body is all blocks but headings; of them, the first that holds a whole sentence (a byline
    or place line holds none), else the first. Where no sentence ends in time, it is cut at a word
    and " …" put after it; what stands before that is always a stretch of *text*.
    """
    blocks = _body_blocks(text)
    if not blocks:
        return ""
    words = next((each for each in blocks if _is_prose(each, max_cp)), blocks[0])
    if len(words) <= max_cp:
        return words
    end = _sentence_end(words, max_cp)
    return words[:end] if end else _cut_at_word(words, max_cp)


def first_code_points(text: Text, n: int) -> Text:
    """At most the first *n* code points of *text*, cut at a word where one ends, with its marks."""
    if len(text.string) <= n:
        return text
    end = _word_end(text.string, n)
    return rewrite(text, [Edit(end, len(text.string), "")]).text if end else Text()


def _body_blocks(text: Text) -> list[str]:
    headings = [mark.span for mark in text.marks if mark.kind is MarkKind.HEADING]
    body, at = [], 0
    for block in text.blocks():
        while at < len(headings) and headings[at].end <= block.start:
            at += 1
        if not (at < len(headings) and headings[at].overlaps(block)):
            body.append(text.quote(block))
    return body


def _is_prose(block: str, max_cp: int) -> bool:
    return len(block) > max_cp or _sentence_end(block, len(block)) > 0


def _sentence_end(words: str, max_cp: int) -> int:
    """Where the last sentence ends that is whole within *max_cp*, no quote open; 0 where none."""
    window = words[: max_cp + LOOK_AHEAD_CP]
    best, at, still_open = 0, 0, [0] * len(QUOTE_PAIRS)
    for found in SENTENCE_END.finditer(window):
        end = found.end()
        if end > max_cp:
            break
        grown = (_opened(window[at:end], pair) for pair in QUOTE_PAIRS)
        still_open = [before + more for before, more in zip(still_open, grown, strict=True)]
        at = end
        if max(still_open) <= 0 and _is_end(window, found):
            best = end
    return best


def _opened(words: str, pair: tuple[str, str]) -> int:
    return words.count(pair[0]) - words.count(pair[1])


def _is_end(words: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    following = words[end : end + LOOK_AHEAD_CP].lstrip(OPENERS)[:1]
    if following.islower() or words[start - 1 : start] == "[":
        return False
    if SUSPENSION.fullmatch(found["stop"]):
        return not following or following.isupper()
    return found["stop"] != "." or not _is_abbreviation(words, start)


def _is_abbreviation(words: str, dot: int) -> bool:
    """True after an initial, a number that opens the block, or a listed abbreviation."""
    found = LAST_WORD.search(words[max(0, dot - LOOK_BACK_CP) : dot])
    last = found[0] if found else ""
    if last.isdigit():
        return dot == len(last)
    return (len(last) == 1 and last.isalpha()) or last in ABBREVIATIONS or "." in last


def _cut_at_word(words: str, max_cp: int) -> str:
    end = _word_end(words, max_cp - len(ELLIPSIS))
    return words[:end].rstrip(TRAILING) + ELLIPSIS if end else ""


def _word_end(words: str, max_cp: int) -> int:
    """The end of the last word whole within *max_cp*; within one long word, of a character."""
    if max_cp <= 0:
        return 0
    end = max_cp
    while end > 0 and not (words[end : end + 1].isspace() or end >= len(words)):
        end -= 1
    end = len(words[:end].rstrip())
    return end or _character_end(words, max_cp)


def _character_end(words: str, end: int) -> int:
    """At most *end*, not within a letter and the signs that belong to it."""
    while end > 0 and unicodedata.category(words[end : end + 1] or " ") in {"Mn", "Mc", "Me", "Cf"}:
        end -= 1
    return end
