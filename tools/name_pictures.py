"""Draws how two names are compared: which words, or letters, met which; for docs/explanation."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, NamedTuple

from firsthand.names.matching import NameKind, explain
from firsthand.names.matching.explaining import SENTENCES, Part, Reason
from firsthand.names.sounds import Meeting, explain_tokens

WIDTH: Final = 560
MARGIN, GAP = 20, 12
LETTER, PAD, LEAST = 13, 26, 44  # of a box: per letter, beside them, and at least
BOX, TOP, BOTTOM = 40, 20, 140  # the height of a box, and where the two names stand
LEGEND, LINE = 216, 26
BADGE: Final = 17  # how far from its box a number stands
APART: Final = frozenset({SENTENCES[Reason.OTHER_NAME], Meeting.UNLIKE.value})
STYLE: Final = """
text{font:18px system-ui,sans-serif;fill:#1f2328}
.n{font-size:13px;text-anchor:middle}.l{font-size:15px}.v{font-weight:600}
rect{fill:#eef2f6;stroke:#57606a}rect.q,path.q{stroke-dasharray:5 4}
path{fill:none;stroke:#57606a;stroke-width:1.5}circle{fill:#fff;stroke:#57606a}
@media (prefers-color-scheme:dark){
text{fill:#e6edf3}rect{fill:#262c34;stroke:#9aa4af}path{stroke:#9aa4af}
circle{fill:#0d1117;stroke:#9aa4af}}
"""


class Box(NamedTuple):
    """A word, or letters, of one name: where it begins in the name, and where it is drawn."""

    text: str
    begins: int
    left: float
    width: float

    @property
    def middle(self) -> float:
        """The middle of the box."""
        return self.left + self.width / 2


class Link(NamedTuple):
    """What met, as written on each side with its beginning, and what is said of it."""

    left: tuple[str, int] | None
    right: tuple[str, int] | None
    says: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two names, what met, and what came of it."""

    left: str
    right: str
    links: tuple[Link, ...]
    verdict: str


def of_words(left: str, right: str, kind: NameKind = NameKind.PERSON) -> Comparison:
    """Two names by their words."""
    told = explain(left, right, kind)
    links = tuple(Link(_side(step.left), _side(step.right), step.sentence) for step in told.steps)
    return Comparison(left, right, links, f"{told.score:.2f}: {told.band}")


def _side(part: Part | None) -> tuple[str, int] | None:
    return None if part is None else (part.text, part.start)


def of_letters(left: str, right: str) -> Comparison:
    """Two words by their letter groups."""
    links, places = [], [0, 0]
    for step in explain_tokens(left, right):
        sides: list[tuple[str, int] | None] = []
        for at, letters in enumerate((step.left, step.right)):
            sides.append((letters, places[at]) if letters else None)
            places[at] += len(letters)
        links.append(Link(sides[0], sides[1], _said(step.meeting)))
    return Comparison(left, right, tuple(links), "")


def _said(meeting: Meeting) -> str:
    return "" if meeting is Meeting.SAME else meeting.value


PICTURES: Final = {
    "names-scripts": ("words", "Touraj Qashnavi", "تورج قشنوی"),
    "names-letters": ("letters", "qashnavi", "قشنوی"),
    "names-order": ("words", "Qashnavi, Touraj", "Mr Turaj Ghashnavi"),
    "names-initial": ("words", "T. Qashnavi", "Touraj Qashnavi"),
    "names-missing": ("words", "Touraj Nader Qashnavi", "تورج قشنوی"),
    "names-other": ("words", "Touraj Qashnavi", "Simin Qashnavi"),
}


def drawn(name: str) -> str:
    """The picture *name* of PICTURES, as SVG."""
    how, left, right = PICTURES[name]
    return picture(of_words(left, right) if how == "words" else of_letters(left, right))


def picture(compared: Comparison) -> str:
    """*compared* as SVG, readable on light and on dark ground."""
    top = list(boxes(compared.left, [link.left for link in compared.links if link.left]))
    bottom = list(boxes(compared.right, [link.right for link in compared.links if link.right]))
    told = _numbered(compared.links)
    height = LEGEND + LINE * (len(told) + bool(compared.verdict))
    parts = [
        *_lines(compared.links, told, top, bottom),
        *_drawn_boxes(top, TOP, compared.links),
        *_drawn_boxes(bottom, BOTTOM, compared.links),
        *_legend(told, compared.verdict),
    ]
    label = escape(f"{compared.left} beside {compared.right}. {compared.verdict}".strip())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{label}">\n'
        f"<style>{STYLE}</style>\n" + "\n".join(parts) + "\n</svg>\n"
    )


def boxes(name: str, parts: Iterable[tuple[str, int]]) -> Iterator[Box]:
    """The parts of *name* side by side as they are read: from the right where it is so written."""
    in_order = sorted(dict.fromkeys(parts), key=lambda part: part[1])
    widths = [max(LEAST, PAD + LETTER * len(text)) for text, _ in in_order]
    is_turned = any("\u0590" <= letter <= "\u08ff" for letter in name)
    half = (sum(widths) + GAP * (len(widths) - 1)) / 2
    at = WIDTH / 2 + half if is_turned else WIDTH / 2 - half
    for (text, begins), width in zip(in_order, widths, strict=True):
        yield Box(text, begins, at - width if is_turned else at, width)
        at += -(width + GAP) if is_turned else width + GAP


def _numbered(links: Sequence[Link]) -> dict[int, tuple[Link, list[str]]]:
    """What is said of each place, by its number in the picture; what is said of all is 0."""
    told: dict[tuple[object, object], tuple[Link, list[str]]] = {}
    for link in links:
        if link.says:
            told.setdefault((link.left, link.right), (link, []))[1].append(link.says)
    sided = [each for each in told.values() if each[0].left or each[0].right]
    whole = [each for each in told.values() if not (each[0].left or each[0].right)]
    return dict(enumerate(sided, start=1)) | ({0: whole[0]} if whole else {})


def _lines(
    links: Sequence[Link],
    told: dict[int, tuple[Link, list[str]]],
    top: Sequence[Box],
    bottom: Sequence[Box],
) -> Iterator[str]:
    numbers = {(link.left, link.right): number for number, (link, _) in told.items()}
    unlike = {(link.left, link.right) for link in links if link.says in APART}
    high, low = TOP + BOX, BOTTOM
    for link in dict.fromkeys((each.left, each.right) for each in links):
        one, other = _box(top, link[0]), _box(bottom, link[1])
        if one and other:
            x, y = one.middle, other.middle
            apart = ' class="q"' if link in unlike else ""
            yield f'<path{apart} d="M{x:g} {high}C{x:g} {high + 60} {y:g} {low - 45} {y:g} {low}"/>'
        box, place = (one, high + BADGE) if one else (other, low - BADGE)
        if box and link in numbers:
            yield f'<circle cx="{box.middle:g}" cy="{place}" r="11"/>'
            yield f'<text class="n" x="{box.middle:g}" y="{place + 5}">{numbers[link]}</text>'


def _box(row: Sequence[Box], side: tuple[str, int] | None) -> Box | None:
    return next((box for box in row if side == (box.text, box.begins)), None)


def _drawn_boxes(row: Sequence[Box], y: int, links: Sequence[Link]) -> Iterator[str]:
    met = {side for link in links if link.left and link.right for side in (link.left, link.right)}
    for box in row:
        quiet = "" if (box.text, box.begins) in met else ' class="q"'
        yield (
            f'<rect x="{box.left:g}" y="{y}" width="{box.width:g}" height="{BOX}" rx="6"{quiet}/>'
            f'<text x="{box.middle:g}" y="{y + 26}" text-anchor="middle">{escape(box.text)}</text>'
        )


def _legend(told: dict[int, tuple[Link, list[str]]], verdict: str) -> Iterator[str]:
    at = LEGEND
    for number, (_, says) in sorted(told.items(), key=lambda item: item[0] or len(told)):
        mark = f"{number}  " if number else ""
        yield f'<text class="l" x="{MARGIN}" y="{at}">{escape(mark + " ".join(says))}</text>'
        at += LINE
    if verdict:
        yield f'<text class="l v" x="{MARGIN}" y="{at}">{escape(verdict)}</text>'
