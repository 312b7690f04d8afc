"""A name planted under any chain of encodings is found; junk never crashes the scan."""

import base64
import bz2
import gzip
import html
import json
import lzma
import tempfile
import urllib.parse
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.disclosure.scan import listed_names, scan
from firsthand.disclosure.unwrap import UnreadableError, unwrap
from firsthand.disclosure.unwrap_text import views

NAMES = st.sampled_from(["Kiumars Pelvand", "کیومرث پلوند", "نادر الكلوشي"])
SPELLINGS = st.sampled_from(
    [str, str.upper, "\u200c".join, "<wbr>".join, lambda name: name.replace(" ", "</b> <i>")]
)
TEXT_CODERS = st.lists(
    st.sampled_from(
        [
            html.escape,
            lambda text: "".join(f"&#{ord(each)};" for each in text),
            urllib.parse.quote,
            json.dumps,
        ]
    ),
    max_size=2,
)
PACKERS = st.lists(
    st.sampled_from(
        [
            gzip.compress,
            bz2.compress,
            lzma.compress,
            base64.b64encode,
            base64.urlsafe_b64encode,
            lambda content: b"\x00\xff\x07 " + gzip.compress(content) + b"\x00",
        ]
    ),
    max_size=3,
)
WIDTHS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]).map(
    lambda codec: [lambda text: text.encode(codec)]
)
CHAINS = st.tuples(TEXT_CODERS, WIDTHS, PACKERS).map(
    lambda parts: [*parts[0], *parts[1], *parts[2]]
)
AROUND = st.text(st.characters(categories=["Po", "Zs", "Nd"], max_codepoint=0x2FF), max_size=8)


def found(content, name):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "file").write_bytes(content)
        return list(scan(Path(folder), listed_names([name])))


@settings(deadline=None, max_examples=150)
@given(NAMES, SPELLINGS, AROUND, CHAINS)
def test_a_name_under_any_chain_of_encodings_is_found(name, spelling, around, chain):
    content = f"{around} | {spelling(name)} | {around}"
    for wrap in chain:
        content = wrap(content)
    assert found(content, name)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    try:
        for reading in unwrap(content):
            for at in range(0, len(reading.view.text), 7):
                assert 0 <= reading.byte_offset(at) <= len(content)
    except UnreadableError:
        pass


ESCAPED = st.lists(
    st.sampled_from(
        ["&amp;", "&#x41;", "%D9%86", "\\u0646", "<b>", "</p>", "<", ">", "a", "ن", "\n", "=41"]
    )
).map("".join)


@given(st.one_of(ESCAPED, st.text()))
def test_every_place_of_a_view_comes_from_the_text(text):
    for view in views(text):
        origins = [view.origin(at) for at in range(len(view.text) + 1)]
        assert origins == sorted(origins)
        assert all(0 <= origin <= len(text) for origin in origins)


@given(st.text(st.sampled_from("ab\n<>/p &;"), max_size=60))
def test_letters_of_a_view_are_the_letters_where_they_come_from(text):
    for view in views(text):
        for at, letter in enumerate(view.text):
            if letter in "ab" and "&" not in text:
                assert text[view.origin(at)] == letter
