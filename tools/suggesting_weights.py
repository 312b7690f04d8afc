"""Fits the weights by which `firsthand.names` suggests names in Persian and Arabic.

    python tools/suggesting_weights.py

Writes src/firsthand/names/signal_weights.json from half of the texts labelled by hand in
tests/quality/names/mentions_fa.jsonl and mentions_ar.jsonl: those whose identifier's SHA-256
begins with an even byte; the other half is for measuring. Logistic regression with a quadratic
penalty; each signal has a weight that both languages share and a smaller one of each. The second
step learns from first weights that were fitted without the text weighed (six folds). Needs the
distilled word lists. Same texts and lists, same weights; takes about two minutes.
"""

import json
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypedDict

from firsthand.names.clitics import is_arabic
from firsthand.names.context import Context, context_signals
from firsthand.names.reading import Reading
from firsthand.names.signals import head, profile, word_signals
from firsthand.names.weighing import ALWAYS, FIRST, bests, chance, is_never, near_signals

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src/firsthand/names/signal_weights.json"
TEXTS = ROOT / "tests/quality/names"
LANGUAGES = ("fa", "ar")
PENALTY = 0.3  # its inverse multiplies the squares of the weights
OWN = 0.7  # how freely a language departs from what both share
STEPS, FOLDS = 400, 6
SMALLEST = 0.03
ABOUT = (
    "Weights of signals, made by tools/suggesting_weights.py from half of the labelled texts; "
    "logarithms of odds. alone: of a word and what stands around it; near: of the words near it."
)

Row = tuple[dict[str, float], bool]


class Labelled(TypedDict):
    """A line of the labelled texts."""

    id: str
    language: str
    text: str
    persons: list[tuple[int, int]]


@dataclass
class Page:
    """One labelled text, its words that may be names, and their signals."""

    language: str
    context: Context
    rows: dict[int, Row]


def main() -> int:
    """Fit and write the weights; 0 when they stand."""
    pages = [page for language in LANGUAGES for page in _pages(language)]
    alone = fit((page.language, row) for page in pages for row in page.rows.values())
    near = fit(
        (page.language, row)
        for fold in range(FOLDS)
        for page, firsts in _weighed(pages, fold)
        for row in _near_rows(page, firsts)
    )
    weights = {each: {"alone": _of(alone, each), "near": _of(near, each)} for each in LANGUAGES}
    text = json.dumps({"about": ABOUT, **weights}, ensure_ascii=False, indent=1, sort_keys=True)
    OUT.write_text(text + "\n", encoding="utf-8")
    return 0


def is_fitted(identifier: str) -> bool:
    """True for a text from which weights are learned; the others are for measuring."""
    return sha256(identifier.encode()).digest()[0] % 2 == 0


def _pages(language: str) -> Iterable[Page]:
    path = TEXTS / f"mentions_{language}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        labelled: Labelled = json.loads(line)
        if is_fitted(labelled["id"]):
            yield _page(labelled)


def _page(labelled: Labelled) -> Page:
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
    return Page(language, context, rows)


def _signals(context: Context, at: int) -> dict[str, float]:
    around = dict.fromkeys(context_signals(context, at), 1.0)
    return word_signals(context.keys[at], context.profile) | around | {ALWAYS: 1.0}


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
    points = [(_both(language, signals), is_name) for language, (signals, is_name) in rows]
    steps = _steps(points)
    weights, ahead = dict.fromkeys(steps, 0.0), dict.fromkeys(steps, 0.0)
    for at in range(STEPS):
        slope = _slope(points, ahead)
        moved = {name: ahead[name] - steps[name] * slope[name] for name in steps}
        ahead = {n: moved[n] + at / (at + 3) * (moved[n] - weights[n]) for n in steps}
        weights = moved
    return weights


def _both(language: str, signals: Mapping[str, float]) -> dict[str, float]:
    own = {f"{language}:{name}": OWN * value for name, value in signals.items() if name != ALWAYS}
    return {**signals, **own}


def _penalty(name: str) -> float:
    return 0.0 if name == ALWAYS else 1 / PENALTY


def _steps(points: Sequence[Row]) -> dict[str, float]:
    curvature: dict[str, float] = {}
    for signals, _ in points:
        whole = sum(map(abs, signals.values()))
        for name, value in signals.items():
            curvature[name] = curvature.get(name, 0.0) + abs(value) * whole / 4
    return {name: 1 / (bend + _penalty(name)) for name, bend in sorted(curvature.items()) if bend}


def _slope(points: Sequence[Row], weights: Mapping[str, float]) -> dict[str, float]:
    slope = {name: _penalty(name) * weight for name, weight in weights.items()}
    for signals, is_name in points:
        error = chance(_sum(signals, weights)) - is_name
        for name, value in signals.items():
            if value:
                slope[name] += error * value
    return slope


if __name__ == "__main__":
    sys.exit(main())
