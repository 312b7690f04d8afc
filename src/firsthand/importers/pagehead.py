"""What a page says of itself: its headline as written, its date, its outlet, its language."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

from firsthand.core.text import clean_block
from firsthand.importers.links import host_of
from firsthand.importers.tree import Page, inline_text, language_of

LONGEST_TITLE_CP = 1000
LONGEST_DATE_CP = 120
MOST_HEADINGS = 40
_PUBLISHED = "datePublished"
_TIMES = etree.XPath(f"//*[self::time or @itemprop='{_PUBLISHED}']")
_KEYS = ("property", "name", "itemprop", "http-equiv")
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "pubdate",
    "date",
)
_ASKED = frozenset({"og:title", "og:site_name", "content-language", *_DATE_NAMES})
_MARKUP = re.compile(r"<[A-Za-z/!]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Head:
    """A page's own words about itself; empty where it says nothing.

    `outlet` is a name or a host; `title_element` the heading that the title was taken from.
    """

    title: str
    title_element: HtmlElement | None
    issued_written: str
    outlet: str
    language: str


def head_of(page: Page) -> Head:
    """What *page* says of itself."""
    sought = list(page.root.iter("meta", "title", "h1", "h2", "time"))
    metas = _metas(_named(sought, "meta"))
    title, element = _title(sought, metas)
    return Head(
        title=title[:LONGEST_TITLE_CP],
        title_element=element,
        issued_written=_issued(page, sought, metas),
        outlet=metas.get("og:site_name", "") or host_of(page.page_url),
        language=_language(page.root, metas),
    )


def _named(sought: Iterable[HtmlElement], *tags: str) -> Iterator[HtmlElement]:
    return (element for element in sought if element.tag in tags)


def _metas(elements: Iterable[HtmlElement]) -> dict[str, str]:
    """Lower-case names of those asked for to their contents, the first of each."""
    metas: dict[str, str] = {}
    for meta in elements:
        name = next((value for key in _KEYS if (value := meta.get(key))), "").strip().lower()
        content = meta.get("content")
        if content is not None and name in _ASKED and name not in metas:
            metas[name] = _plain(content)
    return metas


def _title(sought: list[HtmlElement], metas: dict[str, str]) -> tuple[str, HtmlElement | None]:
    """The heading that the title element repeats; else the only h1, else the title element."""
    written, og_title = _title_element(sought), metas.get("og:title", "")
    known = _folded(f"{written} {og_title}")
    first_headings = islice(_named(sought, "h1", "h2"), MOST_HEADINGS)
    headings = [(inline_text(one)[0], one) for one in first_headings]
    repeated = [pair for pair in headings if pair[0] and _folded(pair[0]) in known]
    if repeated:
        return max(repeated, key=lambda pair: len(pair[0]))
    first = [pair for pair in headings if pair[0] and pair[1].tag == "h1"]
    return first[0] if len(first) == 1 else (_without_site(written, og_title), None)


def _without_site(written: str, og_title: str) -> str:
    """The title element, or its beginning where the page names that alone as its title."""
    return og_title if og_title and written.startswith(og_title) else written or og_title


def _title_element(sought: list[HtmlElement]) -> str:
    element = next(_named(sought, "title"), None)
    return _plain("".join(element.itertext())) if element is not None else ""


def _plain(words: str) -> str:
    """*words* as one block; where somebody wrote markup in them, what a reader would see of it."""
    if _MARKUP.search(words):
        words = inline_text(fragment_fromstring(words, create_parent="div"))[0]
    return clean_block(words)[0]


def _folded(words: str) -> str:
    return _SPACE.sub(" ", words).strip().casefold()


def _issued(page: Page, sought: list[HtmlElement], metas: dict[str, str]) -> str:
    """The date as the page shows it, else as it tells it to machines."""
    dated = _TIMES(page.root) if _PUBLISHED in page.source else _named(sought, "time")
    shown = (inline_text(one)[0] for one in islice(dated, 1))
    told = (metas.get(name, "") for name in _DATE_NAMES)
    return next((one for one in (*shown, *told) if 0 < len(one) <= LONGEST_DATE_CP), "")


def _language(root: HtmlElement, metas: dict[str, str]) -> str:
    body = root.find("body")
    declared = language_of(root) or (language_of(body) if body is not None else "")
    return declared or metas.get("content-language", "").split(",")[0].strip()
