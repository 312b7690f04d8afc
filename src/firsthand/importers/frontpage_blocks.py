"""A page as lines in reading order, and the boxes that hold them: one pass over the tree."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urldefrag

from lxml.html import HtmlElement

from firsthand.importers.frontpage_grid import reading_order
from firsthand.importers.frontpage_styles import Style, style_of
from firsthand.importers.tree import BREAKING, is_silent

_LEFT_OUT = frozenset({"nav", "footer", "aside", "input", "dialog"})
_NO_BOX = frozenset({"br", "hr", "body", "html"})
_FILE = re.compile(r"\.(?:jpe?g|gif|png|webp|bmp|css|js)$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
FEW_FRAGMENTS = 3
PATH_CP = 160
LONGEST_CLASS_CP = 500
STEPS_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words with one look."""

    words: str
    style: Style


@dataclass(frozen=True, slots=True)
class Line:
    """What stands between two breaks: its runs, its box's path, the link round an image in it."""

    runs: tuple[Run, ...]
    path: str
    image_target: str = ""
    after_rule: bool = False


@dataclass(slots=True)
class Box:
    """An element that breaks lines: which lines it holds (half-open), and the boxes inside it."""

    path: str
    start: int
    end: int = 0
    inner: list["Box"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Layout:
    """All lines of a page, its outermost box, and what tells its links apart: target -> key."""

    lines: list[Line]
    outer: Box
    keys: dict[str, str]


def layout_of(root: HtmlElement, *, base_url: str, own_url: str) -> Layout:
    """The lines and boxes of the page under *root*; links to *own_url* have no key."""
    walk = _Walk(base_url)
    walk.read(root)
    return Layout(walk.lines, walk.outer, _keys(walk.targets, urldefrag(own_url)[0]))


def _children(element: HtmlElement) -> Iterator[HtmlElement]:
    if element.tag in {"table", "tbody"}:
        return iter(reading_order(element))
    return iter(element)


def _keys(targets: set[str], own_url: str) -> dict[str, str]:
    """The address without its fragment, unless fragments tell many links to one page apart."""
    fragments: dict[str, set[str]] = defaultdict(set)
    for target in targets:
        fragments[urldefrag(target)[0]].add(target)
    keys: dict[str, str] = {}
    for bare, whole in fragments.items():
        if not bare or bare == own_url or bare.startswith("mailto:") or _FILE.search(bare):
            continue
        keys |= {one: bare if len(whole) < FEW_FRAGMENTS else one for one in whole}
    return keys


class _Walk:
    def __init__(self, base_url: str) -> None:
        self.lines: list[Line] = []
        self.targets: set[str] = set()
        self.outer = Box("", 0)
        self._base_url = base_url
        self._runs: list[Run] = []
        self._image_target = ""
        self._after_rule = False
        self._styles = [Style()]
        self._boxes = [self.outer]

    def read(self, root: HtmlElement) -> None:
        """Takes in all visible elements; a column grid is read column by column."""
        self._enter(root)
        stack = [(root, _children(root))]
        while stack:
            element, children = stack[-1]
            for child in children:
                if not isinstance(child.tag, str) or child.tag in _LEFT_OUT or is_silent(child):
                    self._words(child.tail)
                else:
                    self._enter(child)
                    stack.append((child, _children(child)))
                    break
            else:
                stack.pop()
                self._leave(str(element.tag))
                self._words(element.tail if stack else None)
        self._flush()
        self.outer.end = len(self.lines)

    def _enter(self, element: HtmlElement) -> None:
        tag = str(element.tag)
        style = style_of(element, self._styles[-1], self._base_url)
        if tag in BREAKING:
            self._flush()
            if tag == "hr":
                self._after_rule = True
            elif tag not in _NO_BOX:
                path = _step(self._boxes[-1].path, tag, element.get("class", "")[:LONGEST_CLASS_CP])
                self._boxes.append(Box(path, len(self.lines)))
        elif style.target:
            self.targets.add(style.target)
            self._image_target = style.target if tag == "img" else self._image_target
        self._styles.append(style)
        self._words(element.text)

    def _leave(self, tag: str) -> None:
        self._styles.pop()
        if tag in BREAKING:
            self._flush()
            if tag not in _NO_BOX:
                box = self._boxes.pop()
                box.end = len(self.lines)
                if box.end > box.start:
                    self._boxes[-1].inner.append(box)

    def _words(self, untrusted: str | None) -> None:
        if untrusted:
            self._runs.append(Run(untrusted, self._styles[-1]))

    def _flush(self) -> None:
        """Ends the line under way; one without words or linked image leaves nothing."""
        if not self._runs and not self._image_target:
            return
        runs, image = tuple(self._runs), self._image_target
        self._runs, self._image_target = [], ""
        if image or not all(run.words.isspace() for run in runs):
            self.lines.append(Line(runs, self._boxes[-1].path, image, self._after_rule))
            self._after_rule = False


@lru_cache(maxsize=STEPS_KEPT)
def _step(path: str, tag: str, written_class: str) -> str:
    """The path of an element: tags, and the first class of the last one, numbers apart."""
    outer = path.partition("#")[0][-PATH_CP:]
    names = _DIGITS.sub("", written_class).split()
    return f"{outer}/{tag}#{names[0] if names else ''}"
