import pytest

from firsthand.core.codes import FlagCode
from firsthand.core.text import Mark, MarkKind, Span, Text, body_of, title_of
from firsthand.importers.drafts import Draft
from firsthand.importers.errors import RefusalError
from firsthand.importers.webpage import parsed_page

WORDS = "The clerk came to the gate and asked for the book of names kept there since the spring. "
FILLER = f"<p>{WORDS * 3}</p>"
KEPT = "\u200c\u200d\u00a0\u202f\u00ad\u200e\u200f\u2009\u3000"


def draft(untrusted: str, base_url: str = "") -> Draft:
    (only,) = parsed_page(untrusted, base_url=base_url).drafts
    return only


def article(inside: str, head: str = "<title>The gate</title>") -> Text:
    body = f"<h1>The gate</h1><article>{FILLER}{inside}{FILLER}</article>"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return draft(page, "http://a.example/x/y.htm").text


def lines(text: Text) -> list[str]:
    return [line for line in text.string.split("\n")[1:] if not line.startswith("The clerk came")]


def spans(text: Text) -> list[tuple[str, str, str]]:
    return [(mark.kind, text.quote(mark.span), mark.value) for mark in text.marks][1:]


def test_the_title_stands_first_and_once() -> None:
    text = article("")
    assert title_of(text) == "The gate"
    assert text.marks[0] == Mark(MarkKind.HEADING, Span(0, 8), "1")
    assert "The gate" not in body_of(text)


@pytest.mark.parametrize("kept", KEPT)
@pytest.mark.parametrize("written", ["{}", "&#{};", "&#x{:x};"])
def test_code_points_that_must_stay_stay(kept: str, written: str) -> None:
    sign = written.format(kept if written == "{}" else ord(kept))
    text = article(f"<p>Before{sign}after <b>bold{sign}face</b>{sign}<i>next{sign}one</i> end.</p>")
    assert lines(text) == [f"Before{kept}after bold{kept}face{kept}next{kept}one end."]


@pytest.mark.parametrize("kept", KEPT)
def test_they_stay_on_a_page_that_is_no_article(kept: str) -> None:
    assert draft(f"<p>a{kept}b<p>c").text.string == f"a{kept}b\nc"


def test_words_keep_their_space_beside_marks_and_links() -> None:
    text = article(
        '<p>one\n<b>two</b> <i>three</i> four<a href="/z">\nfive </a>six <b>seven </b>eight'
        '<em> nine</em>, <a href="w.htm"><b>te</b>n</a>.</p>'
    )
    assert lines(text) == ["one two three four five six seven eight nine, ten."]
    assert spans(text) == [
        (MarkKind.STRONG, "two", ""),
        (MarkKind.EMPHASIS, "three", ""),
        (MarkKind.LINK, "five", "http://a.example/z"),
        (MarkKind.STRONG, "seven", ""),
        (MarkKind.EMPHASIS, "nine", ""),
        (MarkKind.LINK, "ten", "http://a.example/x/w.htm"),
        (MarkKind.STRONG, "te", ""),
    ]


def test_blocks_have_their_kinds() -> None:
    text = article(
        "<h3>After</h3><ul><li>one<li>two</ul><blockquote><p>quoted</p></blockquote>"
        "<table><tr><td>a</td><td>b</td></tr></table><pre>line one\n  line two</pre>"
    )
    assert lines(text) == ["After", "one", "two", "quoted", "a b", "line one", "line two"]
    assert [(kind, words, value) for kind, words, value in spans(text)][:4] == [
        (MarkKind.HEADING, "After", "3"),
        (MarkKind.LIST_ITEM, "one", ""),
        (MarkKind.LIST_ITEM, "two", ""),
        (MarkKind.QUOTE, "quoted", ""),
    ]


def test_words_straight_in_center_or_font_are_not_lost() -> None:
    table = "<table><tr><td><font>and <i>in</i> this</font></table>"
    inside = f"<center>straight <b>in</b> it</center>{table}"
    assert lines(article(inside)) == ["straight in it", "and in this"]


HOSTILE = """<html onload="evil()"><head><title>T<script>evil()</script></title>
<script>evil()</script><style>evil{}</style>
<meta property="og:title" content="<script>evil()</script>">
<meta name="date" content="<img onerror=evil()>1989"></head>
<body onclick="evil()"><h1 onclick="evil()">T<script>evil()</script></h1>
<p onmouseover=evil()>words <img src=x onerror=evil()> here <a href="javascript:evil()">link</a>
<a href="data:text/html,<script>evil()</script>">other</a><svg onload=evil()><script>evil()</script>
<text>evil()</text></svg><math><mtext>evil()</mtext></math><template>evil()</template>
<iframe srcdoc="<script>evil()</script>">evil()</iframe><object>evil()</object>
<textarea>evil()</textarea><noscript>evil()</noscript></p><!-- evil() --><![CDATA[ evil() ]]>
<p style="display:none">evil()</p>%s</body></html>"""


@pytest.mark.parametrize("filler", ["", FILLER * 3])
def test_nothing_of_a_script_is_in_any_field(filler: str) -> None:
    made = draft(HOSTILE % filler)
    values = [mark.value for mark in made.text.marks]
    everything = [
        made.text.string,
        made.issued_written,
        made.series_title,
        made.source_url,
        *values,
    ]
    assert "evil" not in " ".join(everything)
    assert "words" in made.text.string or filler  # an extractor may leave a paragraph out
    assert made.text.string.startswith("T\n")


