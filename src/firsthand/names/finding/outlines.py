"""The outline of a word: its likeliest sounds in coarse classes; what differs much is refused."""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final

from rapidfuzz.distance.Levenshtein import distance

from firsthand.names.sounds.reading import groups_of
from firsthand.names.sounds.tables import SPELLINGS

MEMO: Final = 100_000
STEPS_MAX: Final = 4  # letters that outlines of one name may differ in
ACROSS: Final = 2  # and no more than one in so many, where the scripts differ
WITHIN: Final = 3  # the same within one script
LONGEST: Final = 40  # letters of an outline; what follows is not compared
TOGETHER_ACROSS: Final = 0.4  # of the letters of a whole name, that outlines of it may differ in
TOGETHER_WITHIN: Final = 0.25  # the same within one script
BONES_LONG: Final = 5  # consonants from which on two may differ, and not one alone
# By whether the scripts are the same, then by the letters of both outlines.
MOST_STEPS: Final = tuple(
    tuple(
        tuple(max(1, min(max(one, other) // share, STEPS_MAX)) for other in range(LONGEST + 1))
        for one in range(LONGEST + 1)
    )
    for share in (ACROSS, WITHIN)
)
_COARSE: Final = str.maketrans(
    {
        sound: kind
        for kind, sounds in {
            "i": "ye",
            "u": "wvo",
            "K": "Ggkqx",
            "P": "pbf",
            "T": "td",
            "S": "DszcZCJ",
        }.items()
        for sound in sounds
    }
    | dict.fromkeys("'h~*")
)
_VOWELS: Final = str.maketrans("", "", "aiu")


# The script of a word, its sounds with the vowels, and without them and the glides: a bare tuple,
# which costs the collector of garbage nothing.
Outline = tuple[str, str, str]


@lru_cache(MEMO)
def outline(text: str) -> Outline:
    """The outline of *text*."""
    script, groups = groups_of(text)
    listed = SPELLINGS[script].groups
    heard = (listed.get(group.entry) for group in groups)
    sounds = "".join(sound[0] for sound in heard if sound).translate(_COARSE)[:LONGEST]
    return script.value, sounds, sounds.translate(_VOWELS)


def joined(one: Outline, other: Outline) -> Outline:
    """The outline of two words run together, or nearly so."""
    ours, theirs = one[1], other[1]
    if ours[-1:] == theirs[:1]:
        theirs = theirs[1:]
    sounds = (ours + theirs)[:LONGEST]
    return one[0], sounds, sounds.translate(_VOWELS)


def alike(one: Outline, others: Iterable[Outline]) -> Iterator[tuple[Outline, int]]:
    """Those of *others* that may be of the same name as *one*, and in how many letters they differ.

    Quick, and in one loop: words and parts of forms meet here far more often than anywhere else.
    """
    script, sounds, bones = one
    most_across, most_within = MOST_STEPS[0][len(sounds)], MOST_STEPS[1][len(sounds)]
    for other in others:
        its_script, its_sounds, its_bones = other
        most = (
            most_within[len(its_sounds)] if script == its_script else most_across[len(its_sounds)]
        )
        steps = distance(sounds, its_sounds, score_cutoff=most)
        if steps <= most and (bones == its_bones or _has_like_bones(bones, its_bones)):
            yield other, steps


# In how many letters two outlines differ, of so many, and whether they are of one script.
Steps = tuple[int, int, bool]
NO_STEPS: Final[Steps] = (0, 0, True)


def fewest_steps(shapes: Iterable[Outline], others: Collection[Outline]) -> dict[Outline, Steps]:
    """From the nearest of *shapes*, outlines of one word, to those of *others* that are alike."""
    best: dict[Outline, Steps] = {}
    for shape in shapes:
        for other, steps in alike(shape, others):
            if other not in best or steps < best[other][0]:
                best[other] = steps, max(len(shape[1]), len(other[1])), shape[0] == other[0]
    return best


def is_alike(one: Outline, other: Outline) -> bool:
    """False where *one* and *other* are outlines of two names; quick."""
    return any(True for _ in alike(one, (other,)))


def fit(one: Steps, other: Steps) -> bool:
    """False where two parts together differ more than spellings of one name do; quick."""
    share = TOGETHER_WITHIN if one[2] and other[2] else TOGETHER_ACROSS
    return one[0] + other[0] <= share * (one[1] + other[1])


def _has_like_bones(one: str, other: str) -> bool:
    """True where no more than one consonant differs, or two of many."""
    most = 1 if len(one) < BONES_LONG and len(other) < BONES_LONG else 2
    return distance(one, other, score_cutoff=most) <= most


def shortened(bones: str) -> set[str]:
    """*bones* and what is left without one of them: two that are nearly alike share one."""
    return {bones, *(bones[:at] + bones[at + 1 :] for at in range(len(bones)))}
