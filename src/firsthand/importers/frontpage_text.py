"""Front pages pasted as plain text: blocks of a headline and words that are cut or lead on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import mode

from firsthand.core.text import MarkKind, Text
from firsthand.importers.blocks import TextBuilder
from firsthand.importers.drafts import Draft
from firsthand.importers.frontpage_faults import excerpt
from firsthand.importers.frontpage_pasted import (
    ADDRESS,
    is_prose,
    leads_on,
    lines_of,
    without_more,
)
from firsthand.importers.frontpage_words import (
    count_words,
    ends_cut,
    find_date,
    is_counter_line,
    is_date_line,
    is_side_title,
)

FEWEST = 3
SHARE = 0.6
LONG_PROSE = 10
LONGEST_PROSE = 150
# "— And then?", "SARA: Eleven, I think": what somebody says.
_SPEECH = re.compile(r"[-–—]|[^\s:.]{1,20}(?: [^\s:.]{1,20})?\s?:\s")


@dataclass(slots=True)
class _Block:
    """What may be a teaser: short lines, then words; `is_closed` by "read more"."""

    short: list[str] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    date: str = ""
    target: str = ""
    is_closed: bool = False
    starts_block: bool = False

    def is_done(self) -> bool:
        """True where its words are cut short, or led on."""
        return bool(self.prose) and (self.is_closed or ends_cut(self.prose[-1]))

    def words(self) -> int:
        """How many words of prose."""
        return sum(map(count_words, self.prose))


def teasers_of_text(untrusted: str) -> tuple[Draft, ...]:
    """The teasers of a front page pasted as text, in order; empty for any other text.

    A text is one where at least three blocks end in dots or in words such as "Read more", and
    these are most of its words; those without such words need headlines too. In doubt it is not.
    """
    blocks = list(_blocks(lines_of(untrusted)))
    done = [block for block in blocks if block.is_done()]
    if not _is_front_page(blocks, done):
        return ()
    usual = mode(min(len(block.short), 2) for block in done)
    return tuple(_draft(block, at, usual) for at, block in enumerate(done, 1))


def _is_front_page(blocks: list[_Block], done: list[_Block]) -> bool:
    if len(done) < FEWEST:
        return False
    everything = sum(block.words() for block in blocks)
    if sum(block.words() for block in done) < SHARE * everything:
        return False
    if sum(block.is_closed for block in done) * 2 > len(done):
        return True
    if sum(bool(_SPEECH.match(block.prose[0])) for block in done) * 2 > len(done):
        return False
    titled = [block for block in done if block.starts_block and _has_title(block)]
    fit = [block for block in titled if LONG_PROSE <= block.words() <= LONGEST_PROSE]
    return len(fit) >= max(FEWEST, SHARE * len(blocks))


def _has_title(block: _Block) -> bool:
    return bool(block.short) and not _SPEECH.match(block.short[0])


def _blocks(lines: Iterable[str]) -> Iterator[_Block]:
    """Everything that has prose, done or not."""
    block, gap, after_date = _Block(starts_block=True), True, False
    for line in lines:
        if not line:
            gap = True
            continue
        if _starts_anew(block, line, gap=gap):
            if block.prose:
                yield block
            block = _Block(starts_block=gap)
        elif gap and _is_other_title(block, line):
            block = _Block(date=block.date if after_date else "", starts_block=True)
        _add(block, line)
        gap, after_date = False, is_date_line(line)
    if block.prose:
        yield block


def _starts_anew(block: _Block, line: str, *, gap: bool) -> bool:
    """True where *line* cannot belong to *block*."""
    if not block.prose or leads_on(line):
        return False
    if block.is_done():
        return gap or bool(block.date) or not (is_date_line(line) or is_counter_line(line))
    return gap and not is_prose(line)


def _is_other_title(block: _Block, line: str) -> bool:
    """True where a short line follows short lines with no prose: those were a menu."""
    return bool(block.short) and not block.prose and not is_date_line(line) and not is_prose(line)


def _add(block: _Block, line: str) -> None:
    if leads_on(line):
        block.is_closed = bool(block.prose)
        found = ADDRESS.search(line)
        block.target = found[0] if found and block.prose else block.target
    elif is_date_line(line):
        block.date = block.date or line
    elif is_counter_line(line):
        return
    elif block.prose or is_prose(line):
        words, more = without_more(line)
        block.prose.append(words)
        block.is_closed = block.is_closed or more
    else:
        block.short.append(line)


def _draft(block: _Block, position: int, usual: int) -> Draft:
    short = [line for line in block.short if not is_side_title(line)]
    if position == 1:
        short = short[-max(usual, 1) :]
    dated = [find_date(line) for line in short[1:]]
    issued = block.date or next((one for one in dated if one), "")
    body = [*short[1:], *block.prose]
    text = _text(short[0] if short else "", body)
    draft = Draft(text, "und", position=position, source_url=block.target, issued_written=issued)
    return excerpt(draft, first=block.prose[0], last=body[-1], leads_on=block.is_closed)


def _text(title: str, body: list[str]) -> Text:
    builder = TextBuilder()
    if title:
        builder.open(MarkKind.HEADING, "1")
        builder.words(title)
        builder.end_block()
        builder.close()
    for line in body:
        builder.words(line)
        builder.end_block()
    return builder.built().text
