"""Addresses: joining them to a base, and which may stand in a link mark at all."""

import re
from urllib.parse import urljoin, urlsplit

# "" is an address without a scheme: relative, as written, where no base is known.
LINK_SCHEMES = frozenset({"http", "https", "mailto", "ftp", ""})
# What joining and reading give back as it is: most links of most pages.
_PLAIN = re.compile(r"https?://[A-Za-z0-9.:-]+(?:/[^?#;\s]*)?(?:\?[^#;\s]+)?")
_LINE_ENDS = re.compile("[\t\n\r]")
_LEADING = re.compile("^[\x00-\x20]+")


def absolute(href: str, base_url: str) -> str:
    """*href* joined to *base_url*; as written where that is empty or the two do not join.

    Empty for an empty href, a fragment of the same page, and schemes that are no address of a
    text (javascript, data, vbscript, file, blob).
    """
    if _PLAIN.fullmatch(href):
        return href
    written = _LEADING.sub("", _LINE_ENDS.sub("", href)).strip()
    if not written or written.startswith("#") or not is_address(written):
        return ""
    try:
        return urljoin(base_url, written) if base_url else written
    except ValueError:
        return ""


def is_address(url: str) -> bool:
    """True for schemes that a link may have; the scheme is read as a browser reads it."""
    if _PLAIN.fullmatch(url) or (":" not in url and "//" not in url and url.isprintable()):
        return True
    try:
        return urlsplit(_LEADING.sub("", _LINE_ENDS.sub("", url))).scheme.lower() in LINK_SCHEMES
    except ValueError:
        return False


def is_web(url: str) -> bool:
    """True for an absolute http or https address."""
    return url.lower().startswith(("http://", "https://"))


def host_of(url: str) -> str:
    """The host of a web address, "" where there is none."""
    try:
        return urlsplit(url).hostname or "" if is_web(url) else ""
    except ValueError:
        return ""
