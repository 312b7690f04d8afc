"""What the words around a word in Arabic script tell: titles, "called", fathers, places, signs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from firsthand.names.lexicon import LEXICON
from firsthand.names.reading import Reading
from firsthand.names.signals import Profile

ZWNJ: Final = "\u200c"
ALEF: Final = "ا"
ALEF_MAKSURA: Final = "ى"
QUOTES: Final = frozenset('«»"“”')
TANWEEN: Final = frozenset("\u064b\u064c\u064d")
RARE_TENTHS: Final = 43
STOPS: Final = frozenset('.!?؟:\n«»"“”…؛')
COMMAS: Final = frozenset("،,")
AND: Final = "و"
PERSONS: Final = frozenset(["roles", "kin", "sayers", "title"])
SECOND_BEFORE: Final = frozenset(["roles", "kin", "namers", "places", "things", "title"])
BEHIND: Final = PERSONS | {"after", "fathers", "endings", "introduces"}
BEFORE: Final = SECOND_BEFORE | {"within", "calls", "works", "fathers", "starts", "sayers", "after"}


class Context:
    """The words of a Reading in Arabic script, without the clitics before them."""

    def __init__(self, reading: Reading, profile: Profile, skipped: Sequence[int]) -> None:
        """*profile*: of the language in which the text is read; *skipped*: letters of clitics."""
        self.reading, self.profile, self.skipped = reading, profile, skipped
        self.keys = [
            word.key[letters:] for word, letters in zip(reading.words, skipped, strict=True)
        ]

    def gap(self, at: int) -> str:
        """What stands before word *at*; a line end at both ends of the text."""
        return self.reading.gap(at) if at < len(self.keys) else "\n"

    def key(self, at: int) -> str:
        """The word *at* without clitics; empty outside of the text."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def is_rare(self, at: int) -> bool:
        """True where word *at* is rarer than most words of running text."""
        return self.profile.common.tenths(self.keys[at]) < RARE_TENTHS

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word without clitics stands in the text."""
        return Counter(self.keys)


def context_signals(context: Context, at: int) -> Iterator[str]:
    """The signals of what stands around word *at*, each once."""
    yield from _before(context, at)
    yield from _behind(context, at)
    yield from _signs(context, at)


def _kinds(context: Context, at: int, wanted: frozenset[str]) -> Iterator[str]:
    """The *wanted* kinds of which word *at* is one, with its clitics or without."""
    kinds_of = context.profile.near.kinds_of
    kinds = kinds_of(context.keys[at])
    if context.skipped[at]:
        kinds += kinds_of(context.reading.words[at].key)
    return (kind for kind in dict.fromkeys(kinds) if kind in wanted) if kinds else iter(())


def _before(context: Context, at: int) -> Iterator[str]:
    gap = context.gap(at)
    if not at or not STOPS.isdisjoint(gap):
        return
    if not COMMAS.isdisjoint(gap):
        yield from (f"comma, after {kind}" for kind in _kinds(context, at - 1, PERSONS))
        return
    yield from (f"after {kind}" for kind in _kinds(context, at - 1, BEFORE))
    if at > 1 and (STOPS | COMMAS).isdisjoint(context.gap(at - 1)):
        yield from (f"second after {kind}" for kind in _kinds(context, at - 2, SECOND_BEFORE))


def _behind(context: Context, at: int) -> Iterator[str]:
    if at + 1 >= len(context.keys):
        return
    gap = context.gap(at + 1)
    if "(" in gap and context.keys[at + 1].isdigit():
        yield "before a year in brackets"
    if STOPS.isdisjoint(gap):
        comma = not COMMAS.isdisjoint(gap)
        kinds = _kinds(context, at + 1, PERSONS if comma else BEHIND)
        yield from (f"comma, before {kind}" if comma else f"before {kind}" for kind in kinds)


def _signs(context: Context, at: int) -> Iterator[str]:
    gap, after = context.gap(at), context.gap(at + 1)
    if ZWNJ in gap:
        yield "joined to the word before"
    if ZWNJ in after and context.key(at + 1) not in LEXICON.clitics_after:
        yield "joined to the next word"
    if ":" in after:
        yield "before a colon"
    if not COMMAS.isdisjoint(after):
        yield "before a comma"
    yield from _opening(gap, after)
    yield from _writing(context, at)


def _opening(gap: str, after: str) -> Iterator[str]:
    if not QUOTES.isdisjoint(gap):
        yield "opens a quotation" if QUOTES.isdisjoint(after) else "alone in quotation marks"
    if "\n" in gap:
        yield "alone in its line" if "\n" in after else "begins a line"
    elif not STOPS.isdisjoint(gap):
        yield "begins a sentence"
    elif not COMMAS.isdisjoint(gap):
        yield "after a comma"


def _writing(context: Context, at: int) -> Iterator[str]:
    raw = context.reading.raw(at)
    if context.skipped[at]:
        yield "after a clitic"
    if raw.endswith(ALEF_MAKSURA):
        yield "ends in alef maksura"
    if not TANWEEN.isdisjoint(raw):
        yield "case ending"
        if context.keys[at].removesuffix(ALEF) in context.profile.persons:
            yield "case ending of a person word"
    if context.counts[context.keys[at]] > 1 and context.is_rare(at):
        yield "rare, twice in the text"
