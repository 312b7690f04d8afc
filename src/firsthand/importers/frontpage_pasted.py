"""Lines of a pasted text: hard wraps joined, and which of them are words or lead to more."""

import re
from collections.abc import Iterator

from firsthand.importers.frontpage_words import (
    count_words,
    ends_cut,
    is_counter_line,
    is_date_line,
    is_known_more,
    is_more,
    is_symbols,
)

TITLE_WORDS = 15
FEWEST_WORDS = 4
FEWEST_KNOWN = 2
END_WORDS = 5
WIDEST_WRAP_CP = 100
NARROWEST_WRAP_CP = 50
FULL_LINE = 0.75
TAIL_CP = 120
_END = re.compile(r"[.،,;:؛…。][\"'”»)\]]*$")
ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_TRAILING = re.compile(
    r"^(?P<words>.*?(?:\.\s?\.+|…|[.!?؟»”\")\]]))[\s\[(]*(?P<more>[^.!?؟…»”\"\[\]()]{1,60}?)[\s\])»›>→←]*(?:\.\.\.|…)?$",
    re.DOTALL,
)


def lines_of(untrusted: str) -> list[str]:
    """Lines, hard wraps joined; an empty one between blocks, an arrow for a "read more"."""
    return _with_ends(list(_joined(untrusted)))


def _joined(untrusted: str) -> Iterator[str]:
    block: list[str] = []
    for line in [*untrusted.splitlines(), ""]:
        stripped = line.strip(" \t\ufeff\u200e\u200f•*·-–—_=")
        if stripped:
            block.append(stripped if not _is_dialogue(line) else line.strip())
            continue
        if block:
            yield from _unwrapped(block)
            yield ""
        block = []


def _with_ends(lines: list[str]) -> list[str]:
    """*lines*, an arrow for each short line that ends a block as "Read more" ends many others."""
    last = [at for at, line in enumerate(lines) if not line and at > 1 and lines[at - 2]]
    known = sum(leads_on(lines[at - 1]) for at in last)
    ends = [at - 1 for at in last if _may_lead_on(lines[at - 1]) and is_prose(lines[at - 2])]
    if known < FEWEST_KNOWN or known * 2 < len(ends):
        return lines
    arrows = set(ends)
    return ["»" if at in arrows else line for at, line in enumerate(lines)]


def _may_lead_on(line: str) -> bool:
    ended = _END.search(line) or ends_cut(line) or is_date_line(line) or is_counter_line(line)
    return count_words(line) <= END_WORDS and not ended and not leads_on(line)


def _is_dialogue(line: str) -> bool:
    return line.lstrip()[:1] in "-–—" and bool(line.lstrip()[1:].strip(" -–—_="))


def _unwrapped(block: list[str]) -> Iterator[str]:
    widest = max(map(len, block))
    if not NARROWEST_WRAP_CP <= widest <= WIDEST_WRAP_CP:
        yield from block
        return
    held: list[str] = []
    is_full = False
    for line in block:
        if held and not (is_full and _goes_on(held[-1], line)):
            yield " ".join(held)
            held = []
        held.append(line)
        is_full = len(line) >= FULL_LINE * widest and not ends_cut(line)
    yield " ".join(held)


def _goes_on(before: str, line: str) -> bool:
    """True where *line* may be the rest of a paragraph whose last line is *before*."""
    if is_more(line) or is_date_line(line):
        return False
    return not (before.endswith((".", "؟", "?", "!")) and _may_lead_on(line))


def is_prose(line: str) -> bool:
    """True for words that are no headline: many, ended, or led on."""
    words = count_words(line)
    if words > TITLE_WORDS or without_more(line)[1]:
        return True
    return words >= FEWEST_WORDS and bool(_END.search(line))


def leads_on(line: str) -> bool:
    """True for "Read more", an arrow, or an address, alone on their line."""
    bare = ADDRESS.sub("", line)
    return is_known_more(bare) or is_symbols(bare)


def without_more(line: str) -> tuple[str, bool]:
    """The words before a "read more" that ends the line, and whether there is one."""
    start = max(len(line) - TAIL_CP, 0)
    found = _TRAILING.match(line[start:])
    if found and found["more"].strip() and is_more(found["more"]):
        return line[:start] + found["words"].rstrip(), True
    return line, False
