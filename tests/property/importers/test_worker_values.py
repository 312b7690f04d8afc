import json
import re
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from firsthand.core.text import FORBIDDEN, MarkKind, clean_block
from firsthand.importers.blocks import TextBuilder
from firsthand.importers.errors import RefusalError
from firsthand.importers.formats import parse
from firsthand.importers.markdown import drafts_of_markdown
from firsthand.importers.protocol import (
    Answer,
    ProtocolError,
    Request,
    answer_from_json,
    answer_to_json,
)
from firsthand.importers.webpage import parsed_page

LETTERS = st.sampled_from("ab \n\t\u00a0\u200c\u202f\u0301\u1161\u1112\u202e\x00e کيé<&>")
WORDS = st.text(LETTERS, max_size=12)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("words"), WORDS),
        st.tuples(st.just("open"), st.sampled_from([MarkKind.STRONG, MarkKind.QUOTE])),
        st.tuples(st.just("end"), st.just("")),
    ),
    max_size=20,
)


@settings(deadline=None)  # the first one loads models
@given(STEPS)
def test_any_steps_build_a_text_and_keep_its_words(steps: list[tuple[str, str]]) -> None:
    builder, blocks = TextBuilder(), [""]
    for step, value in steps:
        if step == "words":
            builder.words(value)
            blocks[-1] += value
        elif step == "open":
            builder.open(MarkKind(value))
        else:
            builder.end_block()
            blocks.append("")
    text = builder.built().text
    expected = [block for one in blocks if (block := clean_block(one)[0])]
    assert text.string == "\n".join(expected)
    assert not FORBIDDEN.search(text.string)
    assert unicodedata.is_normalized("NFC", text.string)


@settings(deadline=None)  # the first one loads models
@given(st.binary(max_size=400) | WORDS.map(str.encode) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_parsed_or_refused_and_cross_the_pipe(untrusted: bytes) -> None:
    for name in ("a.html", "a.md", "a.txt", ""):
        try:
            parsed = parse(untrusted, Request(name, "http://a.example/", pasted=False))
        except RefusalError:
            continue
        assert answer_from_json(answer_to_json(Answer(parsed))) == Answer(parsed)


# What shows none of its letters: a script to its end, else a tag to its first ">" (these pages
# have none in quotes). `<a <script>` is one tag, so a browser shows the words after it.
UNSEEN = re.compile(r"<script>[^<]*</script>|</?[A-Za-z][^>]*(?:>|\Z)")
EVIL = re.compile(r"evil\d+")


def numbered(page: str) -> str:
    """*page* with a number to each "evil", so that each can be known again."""
    first, *others = page.split("evil")
    return first + "".join(f"evil{number}{after}" for number, after in enumerate(others))


TAGS = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<a href='q'>", "</a>", "<pre>", "</pre>", "<li>", "<td>"),
        *("<br>", "<h1>", "</h1>", "<q>", "</q>", "<font>", "</font>", "<script>evil()</script>"),
        *("<p onclick='evil()'>", "<a href='javascript:evil()'>", "<svg onload='evil()'>"),
    ]
)


@settings(deadline=None)  # the first one loads models
@given(st.lists(TAGS | WORDS, max_size=40).map("".join))
@example("<script>evil()</script>a")
@example("<a<script>evil()</script>")
@example("<a <script>evil()</script>")
@example("<a e\u00a0<script>evil()</script><script>evil()</script>a")
def test_no_markup_of_a_page_reaches_its_text(untrusted: str) -> None:
    kept = untrusted.replace("<&>", "").replace("\u202e", "").replace("\x00", "")
    page = numbered(kept)
    try:
        parsed = parsed_page(f"<html><body>{page}", base_url="http://a.example/")
    except RefusalError:
        return
    shown = set(EVIL.findall(UNSEEN.sub("", page)))
    for draft in parsed.drafts:
        assert shown.issuperset(EVIL.findall(draft.text.string))
        assert all("evil" not in mark.value for mark in draft.text.marks)


@settings(deadline=None)  # the first one loads models
@given(st.lists(TAGS | WORDS, max_size=30).map("".join))
def test_any_markdown_is_read_without_its_scripts(untrusted: str) -> None:
    try:
        drafts = drafts_of_markdown(untrusted, base_url="")
    except RefusalError:
        return
    assert all("evil" not in mark.value for mark in drafts[0].text.marks)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["drafts", "refused", "is_last", "media_type"]), inner)
    ),
    max_leaves=12,
)


@settings(deadline=None)  # the first one loads models
@given(JSON)
def test_any_json_is_an_answer_or_refused(content: object) -> None:
    try:
        answer_from_json(json.dumps(content).encode())
    except ProtocolError:
        return
