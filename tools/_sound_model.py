"""What letter groups stand for, learnt from pairs of spellings: expectation maximization.

A pair is read as one sequence of letter groups against another. Over all ways to lay them side by
side, a group meets one of the other side (both write one hidden sound) or stands alone. Source:
Ristad and Yianilos, Learning String Edit Distance (1998), with the sounds hidden between.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from firsthand.names.sounds.reading import groups_of
from firsthand.names.sounds.tables import GLIDES, SPELLINGS, VOWELS, Script

ROUNDS = 12
ABJADS = frozenset({Script.ARABIC, Script.HEBREW})
ORDER = (8.0, 3.0, 2.0, 1.0)  # what the place of a sound in the tables weighs
SEEN_BEFORE = 6.0  # letters' worth of the tables' order
SEEN_ALONE = 4.0  # the same, of the chance to stand alone
ANY_CONSONANT, ANY_VOWEL = "*", "~"  # what no table explains
LEAST = 1e-4
LISTED_LEAST = 0.06  # the share of a listed sound
STRANGERS = math.exp(2.0)  # odds below which a pair is not taken for one name
MOTHERS = frozenset("اویאוי")
FINAL_A = frozenset({"ه$", "ة$", "ה$"})
SHORT = frozenset("aeiou")
FRENCH = "ou"  # writes every u, long or short, as in Mourad and Houda
LONG = frozenset({"aa", "ee", "ii", "oo", "uu", "ā", "ī", "ū", "ō"})
OPTIONAL = "ˢʷʸⁿھ"


class Letter(NamedTuple):
    """A letter group of a script, as its table lists it."""

    script: Script
    entry: str


Word = tuple[Letter, ...]
Alone = tuple[Letter, Script]  # a group, and the script that it is not written in
Counts = dict[tuple[Letter, Letter], float]


def read_word(token: str) -> Word:
    """The listed letter groups of *token*."""
    script, groups = groups_of(token)
    listed = SPELLINGS[script].groups
    return tuple(Letter(script, group.entry) for group in groups if group.entry in listed)


def sounds_listed(letter: Letter) -> dict[str, float]:
    """The sounds of *letter* by the tables' order alone."""
    sounds = SPELLINGS[letter.script].groups[letter.entry] or ("'",)
    shares = {sound: ORDER[min(place, 3)] for place, sound in enumerate(sounds)}
    if sounds[0] in VOWELS:
        shares[ANY_VOWEL] = 1.0
    else:
        shares[ANY_CONSONANT] = 0.3
    return _normal(shares)


def alone_at_first(letter: Letter, other: Script) -> float:
    """The chance that *letter* is not written in the *other* script, before any pair is seen."""
    sounds = SPELLINGS[letter.script].groups[letter.entry]
    if not sounds or sounds[0] == "'":
        return 0.6
    if letter.entry in OPTIONAL:
        return 0.5
    if sounds[0] in VOWELS:
        return 0.4 if other in ABJADS and letter.script not in ABJADS else 0.15
    if sounds[0] == "h":
        return 0.2
    return 0.15 if sounds[0] in GLIDES else 0.02


def bounded(letter: Letter, other: Script, chance: float) -> float:
    """*chance* to stand alone, as the scripts write their own names (the pairs are mostly foreign).

    Long vowels are written, short ones often not. Source: analysis of collapsed names (Saddam
    Hussein and Said Mohsen are one without their long vowels).
    """
    bare = letter.entry.strip("^$<")
    if letter.script in ABJADS and bare in MOTHERS and not letter.entry.startswith("^"):
        return min(chance, 0.06)
    if letter.entry in FINAL_A:
        return min(chance, 0.04)
    if letter.script is Script.LATIN and other in ABJADS:
        if bare in LONG:
            return min(chance, 0.015)
        if letter.entry in SHORT:
            return max(chance, 0.35)
        if letter.entry == FRENCH:
            return max(chance, 0.2)
    return min(chance, 0.9)


def _normal(shares: Mapping[str, float]) -> dict[str, float]:
    whole = sum(shares.values())
    return {sound: share / whole for sound, share in shares.items()}


@dataclass
class Model:
    """What is believed: the sounds of each letter, how common each sound is, who stands alone."""

    sounds: dict[Letter, dict[str, float]]
    common: dict[str, float]
    alone: dict[Alone, float] = field(default_factory=dict)
    seen: dict[Alone, float] = field(default_factory=dict)

    def standing_alone(self, letter: Letter, other: Script) -> float:
        """The chance that *letter* is not written in the *other* script."""
        return self.alone.get((letter, other)) or alone_at_first(letter, other)

    def meeting(self, left: Letter, right: Letter) -> float:
        """The odds that two letters write one sound, against chance."""
        return max(LEAST, sum(self.by_sound(left, right).values()))

    def by_sound(self, left: Letter, right: Letter) -> dict[str, float]:
        """The same, sound by sound."""
        other = self.sounds[right]
        return {
            sound: share * other[sound] / self.common[sound]
            for sound, share in self.sounds[left].items()
            if sound in other
        }


