from urllib.parse import urljoin, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from firsthand.importers.links import LINK_SCHEMES, absolute, is_address

BASES = st.sampled_from(
    ["http://a.example/x/y.htm", "https://a.example/x/", "http://b.example", "https://[::1]/q?a=b"]
)
SIGNS = [*"/.?#;=&:@[]", "http", "https", "ftp", "://", "//", ".."]
WORDS = ["a.example", "q.htm", "نامه", "%20", "\\", "A", "\u00a0", "\x1f", "80", "é.example"]
PARTS = st.sampled_from([*SIGNS, *WORDS])
HREFS = st.one_of(st.lists(PARTS, max_size=9).map("".join), st.text(max_size=30))


@given(href=HREFS, base_url=BASES)
def test_joining_is_that_of_the_standard_library(href: str, base_url: str) -> None:
    joined = absolute(href, base_url)
    written = href.translate({9: None, 10: None, 13: None})
    written = written.lstrip("".join(map(chr, range(33)))).strip()
    leads_nowhere = not written or written.startswith("#") or not is_address(written)
    assert joined == ("" if leads_nowhere else urljoin_or_nothing(base_url, written))


@given(href=HREFS)
def test_an_address_is_told_by_the_scheme_that_the_standard_library_reads(href: str) -> None:
    assert is_address(href) == (scheme_or_none(href) in LINK_SCHEMES)


def urljoin_or_nothing(base_url: str, href: str) -> str:
    try:
        return urljoin(base_url, href)
    except ValueError:
        return ""


def scheme_or_none(href: str) -> str | None:
    try:
        return urlsplit(href.lstrip("".join(map(chr, range(33))))).scheme
    except ValueError:
        return None
