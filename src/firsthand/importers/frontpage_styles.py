"""What the elements round the words of a page say of them: link, weight, heading, language."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml.html import HtmlElement

from firsthand.importers.links import absolute
from firsthand.importers.tree import EMPHASIS, STRONG, language_of

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BOLD = STRONG | {"th", "dt"}
_LOOKS = frozenset(_HEADINGS) | _BOLD | EMPHASIS | {"a", "big", "small", "font"}
_MORE_THAN_NAMES = frozenset({"style", "lang", "{http://www.w3.org/XML/1998/namespace}lang"})
_TELLING = _MORE_THAN_NAMES | {"class", "id"}
_SMALL_FONTS = frozenset({"1", "2", "3", "-1", "-2"})
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


def style_of(element: HtmlElement, outer: Style, base_url: str) -> Style:
    """The style inside of *element*, which stands in *outer*: that itself where it adds nothing."""
    tag, given = str(element.tag), dict(element.items())
    if tag not in _LOOKS and _TELLING.isdisjoint(given):
        return outer
    names = f"{given.get('class', '')} {given.get('id', '')}"[:LONGEST_NAMES_CP]
    is_aside = outer.is_aside or _is_aside_name(names)
    is_large = _is_large(tag, given.get("size", ""), names, outer)
    if tag not in _LOOKS and _MORE_THAN_NAMES.isdisjoint(given):
        return (
            outer
            if (is_aside, is_large) == (outer.is_aside, outer.is_large)
            else (replace(outer, is_aside=is_aside, is_large=is_large))
        )
    target, is_dead = _link(tag, given.get("href"), outer, base_url)
    return Style(
        target=target,
        is_dead=is_dead,
        is_bold=outer.is_bold or tag in _BOLD or bool(_BOLD_CSS.search(given.get("style", ""))),
        is_large=is_large,
        emphasis=outer.emphasis or tag in EMPHASIS,
        heading=_HEADINGS.get(tag, outer.heading),
        is_aside=is_aside,
        language=(language_of(element) if given else "") or outer.language,
    )


def _link(tag: str, href: str | None, outer: Style, base_url: str) -> tuple[str, bool]:
    if tag != "a" or href is None:
        return outer.target, outer.is_dead
    target = absolute(href, base_url)
    return target, not target


@lru_cache(maxsize=NAMES_KEPT)
def _is_aside_name(names: str) -> bool:
    return bool(_ASIDE_CLASS.search(names))


@lru_cache(maxsize=NAMES_KEPT)
def _is_title_name(names: str) -> bool:
    return bool(_TITLE_CLASS.search(names))


def _is_large(tag: str, size: str, names: str, outer: Style) -> bool:
    """True inside of a larger font, or of what the page itself names a title."""
    if tag == "big" or (tag == "font" and _LARGE_FONT.match(size)):
        return True
    if tag == "small" or (tag == "font" and size in _SMALL_FONTS):
        return False
    return outer.is_large or _is_title_name(names)
