"""Fits the weights by which `firsthand.names` suggests names in Persian and Arabic.

    python tools/suggesting_weights.py [--held-out]

Writes src/firsthand/names/signal_weights.json from the texts labelled by hand in
tests/quality/names/mentions_*.jsonl. With --held-out nothing is written: the texts are parted in
four by the SHA-256 of their identifiers, each part is suggested from with weights that the others
gave, and recall and burden are printed by set, genre and tier. Logistic regression with a quadratic
penalty; each signal has a weight that both languages share and a smaller one of each. The second
step learns from first weights that were fitted without the text weighed (four folds). Needs numpy
and the distilled word lists. Same texts and lists, same weights; takes about two minutes.
"""

import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from firsthand.names import weighing
from firsthand.names.clitics import is_arabic
from firsthand.names.context import Context
from firsthand.names.reading import Reading
from firsthand.names.signals import head, profile, word_signals
from firsthand.names.suggesting import Tier, suggest
from firsthand.names.weighing import (
    ALWAYS,
    FIRST,
    Weights,
    around,
    bests,
    chance,
    is_never,
    near_signals,
)

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src/firsthand/names/signal_weights.json"
TEXTS = ROOT / "tests/quality/names"
LANGUAGES = ("fa", "ar")
PENALTY = 0.3  # its inverse multiplies the squares of the weights
OWN = 0.7  # how freely a language departs from what both share
STEPS, FOLDS = 400, 4
SMALLEST = 0.03
ABOUT = (
    "Weights of signals, made by tools/suggesting_weights.py from our labelled texts; logarithms "
    "of odds. alone: of a word and what stands around it; near: of the words near it."
)

Row = tuple[dict[str, float], bool]
Numbers = NDArray[np.float64]


class Labelled(TypedDict):
    """A line of the labelled texts."""

    id: str
    language: str
    text: str
    persons: list[tuple[int, int]]


@dataclass
class Page:
    """One labelled text, its words that may be names, and their signals."""

    labelled: Labelled
    set: str
    language: str
    context: Context
    rows: dict[int, Row]


def main() -> int:
    """Fit and write the weights, or measure; 0 when done."""
    pages = [page for language in LANGUAGES for page in _pages(language)]
    if "--held-out" in sys.argv:
        _measure(pages)
        return 0
    learned = _learned(pages)
    weights = {each: {"alone": of.alone, "near": of.near} for each, of in learned.items()}
    text = json.dumps({"about": ABOUT, **weights}, ensure_ascii=False, indent=1, sort_keys=True)
    OUT.write_text(text + "\n", encoding="utf-8")
    return 0


def _learned(pages: Sequence[Page]) -> dict[str, Weights]:
    """The weights of each language that *pages* teach."""
    alone = fit((page.language, row) for page in pages for row in page.rows.values())
    near = fit(
        (page.language, row)
        for fold in range(FOLDS)
        for page, firsts in _weighed(pages, fold)
        for row in _near_rows(page, firsts)
    )
    return {each: Weights(_of(alone, each), _of(near, each)) for each in LANGUAGES}


