"""What front pages write around their teasers: "read more", cut marks, dates, box titles.

The words of each language stand in `frontpage_words.json`.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import TypedDict, cast

LONGEST_MORE_CP = 120
LONGEST_SIDE_CP = 60
LONGEST_POSTED_CP = 160
LONGEST_DATE_CP = 80
TAIL_CP = 60
SHORT_CP = 120
FOLDED_KEPT = 4096


class _Words(TypedDict):
    more: list[str]
    side_titles: list[str]
    months: list[str]
    date_filler: list[str]
    counters: list[str]
    pagers: list[str]


def _load() -> _Words:
    source = files("firsthand.importers").joinpath("frontpage_words.json")
    return cast(_Words, json.loads(source.read_text(encoding="utf-8")))


_LETTERS = str.maketrans("يىكةأإآٱۀ", "ییکهااااه", "\u200c\u200d\u0640\u0654")
_NO_WORD = re.compile(r"\W+")
_WORD = re.compile(r"[^\W_]+(?:[\u200c'’][^\W_]+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def fold(words: str) -> str:
    """*words* for comparing: small letters, no marks, joiners or punctuation, one Arabic yeh."""
    return _short_folded(words) if len(words) <= SHORT_CP else _folded(words)


def _folded(words: str) -> str:
    if words.isascii():
        return _NO_WORD.sub(" ", words.casefold()).strip()
    plain = unicodedata.normalize("NFC", words).translate(_LETTERS).casefold()
    if any(map(unicodedata.combining, plain)):
        plain = "".join(one for one in plain if not unicodedata.combining(one))
    return _NO_WORD.sub(" ", plain).strip()


# The words of a menu stand in many places of a page, and on every page of a site.
_short_folded = lru_cache(maxsize=FOLDED_KEPT)(_folded)


def count_words(words: str) -> int:
    """How many words; for scripts without spaces, two letters to a word."""
    if words.isascii():
        return len(_WORD.findall(words))
    return len(_WORD.findall(words)) + len(_CJK.findall(words)) // 2


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_LISTED = _load()
_MORE = frozenset(map(fold, _LISTED["more"]))
_SIDE_TITLES = frozenset(map(fold, _LISTED["side_titles"]))
_PAGERS = frozenset(map(fold, _LISTED["pagers"]))
# Longer ways to say it, in folded letters; "Read more about the ladder" begins so too.
_MORE_START = re.compile(
    r"(?:(?:read|learn|find out|see|view) (?:the |it |on )?more|read on"
    r"|continue reading|keep reading"
    r"|read the (?:full|whole|complete) (?:story|article|text|letter|report)"
    r"|(?:lire|voir) (?:la suite|plus|l article)|en savoir plus"
    r"|ادامه (?:ی |)(?:مطلب|متن|خبر|نوشته|مقاله|گزارش)|بیشتر بخوانید"
    r"|(?:اقرا|اقراي|قراءه|لقراءه) المزید|متابعه القراءه|تابع القراءه)(?= |$)"
)
_DOTS = r"(?:\.\s?\.+|…|[\[(]\s*(?:\.\s?\.+|…)\s*[\])])"
_CUT_END = re.compile(
    rf"(?:{_DOTS}|[(\[]\s*(?:cont(?:inued|'d)?|more|suite|à suivre|ادامه(?: دارد)?|يتبع|یتبع|تتمة"
    r"|البقية)\s*\.*\s*[)\]])[\s\"'”»)\]]*$",
    re.IGNORECASE,
)
_CUT_START = re.compile(rf"^[\s\"'“«(\[]*{_DOTS}")
_MONTH = rf"(?<![^\W\d])(?:{_any_of(_LISTED['months'])})(?!\w)\.?"
_DATE = re.compile(
    r"(?<!\d)\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,4}(?!\d)"
    rf"|(?<!\d)\d{{1,2}}\s*(?:st|nd|rd|th|er)?\.?\s*(?:de\s+|of\s+)?{_MONTH},?"
    r"(?:\s+(?:الأول|الثاني|الاول|الآخر|الثانية|الأولى|اول|ثانی))?(?:\s+(?:de\s+)?\d{2,4})?"
    rf"|{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d:])",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")  # each date has one
_DATE_FILLER = re.compile(
    rf"(?<!\w)(?:{_any_of(_LISTED['date_filler'])}|{_MONTH}|\d+)(?!\w)", re.IGNORECASE
)
_COUNTER = rf"(?<!\w)(?:{_any_of(_LISTED['counters'])})(?!\w)"
_COUNTERS = re.compile(_COUNTER, re.IGNORECASE)
_COUNTED = re.compile(rf"\d+\s*{_COUNTER}|{_COUNTER}\s*[:(]?\s*\d+", re.IGNORECASE)

_POSTED = re.compile(
    r"\W*(?:submitted|posted|published|publié|posté|envoyé|rédigé|mis en ligne|ارسال|نوشته شده"
    r"|منتشر شده|مرسلة|أرسل|كتبه|كتبها|أضيف|نشر)(?!\w)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"\W*(?:by|par|von|por|di|نوشته|نویسنده|به قلم|توسط|بقلم|بواسطة|كتب)(?!\w)", re.IGNORECASE
)
_TIME = re.compile(r"(?<![\d:])\d{1,2}\s?[:h]\s?\d{2}(?!\d)")


def is_more(words: str) -> bool:
    """True where *words* only say that there is more: "Read more", "suite", "›", "..."."""
    stripped = words.strip()
    if not stripped or len(stripped) > LONGEST_MORE_CP:
        return False
    return is_symbols(stripped) or is_known_more(stripped)


def is_symbols(words: str) -> bool:
    """True where *words* hold no letter and no digit."""
    return not any(map(str.isalnum, words))


def is_known_more(words: str) -> bool:
    """True for the words themselves, arrows and dots apart."""
    folded = fold(words[:LONGEST_MORE_CP])
    return folded in _MORE or bool(_MORE_START.match(folded))


def is_side_title(words: str) -> bool:
    """True for the title of a box that is no part of the page's own teasers."""
    return len(words) < LONGEST_SIDE_CP and fold(words) in _SIDE_TITLES