def test_bidi_controls_and_nul_leave_and_are_flagged() -> None:
    made = draft(f"<p>a\u202eb\x00c\u2066d\u200fe</p>{FILLER}")
    assert "abcd\u200fe" in made.text.string
    assert FlagCode.CONTROL_CHARS in {flag.code for flag in made.flags}


def test_a_page_that_uses_the_guard_letters_is_read_all_the_same() -> None:
    letters = "".join(map(chr, (0x2A700, 0x2A71F, 0x2A740, 0x20100, 0x20123)))
    text = article(f"<p>{letters} stand here\u00a0too, <a href='q'>a link</a> and all.</p>")
    assert lines(text) == [f"{letters} stand here\u00a0too, a link and all."]
    everyone = "".join(map(chr, range(0x2A700, 0x2B739)))
    assert lines(article(f"<p>{everyone} stand here too.</p>")) == [f"{everyone} stand here too."]


@pytest.mark.parametrize("written", ["&#x20101;", "&#131329;", "&#X020101;"])
def test_the_letters_of_links_may_be_written_as_references_too(written: str) -> None:
    text = article(f"<p>The letter {written} stands before <a href='q.htm'>the gate</a>.</p>")
    assert lines(text) == ["The letter \U00020101 stands before the gate."]
    assert not [mark for mark in text.marks if mark.kind is MarkKind.LINK]


def test_a_meta_element_without_a_name_is_passed_by() -> None:
    head = '<title>The gate</title><meta name="" content="x"><meta property="" content="y">'
    assert title_of(article("", head)) == "The gate"


@pytest.mark.parametrize(
    "dated",
    [
        "<span itemprop='datePublished'>3 March 2009</span><time>4 April 2010</time>",
        "<time>3 March 2009</time><span itemprop='datePublished'>4 April 2010</span>",
        "<time>3 March 2009</time><time>4 April 2010</time>",
    ],
)
def test_the_date_is_the_first_that_the_page_shows(dated: str) -> None:
    page = f"<html><body><h1>The gate</h1>{dated}{FILLER}</body></html>"
    assert draft(page).issued_written == "3 March 2009"


def test_a_short_page_keeps_its_blocks() -> None:
    made = draft("<html><body><h2>A short letter</h2>one line<br>and <b>two</b></body></html>")
    assert made.text.string == "A short letter\none line\nand two"


def test_a_book_keeps_every_word_in_its_order() -> None:
    chapters = "".join(f"<h2>Chapter {n}</h2><p>It <i>rained</i> {n}</p>" for n in range(15_000))
    made = draft(
        f"<title>Rain</title><body><h1>Rain</h1>{chapters}<pre>a\n<b>b</b>\nc</pre></body>"
    )
    found = made.text.string.split("\n")
    assert found[:3] == ["Rain", "Chapter 0", "It rained 0"]
    assert found[-5:] == ["Chapter 14999", "It rained 14999", "a", "b", "c"]
    assert FlagCode.CONTROL_CHARS not in {flag.code for flag in made.flags}


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        (
            "The gate - Causeway Circle",
            "<h1>Causeway Circle</h1><h2>The gate</h2>",
            "Causeway Circle",
        ),
        ("Causeway Circle", "<h1>The gate</h1>", "The gate"),
        ("The gate | Circle", "<h1>The gate</h1><h1>Circle</h1>", "The gate"),
        ("The gate", "", "The gate"),
        ("", "<h1>The\n gate</h1>", "The gate"),
    ],
)
def test_the_title_as_written(title: str, heading: str, expected: str) -> None:
    page = f"<html><head><title>{title}</title></head><body>{heading}{FILLER}</body></html>"
    assert title_of(draft(page).text) == expected


def test_date_outlet_language_and_part() -> None:
    page = (
        "<html lang='fr'><head><title>Souvenirs. Première partie</title>"
        "<meta property='og:site_name' content='Cahiers'></head><body>"
        "<h1>Souvenirs. Première partie</h1>"
        f"<time>4 mai 1989</time>{'<p>Les lettres sont venues au printemps.</p>' * 9}</body>"
    )
    made = draft(page)
    assert (made.language, made.part, made.series_title) == ("fr", 1, "Souvenirs")
    assert made.issued_written == "4 mai 1989"
    assert {flag.code for flag in made.flags}.isdisjoint({FlagCode.NO_DATE, FlagCode.NO_OUTLET})


def test_an_article_with_a_list_beside_it_stays_one() -> None:
    box = "".join(
        f"<li><a href='{n}.htm'>Another story number {n}</a><p>{WORDS}</p></li>" for n in range(6)
    )
    own = "".join(
        f"<p>In the year {n} {WORDS.replace('gate', f'wall {n}') * 2}</p>" for n in range(12)
    )
    page = f"<title>Long story</title><body><h1>Long story</h1>{own}<ul>{box}</ul></body>"
    assert not parsed_page(page, base_url="").is_front_page


@pytest.mark.parametrize(
    "untrusted", ["<html></html>", "<p> </p>", "<script>evil()</script>", "<img src=x>"]
)
def test_nothing_to_see_is_empty(untrusted: str) -> None:
    with pytest.raises(RefusalError, match="empty"):
        parsed_page(untrusted, base_url="")
