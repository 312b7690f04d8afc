"""Make `names/sounds/weights.json`: how likely each letter group stands for each of its sounds.

    python tools/sound_weights.py PAIRS...

PAIRS are files of single names in two scripts, one pair a line, tab or comma between; a header,
further columns and words of one script are passed over. Only half of the pairs is read (by the
digest of the Latin word), so that the other half can tell how well it does; and nothing but
numbers about letters is written.
"""

import csv
import hashlib
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from _sound_model import ABJADS, Letter, Model, Word, fit, read_word
from _sound_training import TEMPER, Example, Weights, train
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from firsthand.names.folding import fold
from firsthand.names.sounds.tables import SPELLINGS, VOWELS, Script
from firsthand.names.sounds.weights import kind_of

TARGET = Path(__file__).parents[1] / "src/firsthand/names/sounds/weights.json"
NEAREST, MOST_NEAR = 2, 16
LEAST_SHARE, LEAST_MOVE = 0.002, 0.2
BETWEEN_ABJADS = 0.15  # a vowel that one abjad writes and another does not
KINDS = ("vowel", "glide", "weak", "silent", "consonant")
ABOUT = (
    "Made by tools/sound_weights.py; not written by hand. sounds: the chance that a letter group"
    " stands for a sound (* any consonant, ~ any vowel). shares: how common each sound is. gaps:"
    " the weight of a group that the other script does not write; unseen: the same for two scripts"
    " of which no pairs were read, by sound (^ first, $ last) or kind. moves: what is added to the"
    " logarithm of the odds that two groups meet. within: weights inside one script, set by hand"
    " (letter, unlike letters: consonants of Arabic and Hebrew script)."
    " Odds above 1 are raised to temper; the chance that two words are one name is the logistic"
    " of slope times their mean less offset."
)
WITHIN = {
    "written otherwise": 0.5, "vowel": 0.02, "final vowel": 0.001, "mother": 0.002,
    "written short": 0.8, "final h": 0.6, "glide": 0.1, "weak": 0.05, "silent": 0.9,
    "consonant": 0.008, "letter": 0.003, "unlike vowels": 0.05, "unlike mothers": 0.006,
    "unlike consonants": 0.005, "unlike letters": 0.0001, "slope": 5.05, "offset": 0.0,
}  # fmt: skip
Pair = tuple[str, str]  # the Latin word, and the other


def pairs_of(path: Path) -> Iterator[Pair]:
    """The pairs of the file that are to be read: Latin first, half of them."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t" if path.suffix == ".tsv" else ","):
            words = sorted(row[:2], key=lambda word: not _is_latin(word))
            is_pair = len(words) > 1 and _is_latin(words[0]) and not _is_latin(words[1])
            if is_pair and hashlib.sha256(words[0].encode()).digest()[0] % 2 == 0:
                yield words[0], words[1]


def _is_latin(word: str) -> bool:
    letters = read_word(word)
    return bool(letters) and letters[0].script is Script.LATIN


def examples_of(pairs: Sequence[Pair], model: Model) -> Iterator[Example]:
    """Each pair, and its other word with Latin words that look, or sound, most like the Latin."""
    latins = {latin: fold(latin) for latin, _ in pairs}
    first = Weights(model)
    for latin, other in pairs:
        right = read_word(other)
        if not right:
            continue
        yield Example(read_word(latin), right, same=True)
        near = [read_word(word) for word in _look_alikes(latin, latins)]
        yield from (Example(left, right, same=False) for left in near[:NEAREST])
        rest = sorted(near[NEAREST:], key=lambda left: -first.chance(first.grid(left, right)))
        yield from (Example(left, right, same=False) for left in rest[:NEAREST])


def _look_alikes(latin: str, latins: dict[str, str]) -> list[str]:
    near = process.extract(latins[latin], latins, scorer=JaroWinkler.similarity, limit=MOST_NEAR)
    return [word for spelling, _, word in near if spelling != latins[latin]]


def mark_of(letter: Letter) -> str:
    """Where the letter stands: first, last, or inside."""
    return "^" if letter.entry.startswith("^") else "$" if letter.entry.endswith("$") else ""


def unseen_gaps(weights: Weights) -> dict[str, dict[str, float]]:
    """Gaps between scripts of which no pairs were read: means, by how often each was seen."""
    sums: dict[tuple[str, str], float] = defaultdict(float)
    counts: dict[tuple[str, str], float] = defaultdict(float)
    for (letter, other), weight in weights.alone.items():
        seen = weights.model.seen.get((letter, other), 0.0) + 0.5
        sound = (SPELLINGS[letter.script].groups[letter.entry] or ("'",))[0]
        way = " to ".join("abjad" if each in ABJADS else "alphabet" for each in (letter[0], other))
        for name in {sound, sound + mark_of(letter), kind_of(*letter).value}:
            sums[way, name] += seen * math.exp(weight)
            counts[way, name] += seen
    gaps: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys(KINDS, 0.3))
    for (way, name), total in sorted(sums.items()):
        gaps[way][name] = round(min(max(total / counts[way, name], 0.004), 0.95), 3)
    gaps["abjad to abjad"] = {
        name: max(gap, BETWEEN_ABJADS) if name[0] in VOWELS | set("vwy") else gap
        for name, gap in gaps["abjad to alphabet"].items()
    }
    return dict(gaps)


def as_file(weights: Weights) -> dict[str, object]:
    """What weights.json holds."""
    sounds: dict[str, dict[str, object]] = defaultdict(dict)
    for letter, shares in weights.model.sounds.items():
        likeliest = sorted(shares.items(), key=lambda share: -share[1])
        sounds[letter.script][letter.entry] = {
            sound: round(share, 3) for sound, share in likeliest if share >= LEAST_SHARE
        }
    return {
        "about": ABOUT,
        "logistic": {
            "temper": TEMPER,
            "slope": round(weights.slope, 3),
            "offset": round(weights.offset, 3),
        },
        "shares": {sound: round(share, 4) for sound, share in weights.model.common.items()},
        "within": WITHIN,
        "unseen": unseen_gaps(weights),
        "gaps": _gaps(weights),
        "moves": _moves(weights),
        "sounds": sounds,
    }


def _gaps(weights: Weights) -> dict[str, dict[str, dict[str, float]]]:
    gaps: dict[str, dict[str, dict[str, float]]] = {}
    for (letter, other), weight in sorted(weights.alone.items()):
        of_script = gaps.setdefault(letter.script, {})
        of_script.setdefault(letter.entry, {})[other] = round(max(math.exp(weight), 0.001), 3)
    return gaps


def _moves(weights: Weights) -> dict[str, dict[str, dict[str, float]]]:
    moves: dict[str, dict[str, dict[str, float]]] = {}
    for (left, right), move in sorted(weights.met.items()):
        if abs(move) >= LEAST_MOVE:
            of_scripts = moves.setdefault(f"{left.script} {right.script}", {})
            of_scripts.setdefault(left.entry, {})[right.entry] = round(move, 2)
    return moves


def main() -> None:
    """Read the pairs, learn, write the file."""
    by_file = [list(pairs_of(Path(name))) for name in sys.argv[1:]]
    words: list[tuple[Word, Word]] = [
        (read_word(latin), read_word(other)) for pairs in by_file for latin, other in pairs
    ]
    model = fit(words)
    examples = [example for pairs in by_file for example in examples_of(pairs, model)]
    weights = train(model, examples)
    text = json.dumps(as_file(weights), ensure_ascii=False, indent=1)
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(len(words), "pairs;", len(examples), "examples", file=sys.stderr)


if __name__ == "__main__":
    main()
