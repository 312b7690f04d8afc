"""What the words beside a word in Arabic script tell by being common; what is written as one."""

from collections.abc import Iterator
from typing import Final

from firsthand.names.context import STOPS, ZWNJ, Context
from firsthand.names.forms import bases
from firsthand.names.signals import Profile

COMMON_TENTHS: Final = 57  # words as common as that are known one by one
AND: Final = "و"
MI: Final = "می"
LAST_WORDS: Final = 2
JOINED_MAX: Final = 3  # words looked at on either side
PASSIVE_STARTS: Final = frozenset("يتأن")
DAMMA: Final = "\u064f"
VOWEL_SIGNS: Final = frozenset(map(chr, range(0x064B, 0x0653)))


def neighbour_signals(context: Context, at: int) -> Iterator[str]:
    """The signals of the words beside word *at*, of what it is joined to, of its place, once."""
    yield from _word_before(context, at)
    yield from _word_behind(context, at)
    yield from _joined(context, at)
    yield from _place(context, at)
    yield from _vowels(context, at)
    yield from _clitic(context, at)


def _word_before(context: Context, at: int) -> Iterator[str]:
    if not at or not STOPS.isdisjoint(context.gap(at)):
        return
    key = context.keys[at - 1]
    yield from _common(context, key, "behind")
    if opens_verb(key, context.profile) and context.reading.follows_on(at):
        yield "behind a verb's beginning"


def _word_behind(context: Context, at: int) -> Iterator[str]:
    after = at + 1
    if after >= len(context.keys) or not STOPS.isdisjoint(context.gap(after)):
        return
    key, skipped = context.reading.words[after].key, context.skipped[after]
    yield from _common(context, key, "before")
    if skipped:
        yield f"before {key[:skipped]}"


def _common(context: Context, key: str, side: str) -> Iterator[str]:
    tenths = context.profile.common.tenths(key)
    is_known = tenths >= COMMON_TENTHS
    yield f"{side} the word {key}" if is_known else f"{side} a word of level {tenths // 10}"


def opens_verb(key: str, profile: Profile) -> bool:
    """True for می of Persian verbs, and its forms."""
    return key.endswith(MI) and key in profile.near.of("verb_prefixes")


def _joined(context: Context, at: int) -> Iterator[str]:
    """Of a word written over ZWNJ: how common the whole is, and whether it is a number."""
    if ZWNJ not in (context.gap(at), context.gap(at + 1)):
        return
    keys = _whole(context, at)
    whole, profile = "".join(keys), context.profile
    forms = (whole, *bases(whole, profile.language))
    yield f"joined, level {max(map(profile.common.tenths, forms)) // 10}"
    numbers = profile.near.of("numbers")
    if any(key in numbers or key.removeprefix(AND) in numbers for key in keys):
        yield "joined to a number"


def _whole(context: Context, at: int) -> list[str]:
    first, last = at, at
    while at - first < JOINED_MAX and context.gap(first) == ZWNJ:
        first -= 1
    while last - at < JOINED_MAX and context.gap(last + 1) == ZWNJ:
        last += 1
    return context.keys[first : last + 1]


def _place(context: Context, at: int) -> Iterator[str]:
    left = len(context.keys) - at
    if "\n" in context.gap(at):
        if ":" in context.gap(at + 1):
            yield "speaks"
        if left <= LAST_WORDS + 1:
            yield "begins the last line"
    if left <= LAST_WORDS:
        yield "closes the text"


def _vowels(context: Context, at: int) -> Iterator[str]:
    raw = context.reading.raw(at)
    if raw[1:2] == DAMMA and raw[0] in PASSIVE_STARTS:
        yield "passive verb"
    elif not VOWEL_SIGNS.isdisjoint(raw):
        yield "vowel signs"


def _clitic(context: Context, at: int) -> Iterator[str]:
    skipped, key = context.skipped[at], context.reading.words[at].key
    if skipped:
        yield f"behind {key[:skipped]}"
        if key in context.profile.persons:
            yield "names a person with its clitic"
