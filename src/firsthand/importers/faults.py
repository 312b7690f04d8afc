"""What is wrong with a text as its source gives it: found, pointed at, never repaired."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import islice

from firsthand.core.codes import FlagCode
from firsthand.core.text import MarkKind, Span, Text
from firsthand.importers.drafts import DraftFlag

MOST_FLAGS = 200
LONG_BLOCK_CP = 100
LEAD_IN_CP = 60
_LISTS = json.loads(files(__package__).joinpath("faults_words.json").read_text("utf-8"))


def _any_of(name: str) -> str:
    words = sorted(_LISTS[name], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in words) + ")"


_DOTS = r"(?:\.\s?\.+|…|[\[(]\s*(?:\.\s?\.+|…)\s*[\])])"
_CUT_END = re.compile(
    rf"(?:{_DOTS}|[(\[]\s*{_any_of('continued')}[\s.]*[)\]]"
    rf"|(?<!\S){_any_of('continued_alone')}\s*\.?)[\s\"'”»)\]]*$",
    re.IGNORECASE,
)
_CUT_START = re.compile(
    rf"[\s\"'“«]*(?:[(\[]\s*{_any_of('continued')}\s*[)\]]|{_DOTS}|[(\[]{_DOTS})", re.IGNORECASE
)
_OPEN_END = re.compile(r"[^\W\d_]$|[,،;؛–—-]$")
_FIRST_WORD = re.compile(r"[\s\"'“‘«(\[]*([^\W\d_]+)")
_PERSIAN_MIDDLE = re.compile(r"^[\s\"“«]*(?:و|که|كه|ولی|ولي|اما)\s")
# No word is longer than 40 letters here, so that a text without spaces takes no longer.
_PLACE = re.compile(
    r"(?<=[a-zß-öø-ÿ])(?P<stop>[.!?;:]?)(?P<right>[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{0,40})(?![^\W\d_])"
)
_LEFT = re.compile(r"[^\W\d_]+$")
# Words that begin a sentence or a clause, so that "BureauWhen" is two words and "YouTube" is one.
_OPENERS = frozenset(_LISTS["openers"])
_CAMEL_NAMES = frozenset(_LISTS["camel_names"])
SHORTEST_WORD_CP = 3
LONGEST_WORD_CP = 40
_ADDRESS_LIKE = re.compile(r"[\w./@-]$")
_GOES_ON = re.compile(r"[(/@_]|\.\w|\d")
_LEAD_IN = re.compile(
    rf"[\W_]*{_any_of('lead_in')}[\W_]*$|(?:.*\s)?{_any_of('prompts')}\s*:\s*$", re.IGNORECASE
)


def faults_of(text: Text) -> Iterator[DraftFlag]:
    """The faults that stand in the words of *text*, in order of kind."""
    blocks = list(_body(text))
    if not any(mark.kind is MarkKind.HEADING for mark in text.marks):
        yield DraftFlag(FlagCode.NO_TITLE)
    if blocks:
        yield from _at_start(text, blocks[0])
        yield from _at_end(text, blocks[-1])
    yield from _lead_ins(text, blocks)
    yield from _glued(text)


def _body(text: Text) -> Iterator[Span]:
    heading = next((mark.span for mark in text.marks if mark.kind is MarkKind.HEADING), None)
    return (block for block in text.blocks() if block != heading)


def _at_start(text: Text, block: Span) -> Iterator[DraftFlag]:
    words = text.quote(block)
    cut = _CUT_START.match(words)
    if cut:
        yield DraftFlag(FlagCode.CUT, _inside(block, cut.span()))
    if cut or _starts_inside(words):
        yield DraftFlag(FlagCode.MID_SENTENCE, _inside(block, (0, len(words.split()[0]))))


def _starts_inside(words: str) -> bool:
    """True where a sentence has begun before *words*: a small letter, a comma, a Persian "and"."""
    if words[:1] in {",", "،", ";", "؛", ")"} or _PERSIAN_MIDDLE.match(words):
        return True
    first = _FIRST_WORD.match(words)
    return first is not None and first[1].islower()


def _at_end(text: Text, block: Span) -> Iterator[DraftFlag]:
    words = text.quote(block)
    skipped = max(len(words) - LONG_BLOCK_CP, 0)
    cut = _CUT_END.search(words[skipped:])
    if cut:
        yield DraftFlag(FlagCode.CUT, _inside(block, (skipped + cut.start(), len(words))))
    elif len(words) >= LONG_BLOCK_CP and _OPEN_END.search(words):
        last = len(words.split()[-1])
        yield DraftFlag(FlagCode.CUT, _inside(block, (len(words) - last, len(words))))


def _lead_ins(text: Text, blocks: list[Span]) -> Iterator[DraftFlag]:
    """Words that lead to a page and have lost their link."""
    linked = [mark.span for mark in text.marks if mark.kind is MarkKind.LINK]
    short = [block for block in blocks if block.end - block.start <= LEAD_IN_CP]
    for block in short[:MOST_FLAGS]:
        if _LEAD_IN.match(text.quote(block)) and not any(map(block.overlaps, linked)):
            yield DraftFlag(FlagCode.BROKEN_LINK, block)


def _glued(text: Text) -> Iterator[DraftFlag]:
    """Words that ran together where a line or a tag was lost; camel-case names are left alone."""
    found = (span for match in _PLACE.finditer(text.string) if (span := _glue(text.string, match)))
    for span in islice(found, MOST_FLAGS):
        yield DraftFlag(FlagCode.GLUED_WORDS, span)


def _glue(string: str, match: re.Match[str]) -> Span | None:
    """The two words that run together at *match*; None where they are one word."""
    near = string[max(match.start() - LONGEST_WORD_CP, 0) : match.start()]
    found = _LEFT.search(near)
    if not found or _is_address(near[: found.start()], string[match.end() : match.end() + 2]):
        return None
    if not _are_two(found[0], match["stop"], match["right"]):
        return None
    return Span(match.start() - len(found[0]), match.end())


def _are_two(left: str, stop: str, right: str) -> bool:
    if left + right in _CAMEL_NAMES or len(left) < SHORTEST_WORD_CP:
        return False
    if right in _OPENERS:
        return True
    return len(right) >= SHORTEST_WORD_CP and (bool(stop) or left[0].islower())


def _is_address(before: str, after: str) -> bool:
    """True inside an address, a file name or a line of program."""
    return bool(_ADDRESS_LIKE.search(before)) or bool(_GOES_ON.match(after))


def _inside(block: Span, span: tuple[int, int]) -> Span:
    return Span(block.start + span[0], block.start + span[1])
