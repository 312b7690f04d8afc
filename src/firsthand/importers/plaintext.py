"""Plain text: paragraphs from its lines, a title where the first line is one, front pages."""

import re
from collections.abc import Iterator
from itertools import groupby

from firsthand.core.text import MarkKind
from firsthand.importers.blocks import TextBuilder
from firsthand.importers.drafts import Draft, Parsed
from firsthand.importers.errors import RefusalCode, RefusalError
from firsthand.importers.finishing import Source, finished
from firsthand.importers.frontpage_text import teasers_of_text
from firsthand.importers.frontpage_words import find_date

NARROWEST_CP = 40
WIDEST_CP = 120
LONGEST_TITLE_CP = 200
FRONT_PAGE_CP = 200_000
SHORT_LINE_CP = 120
EDGE_BLOCKS = 5
FEWEST_PARAGRAPHS = 2
_RULE = re.compile(r"^\s*[=\-_*~#]{3,}\s*$")
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c|\x85")
_SENTENCE_END = re.compile(r"[.!?؟…:;,،؛][\"'”»)\]]*$")
_SOURCE_LINE = re.compile(
    r"\W*(?:source|published|publié|paru|printed|from the|extrait|journal|منبع|به نقل از|المصدر"
    r"|نقلا عن)\b",
    re.IGNORECASE,
)
_CHAPTER = re.compile(
    r"(?:chapter|chapitre|part|partie|book|livre|فصل|بخش|قسمت|الفصل|الجزء)\s+\S{1,12}\.?$",
    re.IGNORECASE,
)


def parsed_text(untrusted: str) -> Parsed:
    """The drafts of plain text: its teasers where it is a pasted front page, else one.

    Raises: RefusalError EMPTY where no words are left.
    """
    text = _LINE_ENDS.sub("\n", untrusted.removeprefix("\ufeff"))
    teasers = teasers_of_text(text) if len(text) <= FRONT_PAGE_CP else ()
    if teasers:
        drafts = tuple(finished(teaser, Source()) for teaser in teasers)
        return Parsed("text/plain", drafts, is_front_page=True)
    return Parsed("text/plain", (_whole(text),))


def _whole(text: str) -> Draft:
    builder = TextBuilder()
    paragraphs = list(_paragraphs(text.split("\n")))
    title = _has_title(paragraphs)
    for at, lines in enumerate(paragraphs):
        for line in lines:
            level = "1" if title and at == 0 else _heading_level(lines)
            _add(builder, line, level)
    built = builder.built()
    if not built.text.string:
        raise RefusalError(RefusalCode.EMPTY)
    edges = _edges(built.text.string)
    outlet = next((line for line in edges if _SOURCE_LINE.match(line)), "")
    issued = next((found for line in edges if (found := find_date(line))), "")
    draft = Draft(built.text, "und", issued_written=issued)
    return finished(draft, Source(outlet=outlet, had_controls=built.had_controls))


def _add(builder: TextBuilder, line: str, level: str) -> None:
    if level:
        builder.open(MarkKind.HEADING, level)
    builder.words(line)
    builder.end_block()
    if level:
        builder.close()


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    """The blocks of each paragraph: lines that were only wrapped are one block again."""
    width = _width(lines)
    for is_words, group in groupby(
        lines, key=lambda line: bool(line.strip()) and not _is_rule(line)
    ):
        if is_words:
            yield list(_unwrapped(list(group), width))


def _is_rule(line: str) -> bool:
    return bool(_RULE.match(line))


def _width(lines: list[str]) -> int:
    """The width at which lines were wrapped; 0 where they were not."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if not lengths or lengths[-1] > WIDEST_CP:
        return 0
    usual = lengths[int(len(lengths) * 0.9)]
    return usual if usual >= NARROWEST_CP else 0


def _unwrapped(lines: list[str], width: int) -> Iterator[str]:
    """A line is joined to the next where that one's first word had no more room on it."""
    block: list[str] = []
    for at, line in enumerate(lines):
        block.append(line.strip())
        following = lines[at + 1].split(maxsplit=1) if at + 1 < len(lines) else []
        is_wrapped = bool(following) and len(line.rstrip()) + 1 + len(following[0]) > width > 0
        if not is_wrapped:
            yield " ".join(block)
            block = []


def _has_title(paragraphs: list[list[str]]) -> bool:
    """True where the first paragraph is one short line that is no sentence, and more follows."""
    if len(paragraphs) < FEWEST_PARAGRAPHS or len(paragraphs[0]) > 1:
        return False
    first = paragraphs[0][0]
    if len(first) > LONGEST_TITLE_CP or first[:1] != first[:1].upper():
        return False
    return first.endswith(("?", "!", "؟")) or not _SENTENCE_END.search(first)


def _heading_level(lines: list[str]) -> str:
    return "2" if len(lines) == 1 and _CHAPTER.match(lines[0]) else ""


def _edges(string: str) -> list[str]:
    blocks = string.split("\n")
    edges = blocks[:EDGE_BLOCKS] + blocks[EDGE_BLOCKS:][-EDGE_BLOCKS:]
    return [block for block in edges if len(block) <= SHORT_LINE_CP]
