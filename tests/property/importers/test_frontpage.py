from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.core.text import body_of, title_of
from firsthand.importers.errors import RefusalError
from firsthand.importers.frontpage import teasers_of_page, teasers_of_text
from firsthand.importers.tree import parse_page

BASE = "http://www.causeway-circle.example/"
WORDS = st.sampled_from(
    [
        "ledger",
        "bindery",
        "orchard",
        "matron",
        "cistern",
        "roller",
        "apron",
        "paste",
        "lantern",
        "terrace",
        "harvest",
        "counter",
        "نردبان",
        "چاپخانه",
        "گذرنامه",
        "خواهرم",
        "رسالة",
        "البستان",
        "الجرس",
        "épreuve",
        "greffier",
        "cuisinière",
    ]
)
TITLES = st.lists(WORDS, min_size=3, max_size=7).map(" ".join)
TEXTS = st.lists(WORDS, min_size=14, max_size=40).map(" ".join)
RECORDS = st.lists(st.tuples(TITLES, TEXTS), min_size=3, max_size=12, unique_by=lambda one: one[1])
LAYOUTS = st.sampled_from(
    [
        "<div><h2><a href='{u}'>{h}</a></h2><p>{t}</p></div>",
        "<div><h2>{h}</h2><p>{t}</p><p><a href='{u}'>Read more</a></p></div>",
        "<h3>{h}</h3><p>{t} <a href='{u}'>suite</a></p>",
        "<b><a href='{u}'>{h}</a></b><br>{t}<br><br>",
        "<b>{h}</b><br>{t} <a href='{u}'>ادامهٔ مطلب</a><hr>",
        (
            "<table><tr><td><font size=4><b>{h}</b></font></td></tr><tr><td>{t}</td></tr>"
            "<tr><td><a href='{u}'>اقرأ المزيد</a></td></tr></table>"
        ),
        "<a href='{u}'><h4>{h}</h4><p>{t}</p></a>",
        "<li><a href='{u}'><img src=x></a><b><a href='{u}'>{h}</a></b><div>{t}</div></li>",
        "<dt><a href='{u}'>{h}</a></dt><dd>{t}</dd>",
    ]
)
TAGS = st.sampled_from(
    [
        "a",
        "b",
        "p",
        "br",
        "hr",
        "div",
        "table",
        "tr",
        "td",
        "ul",
        "li",
        "h2",
        "font",
        "form",
        "dl",
        "dt",
        "dd",
        "img",
        "span",
    ]
)
SOUP = st.lists(
    st.one_of(
        TEXTS,
        TAGS.map("<{}>".format),
        TAGS.map("</{}>".format),
        st.integers(0, 5).map("<a href='p{}.htm'>".format),
        st.text(max_size=20),
    ),
    max_size=80,
).map(" ".join)


@settings(deadline=None)  # the first call loads the model of languages
@given(records=RECORDS, layout=LAYOUTS)
def test_each_record_is_a_teaser_in_its_order(records: list[tuple[str, str]], layout: str) -> None:
    rows = [layout.format(u=f"{at}.htm", h=h, t=f"{t}.") for at, (h, t) in enumerate(records)]
    page = parse_page(f"<html><body>{''.join(rows)}</body></html>", base_url=BASE)
    found = teasers_of_page(page.root, page_url=BASE)
    assert [(title_of(one.text), body_of(one.text), one.source_url) for one in found] == [
        (title, f"{text}.", f"{BASE}{at}.htm") for at, (title, text) in enumerate(records)
    ]


@given(paragraphs=st.lists(TEXTS, max_size=12))
def test_paragraphs_alone_are_never_teasers(paragraphs: list[str]) -> None:
    page = "".join(f"<p>{escape(words)}.</p>" for words in paragraphs)
    root = parse_page(f"<html><body>{page}</body></html>").root
    assert teasers_of_page(root, page_url=BASE) == ()
    assert teasers_of_text("\n\n".join(f"{words}." for words in paragraphs)) == ()


@settings(max_examples=200, deadline=None)
@given(soup=SOUP)
def test_no_page_breaks_it(soup: str) -> None:
    try:
        root = parse_page(f"<html><body>{soup}</body></html>", base_url=BASE).root
    except RefusalError:
        return
    found = teasers_of_page(root, page_url=BASE)
    assert [one.position for one in found] == list(range(1, len(found) + 1))
    targets = [one.source_url for one in found if one.source_url]
    assert len(targets) == len(set(targets))


@settings(deadline=None)
@given(records=RECORDS)
def test_pasted_records_keep_their_order(records: list[tuple[str, str]]) -> None:
    page = "\n\n".join(f"{title}\n{text} ...\nRead more" for title, text in records)
    assert [title_of(one.text) for one in teasers_of_text(page)] == [one[0] for one in records]


@given(untrusted=st.text(max_size=400))
def test_no_text_breaks_it(untrusted: str) -> None:
    assert isinstance(teasers_of_text(untrusted), tuple)