def ends_cut(words: str) -> bool:
    """True where *words* end in dots or in "(cont.)"."""
    return bool(_CUT_END.search(words[-TAIL_CP:]))


def starts_cut(words: str) -> bool:
    """True where *words* begin with dots."""
    return bool(_CUT_START.match(words))


def find_date(words: str) -> str:
    """The first written date in *words*; empty where none is seen."""
    found = _DATE.search(words) if _DIGIT.search(words) else None
    return found[0].strip(" ,.") if found else ""


def is_date_line(words: str) -> bool:
    """True where a short line says a date and nothing else."""
    if len(words) > LONGEST_DATE_CP or not find_date(words):
        return False
    return not _WORD.search(_DATE_FILLER.sub(" ", _DATE.sub(" ", words)))


def is_posted_line(words: str) -> bool:
    """True for "Submitted by admin on 12/3/2005": what a page's software says of an entry."""
    if len(words) > LONGEST_POSTED_CP or not _POSTED.match(words):
        return False
    return bool(find_date(words) or _TIME.search(words))


def is_byline(words: str) -> bool:
    """True for "Par Odile le 3 mars 2008": who wrote it and when, not its text."""
    if len(words) > LONGEST_POSTED_CP or words.endswith((".", "!", "?", "؟", "…")):
        return False
    return bool(_BYLINE.match(words)) and bool(find_date(words))


def is_pager(words: str) -> bool:
    """True for "Older posts": a link to more of the same page."""
    return len(words) < LONGEST_SIDE_CP and fold(words) in _PAGERS


def is_counter_line(words: str) -> bool:
    """True for "3 comments", "Hits: 41", "Print": what a page says of itself, not its text."""
    if len(words) > LONGEST_MORE_CP or not _COUNTERS.search(words):
        return False
    return bool(_COUNTED.search(words)) or count_words(_COUNTERS.sub(" ", words)) == 0
