"""`firsthand names score`: how much are the names of each pair one?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from firsthand.cli.names.complaints import Complaints
from firsthand.cli.names.named import names_of
from firsthand.cli.names.options import (
    INPUT,
    Wants,
    gathered,
    kind_option,
    layout_options,
    wants_options,
)
from firsthand.cli.names.printing import Printer
from firsthand.cli.names.sources import bar_for, check
from firsthand.cli.names.tables import Layout, Row, Table
from firsthand.cli.names.versions import matcher_version

if TYPE_CHECKING:
    from firsthand.names.matching import Corpus, Explanation, Matcher, Part, Step

LEFT: Final = frozenset({"left", "left_name", "name_left", "name1", "name_1", "name_a"})
RIGHT: Final = frozenset({"right", "right_name", "name_right", "name2", "name_2", "name_b"})


@dataclass(frozen=True, slots=True)
class Common:
    """The list that says which words are common, and the heading over its names."""

    corpus: Path | None = None
    corpus_column: str | None = None


@click.command(
    epilog="""\b
Examples:
  firsthand names score --kind person pairs.tsv
  firsthand names score --explain --json pairs.csv
  firsthand names score --left "Name A" --right "Name B" --corpus people.csv pairs.csv
  firsthand names block --titles people.csv | firsthand names score --keep -"""
)
@click.argument("pairs", metavar="PAIRS", type=INPUT)
@kind_option
@click.option("--explain", is_flag=True, help="Print which words met which, and why.")
@click.option("--keep", is_flag=True, help="Print all columns of the list, then score and band.")
@click.option("--left", metavar="HEADING", show_default="left, else the first column",
              help="The heading over the first names of the pairs.")  # fmt: skip
@click.option("--right", metavar="HEADING", show_default="right, else the second column",
              help="The heading over the second names.")  # fmt: skip
@click.option("--corpus", type=INPUT, metavar="NAMES",
              help="A list: what many of its names have weighs little.")  # fmt: skip
@click.option("--corpus-column", metavar="HEADING", show_default="name, else the first column",
              help="The heading over the names of that list.")  # fmt: skip
@layout_options
@gathered("common", Common)
@wants_options
def command(*, pairs: Path, kind: str, layout: Layout, common: Common, wants: Wants) -> None:
    """Print each pair of PAIRS, a score from 0 to 1, and its band.

    PAIRS has the columns left and right, by their heading or as the first two. Bands: same, ask (a
    person should look), different. For persons "same" proposes as well, and one word alone, a
    surname or a given name, is never the same. With --explain, more lines follow a pair: an empty
    column, the words left, the words right, and what is said of them.

    A small table says which names are common everywhere. With --corpus, a list says which are
    common among its people: the longer a list, and the more it holds of those whom the pairs may
    be, the better.
    """
    from firsthand.names.matching import Matcher

    lists = [pairs] if common.corpus is None else [pairs, common.corpus]
    check([], layout.encoding, lists=lists)
    complaints = Complaints()
    matcher = Matcher(kind, corpus=_corpus(common, layout.encoding, complaints))
    with bar_for(pairs) as advance:
        table = Table(pairs, layout, complaints)
        answers: Answers | None = None
        for row in _readable(table.rows([LEFT, RIGHT], advance), table, matcher):
            answers = answers or Answers(wants, table.heading or _numbers(row.cells))
            answers.give(row, matcher)
    complaints.finish()


def _corpus(common: Common, encoding: str, complaints: Complaints) -> "Corpus | None":
    """How often each word stands in the names of the list; None without a list."""
    from firsthand.names.matching import Corpus

    if common.corpus is None:
        return None
    layout = Layout(encoding=encoding, column=common.corpus_column)
    table = Table(common.corpus, layout, complaints)
    with bar_for(common.corpus) as advance:
        return Corpus.of(name for _, name in names_of(table, advance))


def _numbers(cells: Sequence[str]) -> list[str]:
    return [str(number) for number in range(1, len(cells) + 1)]


def _readable(rows: Iterator[Row], table: Table, matcher: "Matcher") -> Iterator[Row]:
    from firsthand.cli.names.refusing import fault_of

    for row in rows:
        fault = next((each for name in row.wanted if (each := fault_of(name, matcher))), "")
        if fault:
            table.complaints.about(table.path, row.line, fault)
        else:
            yield row


class Answers:
    """Prints the pairs and their scores."""

    def __init__(self, wants: Wants, heading: Sequence[str]) -> None:
        """*heading*: what the columns of the list are called, or their numbers."""
        self._wants, self._heading = wants, heading
        self._matcher = matcher_version()
        first = heading if wants.keep else ("left", "right")
        self._printer = Printer(wants, [*first, "score", "band"])

    def give(self, row: Row, matcher: "Matcher") -> None:
        """Print the answer to *row*."""
        from firsthand.names.matching import THRESHOLD, Band
        from firsthand.names.matching.explaining import explained

        left, right = row.wanted
        why: Explanation | None = None
        if self._wants.explain:
            why = explained(left, right, matcher)
            score, band = why.score, why.band
        else:
            score = matcher.score(left, right)
            band = Band.DIFFERENT if score < THRESHOLD else matcher.band(left, right)
        self._print(row, (score, band), why.steps if why else ())

    def _print(self, row: Row, answer: tuple[float, str], steps: Sequence["Step"]) -> None:
        score, band = answer
        left, right = row.wanted
        values: dict[str, Any] = {"line": row.line, "left": left, "right": right}
        values |= {"score": round(score, 3), "band": band, "matcher": self._matcher}
        if self._wants.keep:
            values["columns"] = dict(zip(self._heading, row.cells, strict=False))
        if self._wants.explain:
            values["steps"] = [_step(step) for step in steps]
        first = row.cells if self._wants.keep else row.wanted
        self._printer.row(values, [*first, f"{score:.3f}", band])
        if not self._wants.as_json:
            for step in steps:
                self._printer.cells(["", _text(step.left), _text(step.right), step.sentence])


def _step(step: "Step") -> dict[str, Any]:
    sides = {"left": _part(step.left), "right": _part(step.right)}
    return {"reason": step.reason, **sides, "sentence": step.sentence}


def _part(part: "Part | None") -> dict[str, object] | None:
    return None if part is None else {"text": part.text, "start": part.start, "end": part.end}


def _text(part: "Part | None") -> str:
    return "" if part is None else part.text
