"""A page as lines in reading order, and the boxes that hold them: one pass over the tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag

from lxml.html import HtmlElement

from firsthand.importers.frontpage_grid import reading_order
from firsthand.importers.tree import BREAKING, EMPHASIS, STRONG, absolute, is_silent, language_of

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LEFT_OUT = frozenset({"nav", "footer", "aside", "input", "dialog"})
_TITLE_CLASS = re.compile(
    r"(?:^|[-_ ])(?:title|titel|titre|titulo|headline|heading|hdr|subject|onvan|head|contentheading"
    r"|posttitle|storytitle|storyhead|entry-title)\d*(?:$|[-_ ])",
    re.IGNORECASE,
)
_ASIDE_CLASS = re.compile(
    r"(?:^|\s)(?:footer|foot|copyright|menu|mainmenu|nav|navbar|navigation|breadcrumbs?|sidebar"
    r"|side-?box|widget|widget-area|secondary|banner|ads?|advert|advertisement|sponsor|poll|login"
    r"|comments?|comment-?list|commentlist|respond|related|related-posts|most-?read|popular|share"
    r"|social|cookies?|pager|pagination|tags|tagcloud|blogroll|newsletter|subscribe)(?=$|\s)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Run:
    """A stretch of words with one look. *target* is the link's address, *key* tells links apart."""

    words: str
    target: str = ""
    key: str = ""
    bold: bool = False
    emphasis: bool = False
    language: str = ""


@dataclass(slots=True)
class Line:
    """What stands between two breaks: its runs, its place, and how it is set off."""

    runs: list[Run]
    path: str
    heading: int = 0
    large: bool = False
    item: bool = False
    aside: bool = False
    language: str = ""
    image_target: str = ""


@dataclass(slots=True)
class Box:
    """An element that breaks lines: which lines it holds (half-open), and the boxes inside it."""

    path: str
    start: int
    end: int = 0
    inner: list["Box"] = field(default_factory=list)
    rule_at: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Layout:
    """All lines of a page, and its outermost box."""

    lines: list[Line]
    outer: Box


@dataclass(slots=True)
class _Style:
    """What an open element does to the words inside it."""

    target: str = ""
    key: str = ""
    bold: bool = False
    emphasis: bool = False
    large: bool = False
    heading: int = 0
    item: bool = False
    aside: bool = False
    language: str = ""


def layout_of(root: HtmlElement, *, base_url: str, own_url: str) -> Layout:
    """The lines and boxes of the page under *root*; links to *own_url* count as none."""
    walk = _Walk(base_url, urldefrag(own_url)[0])
    for event, element in _events(root):
        if event == "start":
            walk.enter(element)
        elif event == "end":
            walk.leave(element)
        else:
            walk.words(element.tail)
    walk.flush()
    return walk.layout()


def _events(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Start, end and tail of each visible element; a column grid is read column by column."""
    stack = [(root, iter(_children(root)))]
    yield "start", root
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "end", element
            if stack:
                yield "tail", element
        elif not isinstance(child.tag, str) or is_silent(child) or child.tag in _LEFT_OUT:
            yield "tail", child
        else:
            yield "start", child
            stack.append((child, iter(_children(child))))


def _children(element: HtmlElement) -> Iterator[HtmlElement]:
    if element.tag in {"table", "tbody"}:
        return iter(reading_order(element))
    return iter(element)


class _Walk:
    def __init__(self, base_url: str, own_url: str) -> None:
        self._base_url = base_url
        self._own_url = own_url
        self._lines: list[Line] = []
        self._runs: list[Run] = []
        self._image_target = ""
        self._styles = [_Style()]
        self._boxes = [Box("", 0)]
        self._dead = 0

    def layout(self) -> Layout:
        self._boxes[0].end = len(self._lines)
        return Layout(self._lines, self._boxes[0])

    def enter(self, element: HtmlElement) -> None:
        if element.tag in BREAKING:
            self.flush()
        if element.tag == "hr":
            self._boxes[-1].rule_at.append(len(self._lines))
        elif element.tag == "img" and self._styles[-1].key:
            self._image_target = self._styles[-1].target
        elif element.tag in BREAKING and element.tag != "br":
            self._boxes.append(Box(_step(self._boxes[-1].path, element), len(self._lines)))
        self._styles.append(self._style(element))
        self.words(element.text)

    def leave(self, element: HtmlElement) -> None:
        if element.tag in BREAKING:
            self.flush()
        self._styles.pop()
        if element.tag in BREAKING and element.tag not in {"br", "hr"}:
            self._close_box()

    def _close_box(self) -> None:
        box = self._boxes.pop()
        box.end = len(self._lines)
        if box.end > box.start or box.rule_at:
            self._boxes[-1].inner.append(box)

    def words(self, untrusted: str | None) -> None:
        if untrusted:
            style = self._styles[-1]
            self._runs.append(
                Run(
                    untrusted,
                    style.target,
                    style.key,
                    style.bold,
                    style.emphasis,
                    style.language,
                )
            )

    def flush(self) -> None:
        """Ends the line under way; one without words or linked image leaves nothing."""
        style = self._styles[-1]
        if self._image_target or any(run.words.strip() for run in self._runs):
            line = Line(
                self._runs,
                self._boxes[-1].path,
                heading=style.heading,
                large=style.large or self._all_large(),
                item=style.item,
                aside=style.aside,
                language=style.language,
                image_target=self._image_target,
            )
            self._lines.append(line)
        self._runs, self._image_target, self._large = [], "", []

    _large: list[bool]

    def _all_large(self) -> bool:
        return False

    def _style(self, element: HtmlElement) -> _Style:
        outer = self._styles[-1]
        return outer