def first_model() -> Model:
    """What the tables say by their order."""
    letters = [Letter(script, entry) for script in Script for entry in SPELLINGS[script].groups]
    sounds = {letter: sounds_listed(letter) for letter in letters}
    common: dict[str, float] = defaultdict(float)
    for shares in sounds.values():
        for sound, share in shares.items():
            common[sound] += share
    return Model(sounds, _normal(common))


class Grid(NamedTuple):
    """Two words side by side: what each step weighs, and the sums from the start and the end."""

    met: list[list[float]]
    left_alone: list[float]
    right_alone: list[float]
    before: list[list[float]]
    after: list[list[float]]

    @property
    def total(self) -> float:
        """The weight of all alignments."""
        return self.before[-1][-1]


def grid(met: list[list[float]], left_alone: list[float], right_alone: list[float]) -> Grid:
    """All alignments of two words, by the weights of their steps."""
    before = _sums(met, left_alone, right_alone)
    turned = _sums([row[::-1] for row in met[::-1]], left_alone[::-1], right_alone[::-1])
    return Grid(met, left_alone, right_alone, before, [row[::-1] for row in turned[::-1]])


def _sums(
    met: list[list[float]], left_alone: list[float], right_alone: list[float]
) -> list[list[float]]:
    first = [1.0]
    for weight in right_alone:
        first.append(first[-1] * weight)
    rows = [first]
    for weights, alone in zip(met, left_alone, strict=True):
        above, row = rows[-1], [rows[-1][0] * alone]
        for at, weight in enumerate(weights):
            row.append(above[at + 1] * alone + row[at] * right_alone[at] + above[at] * weight)
        rows.append(row)
    return rows


class Steps(NamedTuple):
    """How often, over all alignments of a pair, its letters met, and stood alone."""

    met: Counts
    alone: dict[Alone, float]


def add_steps(into: Steps, left: Word, right: Word, ways: Grid, share: float) -> None:
    """Add to *into* the expected steps of one pair, weighed by *share*."""
    unit = share / ways.total
    ours, theirs = left[0].script, right[0].script
    before, after = ways.before, ways.after
    for at in range(len(left) + 1):
        for to in range(len(right) + 1):
            here = before[at][to] * unit
            if at < len(left):
                into.alone[left[at], theirs] += here * ways.left_alone[at] * after[at + 1][to]
            if to < len(right):
                into.alone[right[to], ours] += here * ways.right_alone[to] * after[at][to + 1]
            if at < len(left) and to < len(right):
                met = here * ways.met[at][to] * after[at + 1][to + 1]
                into.met[left[at], right[to]] += met


def fit(pairs: Sequence[tuple[Word, Word]]) -> Model:
    """The model that *pairs* of one name each teach; pairs that nothing explains teach nothing."""
    model = first_model()
    for _ in range(ROUNDS):
        model = _next(model, _expected(model, pairs))
    return model


def _expected(model: Model, pairs: Iterable[tuple[Word, Word]]) -> Steps:
    steps = Steps(defaultdict(float), defaultdict(float))
    for left, right in pairs:
        ways = _model_grid(model, left, right)
        add_steps(steps, left, right, ways, ways.total / (ways.total + STRANGERS))
    return steps


def _model_grid(model: Model, left: Word, right: Word) -> Grid:
    left_alone = [model.standing_alone(one, right[0].script) for one in left]
    right_alone = [model.standing_alone(one, left[0].script) for one in right]
    met = [
        [
            model.meeting(one, other) * (1 - alone) * (1 - other_alone)
            for other, other_alone in zip(right, right_alone, strict=True)
        ]
        for one, alone in zip(left, left_alone, strict=True)
    ]
    return grid(met, left_alone, right_alone)


def _next(model: Model, steps: Steps) -> Model:
    sounds = {
        letter: {sound: SEEN_BEFORE * share for sound, share in sounds_listed(letter).items()}
        for letter in model.sounds
    }
    common: dict[str, float] = defaultdict(lambda: 0.5)
    met: dict[Alone, float] = defaultdict(float)
    for (left, right), count in steps.met.items():
        met[left, right.script] += count
        met[right, left.script] += count
        by_sound = model.by_sound(left, right)
        whole = sum(by_sound.values()) or 1.0
        for sound, odds in by_sound.items():
            for shares in (sounds[left], sounds[right], common):
                shares[sound] = shares[sound] + count * odds / whole
    alone = {
        (letter, other): bounded(letter, other, _chance(letter, other, steps, met))
        for letter, other in steps.alone
    }
    shares = {sound: common[sound] for sound in model.common}
    return Model(
        {letter: _floored(letter, _normal(each)) for letter, each in sounds.items()},
        _normal(shares),
        alone,
        met,
    )


def _floored(letter: Letter, shares: Mapping[str, float]) -> dict[str, float]:
    """*shares*, where each sound of the table keeps a little, however rare among the pairs."""
    listed = SPELLINGS[letter.script].groups[letter.entry]
    floors = dict.fromkeys(listed, LISTED_LEAST)
    return _normal({one: max(share, floors.get(one, 0.0)) for one, share in shares.items()})


def _chance(letter: Letter, other: Script, steps: Steps, met: Mapping[Alone, float]) -> float:
    count = steps.alone[letter, other]
    at_first = SEEN_ALONE * alone_at_first(letter, other)
    return (count + at_first) / (count + met[letter, other] + SEEN_ALONE)
