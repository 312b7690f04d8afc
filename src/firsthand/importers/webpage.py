"""Saved web pages: front pages by their teasers, any other page as one article."""

from firsthand.core.codes import FlagCode
from firsthand.core.text import Text
from firsthand.importers.article import Article, article_text, folded, is_book
from firsthand.importers.drafts import Draft, DraftFlag, Parsed
from firsthand.importers.errors import RefusalCode, RefusalError
from firsthand.importers.finishing import Source, finished
from firsthand.importers.frontpage import teasers_of_page
from firsthand.importers.pagehead import Head, head_of
from firsthand.importers.recovery import Recovered, recovered
from firsthand.importers.tree import Page, parse_page

PROSE_CP = 80
LITTLE_PROSE_CP = 500
SAMPLES = 5
SAMPLE_CP = 16


def parsed_page(untrusted: str, *, base_url: str) -> Parsed:
    """The drafts of a page: its teasers where it is a front page, else one.

    Raises: RefusalError EMPTY where no reader would see a word, TOO_DEEP.
    """
    page = parse_page(untrusted, base_url=base_url)
    head = head_of(page)
    source = Source(head.language, head.outlet, page.had_controls)
    teasers = _teasers(page)
    article = article_text(page, head)
    if teasers and not _tells_more(article.built.text, teasers):
        drafts = tuple(finished(teaser, source) for teaser in teasers)
        return Parsed("text/html", drafts, is_front_page=True, page_url=page.page_url)
    return Parsed("text/html", (_article(page, head, article),), page_url=page.page_url)


def _teasers(page: Page) -> tuple[Draft, ...]:
    if is_book(page):
        return ()
    return teasers_of_page(page.root, page_url=page.page_url, base_url=page.base_url)


def _tells_more(text: Text, teasers: tuple[Draft, ...]) -> bool:
    """True where most of the prose of *text* stands in no teaser: an article, a list beside it."""
    told = folded(" ".join(teaser.text.string for teaser in teasers))
    blocks = [folded(text.quote(block)) for block in text.blocks()]
    prose = [block for block in blocks if len(block) >= PROSE_CP]
    more = sum(len(block) for block in prose if not _is_told(block, told))
    return more >= LITTLE_PROSE_CP and more * 2 > sum(map(len, prose))


def _is_told(block: str, told: str) -> bool:
    """True where most samples of *block* stand in *told*.

    Not the whole: the extractor joins headlines, "Read more" and cells of a row to one block.
    """
    step = len(block) // SAMPLES
    starts = range((step - SAMPLE_CP) // 2, len(block) - SAMPLE_CP + 1, step)
    return sum(block[at : at + SAMPLE_CP] in told for at in starts) * 2 > SAMPLES


def _article(page: Page, head: Head, article: Article) -> Draft:
    built = article.built
    if not built.text.string:
        raise RefusalError(RefusalCode.EMPTY)
    whole = _with_what_was_dropped(page, head, article)
    draft = Draft(
        whole.text,
        "und",
        source_url=page.page_url,
        issued_written=head.issued_written,
        flags=(DraftFlag(FlagCode.MISSING_PART),) if whole.is_part_missing else (),
    )
    return finished(draft, Source(head.language, head.outlet, built.had_controls))


def _with_what_was_dropped(page: Page, head: Head, article: Article) -> Recovered:
    text = article.built.text
    if article.plain is None:
        return Recovered(text, is_part_missing=False)
    return recovered(text, page, title_element=head.title_element, plain=article.plain)
