"""Whatever a theme says: it is refused by its key, or harmless in a style sheet."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.core.colour import contrast
from firsthand.edition.theme import theme_of as edition_theme_of
from firsthand.preserve.errors import FolderError
from firsthand.preserve.theme import DARK, GROUNDS, LIGHT, NEEDS, theme_of
from firsthand.workroom.publishing.looks import theme_record

RULE = re.compile(r'(?::root|\[dir="(?:ltr|rtl)"\]) \{ (?:--[a-z]+: [^;{}]+; ?)+\}\n')
MEDIA = "@media (prefers-color-scheme: dark) {\n"
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
PIECES = st.sampled_from(
    ["Georgia", '"Noto Naskh Arabic"', "serif", ", ", ",", ";", "}", "{", "url(x)", "\\", "/*", "'",
     '"', "\n", "<", "@import", "é", "x1", "-", " "]
)  # fmt: skip
STACKS = st.lists(PIECES, max_size=7).map("".join)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)
KEYS = st.sampled_from(["light", "dark", "faces", "voice", "archive", "texts"])


@given(tokens=st.dictionaries(st.sampled_from(sorted(LIGHT)), COLOURS), is_dark=st.booleans())
def test_what_is_taken_can_be_read(tokens, is_dark):
    own, key = (DARK, "dark") if is_dark else (LIGHT, "light")
    seen = {**own, **tokens}
    weak = [
        token
        for token, needed in NEEDS.items()
        if min(contrast(seen[token], seen[ground]) for ground in GROUNDS) < needed
    ]
    if weak:
        with pytest.raises(FolderError, match=rf"theme\.{key}\.{weak[0]}: "):
            theme_of({key: tokens}, ["en"])
    else:
        assert getattr(theme_of({key: tokens}, ["en"]), key) == tokens


@given(latin=STACKS, arabic=STACKS)
def test_no_list_of_faces_leaves_its_property(latin, arabic):
    try:
        theme = theme_of({"voice": {"latin": latin}, "archive": {"arabic": arabic}}, ["en"])
    except FolderError:
        return
    style = edition_theme_of(theme_record(theme), {}).style
    assert RULE.sub("", style.replace(MEDIA, "")) == ""
    assert style.count("{") == style.count("}")


@given(table=st.dictionaries(KEYS, VALUES) | VALUES)
def test_nothing_else_than_a_refusal_comes_of_anything(table):
    said = ""
    try:
        theme_of(table, ["en", "fa"])
    except FolderError as refused:
        said = refused.subject_id
    assert said == "" or said.startswith("theme")


def test_a_rule_that_leaves_its_braces_would_be_seen():
    assert RULE.sub("", '[dir="ltr"] { --voice: a} body {display: none; }\n') != ""
    with pytest.raises(FolderError):
        theme_of({"voice": {"latin": "a} body {display: none"}}, ["en"])
