"""How near a word of a text is to a part of a name, and whether it contradicts it."""

from collections.abc import Sequence
from functools import lru_cache
from math import exp, log
from typing import Final, NamedTuple

from firsthand.names.finding.outlines import is_alike, outline
from firsthand.names.finding.units import INITIAL
from firsthand.names.sounds import Meeting, Step, explain_tokens, keys, token_similarity
from firsthand.names.sounds.profile import profile

INITIAL_MAX: Final = 2  # letters of an initial
LETTERS_MAX: Final = 3  # that write one sound
INITIAL_MIN: Final = 0.5
TOGETHER_MIN: Final = 0.5
WEIGHT_MIN: Final = 16.0
LEAST: Final = 0.25
LEAST_WITHIN: Final = 0.5  # the same within one script, which writes vowels alike
SURE: Final = 0.98
STEM_MIN: Final = 0.85  # of a reading without the one letter behind it
BETTER: Final = 0.02  # by which a reading with a clitic taken off must be nearer than one without
MEMO: Final = 100_000
VOWEL_MIN: Final = 0.55  # from which on a long vowel may go unwritten
OTHER_VOWEL_MIN: Final = 0.6  # from which on a vowel may be another one, in one script
# What a spelling may leave out beside vowels: h, the glides, and signs for stops.
SOFT: Final = frozenset(["h", "ه", "ح", "y", "й", "ʸ", "j", "ʿ", "'", "ع", "ء", "ئ"])
MATRES: Final = frozenset(["و", "ی", "ي", "ו", "י"])  # the same, in another script
GENDER: Final = frozenset(["a", "ة", "а", "я"])  # what alone tells Amina from Amin, at the end
ALEFS: Final = frozenset("اع")  # before which no vowel is written: any may be meant
MUTE: Final = "e"  # tells Jeanne from Jean, and nothing at the end of a longer name
MUTE_MIN: Final = 0.65
MUTES: Final = frozenset("dtsxzp")  # that French writes at the end and does not say


class Near(NamedTuple):
    """How near a word is to a part, and which of its readings is."""

    value: float
    which: int = 0
    letters: int = 0

    @property
    def weight(self) -> float:
        """What it tells, for or against: more with each letter."""
        bounded = min(max(self.value, 1 - SURE), SURE)
        return log(bounded / (1 - bounded)) * self.letters


FAR: Final = Near(0.0)


def nearest(texts: Sequence[str], part: str, cuts: Sequence[tuple[int, int]] = ()) -> Near:
    """The nearest of *texts*, readings of one word, to *part*; FAR where each contradicts it."""
    best = FAR
    for which, text in enumerate(texts):
        if best.value == 1.0:
            break
        value = token_similarity(text, part)
        if value > best.value + (BETTER if best.value else 0.0) and _is_near(text, part, value):
            if cuts and cuts[which][1] == 1 and value < STEM_MIN:
                continue
            best = Near(value, which, len(text) + len(part))
    return best


def at_best(texts: Sequence[str], part: str) -> Near:
    """The nearest of *texts* to *part*, contradictions apart; one of them at least is like it."""
    like = texts
    if len(texts) > 1:
        wanted = outline(part)
        like = [text for text in texts if is_alike(outline(text), wanted)]
    value, text = max(((token_similarity(text, part), text) for text in like), default=(0.0, ""))
    return Near(value, 0, len(text) + len(part)) if value >= LEAST else FAR


def _is_near(text: str, part: str, value: float) -> bool:
    if value == 1.0:
        return True
    within = profile(text).script is profile(part).script
    return value >= (LEAST_WITHIN if within else LEAST) and _agrees(text, part)


@lru_cache(MEMO)
def _agrees(text: str, part: str) -> bool:
    """False where a consonant or a long vowel of one is another, or none, in the other."""
    steps = explain_tokens(text, part)
    scripts = {profile(text).script, profile(part).script}
    reading = _Side(token_similarity(text, part), len(scripts) == 1)
    return not any(
        _is_against(step, reading, is_last=at == len(steps) - 1) and not _is_shared(at, steps)
        for at, step in enumerate(steps)
    )


class _Side(NamedTuple):
    """How near two words are as a whole, and whether they are of one script."""

    value: float
    is_within: bool


def _is_against(step: Step, words: _Side, *, is_last: bool) -> bool:
    if step.left and step.right:
        return step.meeting is Meeting.UNLIKE and not (
            words.is_within
            and words.value >= OTHER_VOWEL_MIN
            and _is_vowel(step.left)
            and _is_vowel(step.right)
        )
    alone = step.left or step.right
    if is_last and (
        alone in GENDER or (alone == MUTE and words.is_within and words.value < MUTE_MIN)
    ):
        return True
    if is_last and alone in MUTES and not words.is_within:
        return False
    if step.meeting is Meeting.MISSING:
        return alone not in SOFT and (words.is_within or alone not in MATRES)
    return len(alone) > 1 and words.value < VOWEL_MIN


def _is_vowel(letters: str) -> bool:
    return keys(letters) == ("A",)


def _is_shared(at: int, steps: Sequence[Step]) -> bool:
    """True where the letters at *at* sound as a neighbour does: shch and chtch, ng and n with g."""
    step = steps[at]
    is_alone = not (step.left and step.right)
    width, shortest = (2, 1) if is_alone else (1, 2)
    sounds = {sound for letters in step[:2] if letters for sound in keys(letters)} - {"A"}
    around = (*steps[max(0, at - width) : at], *steps[at + 1 : at + 1 + width])
    beside = (letters for each in around for letters in each[:2] if len(letters) >= shortest)
    return any(not sounds.isdisjoint(keys(letters)) for letters in beside)


def together(near: Near, far: Near) -> tuple[float, float]:
    """How near both parts are as one name, each by its letters, and how much that tells."""
    weight = near.weight + far.weight
    return 1 / (1 + exp(-weight / (near.letters + far.letters))), weight


def is_name(near: Near, far: Near) -> bool:
    """True where both parts together are near enough, and tell enough, to be a name."""
    if not (near.letters and far.letters):
        return False
    value, weight = together(near, far)
    return value >= TOGETHER_MIN and weight >= WEIGHT_MIN


def abbreviates(short: str, part: str) -> bool:
    """True where *short*, before a dot, may stand for *part*: its beginning, or letters of it."""
    bare = part.removeprefix(INITIAL)
    if len(short) > 1 and _is_within(short, bare):
        return True
    return len(short) <= INITIAL_MAX and _is_initial(short, bare[:LETTERS_MAX])


@lru_cache(MEMO)
def _is_initial(short: str, bare: str) -> bool:
    """True where *bare*, the first letters of a part, begins with the sound of *short*."""
    if short[0] in ALEFS and bare[:1] not in SOFT and keys(bare[:1]) == ("A",):
        return keys(short) == ("A",)
    sizes = range(1, LETTERS_MAX + 1)
    return any(token_similarity(short, bare[:size]) >= INITIAL_MIN for size in sizes)


def _is_within(short: str, long: str) -> bool:
    letters = iter(long)
    return short[:1] == long[:1] and all(letter in letters for letter in short)
