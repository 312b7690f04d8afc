"""Saved front pages, recognised by their repeated structure and split into their teasers."""

from lxml.html import HtmlElement

from firsthand.importers.drafts import Draft
from firsthand.importers.frontpage_blocks import layout_of
from firsthand.importers.frontpage_choice import chosen_of
from firsthand.importers.frontpage_drafts import drafts_of
from firsthand.importers.frontpage_lines import pieces_of
from firsthand.importers.frontpage_records import records_of
from firsthand.importers.frontpage_signs import PageFacts, is_front_page
from firsthand.importers.frontpage_text import teasers_of_text

__all__ = ["teasers_of_page", "teasers_of_text"]


def teasers_of_page(root: HtmlElement, *, page_url: str, base_url: str = "") -> tuple[Draft, ...]:
    """The teasers of a front page in reading order, one draft each; empty for any other page.

    *page_url* is where the page was saved from, *base_url* what its links are joined to (the same
    where empty). The page is told by its records: at least three that are alike, each with its
    own target and words of prose, that make up most of the page.
    """
    facts = _facts(root, page_url)
    if facts.is_article:
        return ()
    layout = layout_of(root, base_url=base_url or page_url, own_url=page_url)
    choice = chosen_of(records_of(layout, pieces_of(layout)), layout.keys)
    return drafts_of(choice.teasers) if is_front_page(choice, facts) else ()


def _facts(root: HtmlElement, page_url: str) -> PageFacts:
    title = root.find(".//title")
    written = "" if title is None else "".join(title.itertext())
    return PageFacts(page_url, written, is_article=_og_type(root) == "article")


def _og_type(root: HtmlElement) -> str:
    """What the page calls itself, "" where it does not."""
    said = (meta for meta in root.iter("meta") if meta.get("property") == "og:type")
    first = next(said, None)
    return "" if first is None else first.get("content", "").strip().lower()
