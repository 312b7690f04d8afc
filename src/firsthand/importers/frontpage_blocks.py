"""A page as lines in reading order, and the boxes that hold them: one pass over the tree."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urldefrag

from lxml.html import HtmlElement

from firsthand.importers.frontpage_grid import reading_order
from firsthand.importers.links import absolute
from firsthand.importers.tree import BREAKING, EMPHASIS, STRONG, is_silent, language_of

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BOLD = STRONG | {"th", "dt"}
_LOOKS = frozenset(_HEADINGS) | _BOLD | EMPHASIS | {"a", "big", "small", "font"}
_SMALL_FONTS = frozenset({"1", "2", "3", "-1", "-2"})
_LEFT_OUT = frozenset({"nav", "footer", "aside", "input", "dialog"})
_NO_BOX = frozenset({"br", "hr", "body", "html"})
_TITLE_CLASS = re.compile(
    r"(?:^|[-_ ])(?:title|titel|titre|titulo|headline|heading|hdr|subject|onvan|head"
    r"|contentheading|posttitle|storytitle|entry-title)\d*(?:$|[-_ ])",
    re.IGNORECASE,
)
_ASIDE_CLASS = re.compile(
    r"(?:^|\s)(?:footer|foot|copyright|menu|mainmenu|nav|navbar|navigation|breadcrumbs?|sidebar"
    r"|side-?box|widget|widget-area|secondary|banner|ads?|advert|advertisement|sponsor|poll|login"
    r"|comments?|comment-?list|respond|related|related-posts|most-?read|popular|share|social"
    r"|cookies?|pager|pagination|tags|tagcloud|blogroll|newsletter|subscribe)(?=$|\s)",
    re.IGNORECASE,
)
_LARGE_FONT = re.compile(r"^\s*(?:[4-7]|\+[1-4])\s*$")
_BOLD_CSS = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_FILE = re.compile(r"\.(?:jpe?g|gif|png|webp|bmp|css|js)$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
FEW_FRAGMENTS = 3
PATH_CP = 160
NAMES_KEPT = 1024
LONGEST_NAMES_CP = 500


@dataclass(frozen=True, slots=True)
class Style:
    """What the open elements say of the words inside them; *target* is the link's address."""

    target: str = ""
    is_dead: bool = False
    is_bold: bool = False
    is_large: bool = False
    emphasis: bool = False
    heading: int = 0
    is_aside: bool = False
    language: str = ""


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
    for event, element in _events(root):
        if event == "start":
            walk.enter(element)
        elif event == "end":
            walk.leave(element)
        else:
            walk.words(element.tail)
    walk.flush()
    walk.outer.end = len(walk.lines)
    return Layout(walk.lines, walk.outer, _keys(walk.targets, urldefrag(own_url)[0]))


def _events(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Start, end and tail of each visible element; a column grid is read column by column."""
    stack = [(root, _children(root))]
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
            stack.append((child, _children(child)))


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

    def enter(self, element: HtmlElement) -> None:
        if element.tag in BREAKING:
            self.flush()
        if element.tag == "hr":
            self._after_rule = True
        elif element.tag in BREAKING and element.tag not in _NO_BOX:
            self._boxes.append(Box(_step(self._boxes[-1].path, element), len(self.lines)))
        self._styles.append(self._style(element))
        if element.tag == "img" and self._styles[-1].target:
            self._image_target = self._styles[-1].target
        self.words(element.text)

    def leave(self, element: HtmlElement) -> None:
        if element.tag in BREAKING:
            self.flush()
        self._styles.pop()
        if element.tag in BREAKING and element.tag not in _NO_BOX:
            box = self._boxes.pop()
            box.end = len(self.lines)
            if box.end > box.start:
                self._boxes[-1].inner.append(box)

    def words(self, untrusted: str | None) -> None:
        if untrusted:
            self._runs.append(Run(untrusted, self._styles[-1]))

    def flush(self) -> None:
        """Ends the line under way; one without words or linked image leaves nothing."""
        if self._image_target or any(not run.words.isspace() for run in self._runs):
            line = Line(
                tuple(self._runs), self._boxes[-1].path, self._image_target, self._after_rule
            )
            self.lines.append(line)
            self._after_rule = False
        self._runs, self._image_target = [], ""

    def _style(self, element: HtmlElement) -> Style:
        outer = self._styles[-1]
        if element.tag not in _LOOKS and not element.attrib:
            return outer
        target, is_dead = self._link(element, outer)
        names = f"{element.get('class', '')} {element.get('id', '')}"
        return Style(
            target=target,
            is_dead=is_dead,
            is_bold=outer.is_bold
            or element.tag in _BOLD
            or bool(_BOLD_CSS.search(element.get("style", ""))),
            is_large=_is_large(element, names, outer),
            emphasis=outer.emphasis or element.tag in EMPHASIS,
            heading=_HEADINGS.get(str(element.tag), outer.heading),
            is_aside=outer.is_aside or _is_aside_name(names),
            language=language_of(element) or outer.language,
        )

    def _link(self, element: HtmlElement, outer: Style) -> tuple[str, bool]:
        href = element.get("href")
        if element.tag != "a" or href is None:
            return outer.target, outer.is_dead
        target = absolute(href, self._base_url)
        if target:
            self.targets.add(target)
        return target, not target


@lru_cache(maxsize=NAMES_KEPT)
def _is_aside_name(names: str) -> bool:
    return bool(_ASIDE_CLASS.search(names[:LONGEST_NAMES_CP]))


@lru_cache(maxsize=NAMES_KEPT)
def _is_title_name(names: str) -> bool:
    return bool(_TITLE_CLASS.search(names[:LONGEST_NAMES_CP]))


def _is_large(element: HtmlElement, names: str, outer: Style) -> bool:
    """True inside of a larger font, or of what the page itself names a title."""
    size = element.get("size", "")
    if element.tag == "big" or (element.tag == "font" and _LARGE_FONT.match(size)):
        return True
    if element.tag == "small" or (element.tag == "font" and size in _SMALL_FONTS):
        return False
    return outer.is_large or _is_title_name(names)


def _step(path: str, element: HtmlElement) -> str:
    """The path of an element: tags, and the first class of the last one, numbers apart."""
    outer = path.partition("#")[0][-PATH_CP:]
    names = _DIGITS.sub("", element.get("class", "")).split()
    return f"{outer}/{element.tag!s}#{names[0] if names else ''}"