def _measure(pages: Sequence[Page]) -> None:
    """Print recall and burden of texts that the weights have not seen."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for part in range(FOLDS):
        learned = _learned([page for page in pages if _part(page) != part])
        weighing.weights = learned.__getitem__  # type: ignore[assignment]
        weighing.word_scores.cache_clear()
        for page in pages:
            if _part(page) == part:
                _count(page, counts)
    for name, count in sorted(counts.items()):
        sys.stdout.write(_line(name, count))


def _part(page: Page) -> int:
    """To which part of the texts *page* belongs when they are held out in turn."""
    return sha256(page.labelled["id"].encode()).digest()[1] % FOLDS


def _count(page: Page, counts: Mapping[str, Counter[str]]) -> None:
    """Add what is suggested in *page* to the counts of its set and its genre."""
    labelled, text = page.labelled, page.labelled["text"]
    found = suggest(text, page.language)
    genre = re.sub(r"-\d.*", "", labelled["id"])
    either, likely = frozenset(Tier), frozenset([Tier.LIKELY])
    for name, tiers in ((page.set, either), (genre, either), (f"{page.set}, likely", likely)):
        spans = [(each.start, each.end) for each in found if each.tier in tiers]
        lit = {at for start, end in spans for at in range(start, end) if text[at].isalnum()}
        named = {at for start, end in labelled["persons"] for at in range(start, end)}
        counts[name] += Counter(
            names=len(labelled["persons"]),
            found=sum(not lit.isdisjoint(range(*each)) for each in labelled["persons"]),
            distinct=len({text[start:end].casefold() for start, end in spans}),
            right=sum(not named.isdisjoint(range(*each)) for each in spans),
            spans=len(spans),
            words=len(text.split()),
        )


def _line(name: str, count: Mapping[str, int]) -> str:
    recall = count["found"] / count["names"]
    burden = 1000 * count["distinct"] / count["words"]
    precision = count["right"] / max(1, count["spans"])
    return f"{name:24}  recall {recall:.3f}  burden {burden:5.1f}  precision {precision:.3f}\n"


def _pages(language: str) -> Iterable[Page]:
    for name in (f"mentions_{language}", f"mentions_{language}_ordinary"):
        for line in (TEXTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            yield _page(json.loads(line), name)


def _page(labelled: Labelled, name: str) -> Page:
    language, text = labelled["language"], labelled["text"]
    known, reading = profile(language), Reading(text, language)
    keys = [word.key for word in reading.words]
    skipped = [head(key, known) if is_arabic(key) else 0 for key in keys]
    context = Context(reading, known, skipped)
    named = {at for start, end in labelled["persons"] for at in range(start, end)}
    rows = {
        at: (_signals(context, at), not named.isdisjoint(range(word.start, word.end)))
        for at, word in enumerate(reading.words)
        if not is_never(word.key, known) and not is_never(context.keys[at], known)
    }
    return Page(labelled, name, language, context, rows)


def _signals(context: Context, at: int) -> dict[str, float]:
    near = dict.fromkeys(around(context, at), 1.0)
    return word_signals(context.keys[at], context.profile) | near | {ALWAYS: 1.0}


def _weighed(pages: Sequence[Page], fold: int) -> Iterable[tuple[Page, dict[int, float]]]:
    """The pages of *fold* with first scores learned from the others."""
    others = (page for at, page in enumerate(pages) if at % FOLDS != fold)
    weights = fit((page.language, row) for page in others for row in page.rows.values())
    for page in pages[fold::FOLDS]:
        of = _of(weights, page.language)
        scores = {at: _sum(signals, of) for at, (signals, _) in page.rows.items()}
        yield page, scores


def _near_rows(page: Page, firsts: Mapping[int, float]) -> Iterable[Row]:
    chances = [chance(firsts.get(at, -math.inf)) for at in range(len(page.context.keys))]
    best = bests(page.context, chances)
    for at, first in firsts.items():
        signals = dict(near_signals(page.context, at, chances, best))
        yield signals | {FIRST: first, ALWAYS: 1.0}, page.rows[at][1]


def _sum(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(value * weights.get(name, 0.0) for name, value in signals.items())


def _of(weights: Mapping[str, float], language: str) -> dict[str, float]:
    """The weights of *language*: the shared ones and its own together."""
    names = {name for name in weights if ":" not in name}
    summed = {n: weights[n] + OWN * weights.get(f"{language}:{n}", 0.0) for n in sorted(names)}
    return {name: round(value, 2) for name, value in summed.items() if abs(value) >= SMALLEST}


def fit(rows: Iterable[tuple[str, Row]]) -> dict[str, float]:
    """The weights that fit *rows* best: Nesterov's descent, each step bounded by the curvature."""
    points = _Points(rows)
    weights = np.zeros(len(points.names))
    ahead = weights
    for at in range(STEPS):
        moved = ahead - points.steps * points.slope(ahead)
        ahead = moved + at / (at + 3) * (moved - weights)
        weights = moved
    return dict(zip(points.names, weights.tolist(), strict=True))


class _Points:
    """Words with their signals, in columns: which word, which signal, its value."""

    def __init__(self, rows: Iterable[tuple[str, Row]]) -> None:
        self.names: dict[str, int] = {}
        words, signals, values, named = [], [], [], []
        for word, (language, (found, is_name)) in enumerate(rows):
            named.append(is_name)
            for name, value in _both(language, found).items():
                words.append(word)
                signals.append(self.names.setdefault(name, len(self.names)))
                values.append(value)
        self.words, self.signals = np.array(words), np.array(signals)
        self.values, self.named = np.array(values, float), np.array(named, float)
        self.penalties = np.array([0.0 if name == ALWAYS else 1 / PENALTY for name in self.names])
        self.steps = self._steps()

    def _steps(self) -> Numbers:
        sizes = np.abs(self.values)
        whole = np.bincount(self.words, sizes)
        bends = np.bincount(self.signals, sizes * whole[self.words]) / 4
        return np.asarray(1 / np.maximum(bends + self.penalties, 1e-9))

    def slope(self, weights: Numbers) -> Numbers:
        """The slope of what is to be least, at *weights*."""
        sums = np.bincount(self.words, self.values * weights[self.signals], len(self.named))
        errors = 1 / (1 + np.exp(-sums)) - self.named
        found = np.bincount(self.signals, self.values * errors[self.words])
        return np.asarray(found + self.penalties * weights)


def _both(language: str, signals: Mapping[str, float]) -> dict[str, float]:
    own = {f"{language}:{name}": OWN * value for name, value in signals.items() if name != ALWAYS}
    return {**signals, **own}


if __name__ == "__main__":
    sys.exit(main())
