"""Which format an input is, and the drafts it gives; runs in the worker only."""

import re
from dataclasses import replace

from firsthand.core.codes import FlagCode
from firsthand.importers.decoding import Decoded, decode
from firsthand.importers.drafts import DraftFlag, Parsed
from firsthand.importers.errors import RefusalCode, RefusalError
from firsthand.importers.markdown import drafts_of_markdown
from firsthand.importers.plaintext import parsed_text
from firsthand.importers.protocol import Request
from firsthand.importers.webpage import parsed_page

# Formats that have their own first bytes, and that a later release may read.
_KNOWN_STARTS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"II*\x00",
    b"MM\x00*",
    b"WARC/",
    b"SQLite format 3",
    b"7z\xbc\xaf",
    b"Rar!",
    b"ID3",
    b"OggS",
)
_OTHER_MARKUP = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)(?:<!DOCTYPE\s+(?!html)\w+|<(?:rss|feed|svg|rdf:RDF|urlset)\b)"
    r"|MIME-Version:|From: ",
    re.IGNORECASE | re.DOTALL,
)
_HTML_START = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!DOCTYPE\s+html|html|head|body|title|meta|link|base)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(
    r"</?(?:p|div|table|td|a|br|span|font|ul|li|h[1-6]|body)\b[^<>]*>", re.IGNORECASE
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_HEAD_CP = 65_536
_SAMPLE_CP = 8192
_FEW_TAGS = 4
_CONTROLS_SHARE = 0.1
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd")
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".xht")
_TEXT_NAMES = (".txt", ".text")


def parse(untrusted: bytes, request: Request) -> Parsed:
    """All drafts of *untrusted*; where its encoding was declared wrongly, each is flagged.

    Raises: RefusalError.
    """
    if not untrusted.strip():
        raise RefusalError(RefusalCode.EMPTY)
    if untrusted.startswith(_KNOWN_STARTS):
        raise RefusalError(RefusalCode.UNSUPPORTED)
    decoded = decode(untrusted)
    _check_is_text(decoded.text)
    parsed = _parsed(decoded.text, request)
    return _flagged(parsed, decoded)


def _check_is_text(text: str) -> None:
    sample = text[:_SAMPLE_CP]
    if not text.strip("\0 \t\r\n\ufeff"):
        raise RefusalError(RefusalCode.EMPTY)
    if len(_CONTROLS.findall(sample)) > len(sample) * _CONTROLS_SHARE:
        raise RefusalError(RefusalCode.NOT_TEXT)


def _parsed(text: str, request: Request) -> Parsed:
    name, head = request.name_hint.lower(), text[:_HEAD_CP].lstrip("\ufeff \t\r\n")
    if _OTHER_MARKUP.match(head):
        raise RefusalError(RefusalCode.UNSUPPORTED)
    if _is_html(name, head):
        return parsed_page(text, base_url=request.base_url)
    if name.endswith(_MARKDOWN_NAMES):
        return Parsed("text/markdown", drafts_of_markdown(text, base_url=request.base_url))
    return parsed_text(text)


def _is_html(name: str, head: str) -> bool:
    if _HTML_START.match(head):
        return True
    if name.endswith((*_TEXT_NAMES, *_MARKDOWN_NAMES)):
        return False
    tags = len(_HTML_TAG.findall(head))
    return tags >= (1 if name.endswith(_HTML_NAMES) else _FEW_TAGS)


def _flagged(parsed: Parsed, decoded: Decoded) -> Parsed:
    if not decoded.doubtful:
        return parsed
    flag = DraftFlag(FlagCode.ENCODING)
    drafts = tuple(replace(draft, flags=(flag, *draft.flags)) for draft in parsed.drafts)
    return replace(parsed, drafts=drafts)
