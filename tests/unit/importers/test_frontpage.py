import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.core.codes import Completeness, FlagCode
from firsthand.core.text import MarkKind, body_of, title_of
from firsthand.importers.decoding import decode
from firsthand.importers.drafts import Draft
from firsthand.importers.frontpage import teasers_of_page
from firsthand.importers.tree import parse_page
from firsthand.importers.webpage import parsed_page

PAGES = Path(__file__).parents[2] / "data" / "front_pages"
DEMO = Path(__file__).parents[3] / "src/firsthand/demo/files/front-page.html"
EXPECTED: dict[str, Any] = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))
NO_FRONT_PAGES = sorted(path.name for path in (PAGES / "no_front_page").glob("*.html"))
BASE = "http://www.causeway-circle.example/"


def teasers(untrusted: bytes | str, base_url: str = BASE) -> tuple[Draft, ...]:
    text = untrusted if isinstance(untrusted, str) else decode(untrusted).text
    page = parse_page(text, base_url=base_url)
    return teasers_of_page(page.root, page_url=page.page_url, base_url=page.base_url)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_layout_gives_its_teasers(name: str) -> None:
    expected = EXPECTED[name]
    found = teasers((PAGES / name).read_bytes(), expected["page_url"])
    assert [
        {
            "headline": title_of(one.text),
            "target": one.source_url,
            "body": body_of(one.text).split("\n"),
        }
        for one in found
    ] == expected["teasers"]
    assert [one.position for one in found] == list(range(1, len(found) + 1))
    assert {one.completeness for one in found} == {Completeness.EXCERPT}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_layout_is_a_front_page_to_the_whole_importer(name: str) -> None:
    text = decode((PAGES / name).read_bytes()).text
    parsed = parsed_page(text, base_url=EXPECTED[name]["page_url"])
    assert parsed.is_front_page
    assert len(parsed.drafts) == len(EXPECTED[name]["teasers"])


@pytest.mark.parametrize("page_url", ["", BASE + "a/1"])
@pytest.mark.parametrize("name", NO_FRONT_PAGES)
def test_other_pages_give_none(name: str, page_url: str) -> None:
    assert teasers((PAGES / "no_front_page" / name).read_bytes(), page_url) == ()


def test_the_demo_front_page_is_read_whole() -> None:
    parsed = parsed_page(decode(DEMO.read_bytes()).text, base_url="")
    found = parsed.drafts
    assert parsed.is_front_page
    assert [(title_of(one.text), one.source_url.rpartition("example/")[2]) for one in found] == [
        ("کلاس عصر", "fa/kelas.htm"),
        ("", "fr/coupure2.htm"),
        ("Winter in the pump house", "en/pump.htm"),
        ("Seventeen collect their papers", "en/bureau17.htm"),
        ("To the Ombuds Office: who holds our letters?", "en/ombuds.htm"),
        ("جريمة بيت القراءة", "ar/qiraa.htm"),
        ("Conversation avec une typographe. Première partie", "fr/typo1.htm"),
        ("دفتر خاک، فصل یکم", "fa/khak1.htm"),
    ]
    assert [one.language for one in found] == ["fa", "fr", "en", "en", "en", "ar", "fr", "fa"]
    assert all(one.cut_end for one in found)
    glued = [one for one in found if FlagCode.GLUED_WORDS in codes(one)]
    assert [words(one, FlagCode.GLUED_WORDS) for one in glued] == ["shelfThe", "BureauWhen"]
    assert [one.position for one in found if FlagCode.NO_TITLE in codes(one)] == [2]
    assert [one.position for one in found if one.cut_start] == [3]


def codes(draft: Draft) -> set[FlagCode]:
    return {flag.code for flag in draft.flags}


def words(draft: Draft, code: FlagCode) -> str:
    span = next(flag.span for flag in draft.flags if flag.code is code)
    assert span is not None
    return draft.text.quote(span)


def page_of(*records: str) -> str:
    return (
        f"<html><head><title>Causeway Circle</title></head><body>{''.join(records)}</body></html>"
    )


def record(number: int, words: str = "", more: str = "") -> str:
    kept = words or f"Note {number} says what the matron wore and what we learned by the sound."
    head = f'<h3><a href="n{number}.htm">Note no. {number}</a></h3>'
    return f'<div class="n">{head}<p>{kept} {more}</p></div>'


def test_two_records_are_no_front_page() -> None:
    assert teasers(page_of(record(1), record(2))) == ()
    assert len(teasers(page_of(record(1), record(2), record(3)))) == 3


def test_a_page_that_calls_itself_an_article_is_none() -> None:
    said = '<meta property="og:type" content="article">'
    page = page_of(record(1), record(2), record(3)).replace("<title>", said + "<title>")
    assert teasers(page) == ()


def test_headline_is_a_heading_and_carries_no_link() -> None:
    first = teasers(page_of(record(1), record(2), record(3)))[0]
    assert [(mark.kind, mark.value) for mark in first.text.marks] == [(MarkKind.HEADING, "1")]


def test_links_and_weight_inside_the_words_are_marks() -> None:
    linked = "We learned it at <a href='/place'>the long table</a>, all of us, and <b>early</b>."
    first = teasers(page_of(record(1, linked), record(2), record(3)))[0]
    marks = {mark.kind: first.text.quote(mark.span) for mark in first.text.marks}
    assert marks[MarkKind.LINK] == "the long table"
    assert marks[MarkKind.STRONG] == "early"


def test_a_dead_read_more_stays_and_is_flagged() -> None:
    dead = record(2, more="<a href='#'>Read more</a>")
    second = teasers(page_of(record(1), dead, record(3)))[1]
    assert body_of(second.text).endswith("Read more")
    assert words(second, FlagCode.BROKEN_LINK) == "Read more"
    assert second.source_url == BASE + "n2.htm"


def test_a_record_between_others_whose_link_is_missing_is_kept() -> None:
    words = "What the orchard ledger says, in violet ink."
    plain = f"<div class='n'><h3>Note no. 2</h3><p>{words}</p></div>"
    found = teasers(page_of(record(1), plain, record(3), record(4)))
    assert [one.source_url.rpartition("/")[2] for one in found] == [
        "n1.htm",
        "",
        "n3.htm",
        "n4.htm",
    ]
    assert FlagCode.BROKEN_LINK in codes(found[1])


def test_links_are_absolute_by_the_base_element() -> None:
    page = page_of(record(1), record(2), record(3))
    page = page.replace("<title>", '<base href="http://other.example/x/"><title>')
    assert teasers(page)[0].source_url == "http://other.example/x/n1.htm"


def test_words_of_a_teaser_keep_their_code_points() -> None:
    kept = "نامه‌ها را نگه می‌داشت، و ما هر هفته می‌پرسیدیم که کی می‌رسد\u00a0؟"
    first = teasers(page_of(record(1, kept), record(2, kept + " ۲"), record(3)))[0]
    assert body_of(first.text) == kept


def test_a_date_line_is_the_date_and_no_part_of_the_words() -> None:
    dated = [
        record(number).replace("<p>", f"<div>{number} March 2004</div><p>") for number in (1, 2, 3)
    ]
    found = teasers(page_of(*dated))
    assert [one.issued_written for one in found] == ["1 March 2004", "2 March 2004", "3 March 2004"]
    assert "March" not in found[0].text.string


def test_a_teaser_that_stands_twice_is_given_once() -> None:
    box = '<div><b><a href="n1.htm">Note no. 1</a></b> What the matron wore on her belt.</div>'
    found = teasers(page_of(record(1), record(2), record(3), box))
    assert len(found) == 3


@pytest.mark.parametrize("box", ["nav", "footer", "aside"])
def test_what_the_page_itself_sets_aside_is_nothing(box: str) -> None:
    others = "".join(record(number) for number in (11, 12, 13, 14))
    found = teasers(page_of(record(1), record(2), record(3), f"<{box}>{others}</{box}>"))
    assert len(found) == 3


def test_deep_and_long_pages_end() -> None:
    many = "".join(record(number) for number in range(3000))
    deep = "<div>" * 200 + many + "</div>" * 200
    assert len(teasers(page_of(deep))) == 3000


def test_read_more_without_any_link_still_parts_teasers() -> None:
    rows = [
        f"<p><b>Note no. {number}</b></p><p>What the ledger says {number} ...</p><p>Read more</p>"
        for number in (1979, 1980, 1981)
    ]
    found = teasers(page_of(*rows))
    assert [title_of(one.text) for one in found] == [
        f"Note no. {one}" for one in (1979, 1980, 1981)
    ]
    assert all(FlagCode.BROKEN_LINK in codes(one) and not one.source_url for one in found)


def test_a_long_welcome_stands_beside_many_cut_texts() -> None:
    welcome = "<p>" + "We keep what was written to us, and we say who wrote it. " * 9 + "</p>"
    rows = [record(number, f"What the ledger says of year {number} and") for number in range(7)]
    cut = [row.replace("and </p>", "and of the baskets, owed ...</p>") for row in rows]
    assert len(teasers(page_of(*cut, welcome))) == 7
    assert teasers(page_of(*cut, welcome * 2)) == ()


def test_what_stands_behind_the_last_teaser_is_no_part_of_it() -> None:
    footer = "<p>This page was made by hand in a shed, and is mended there on Saturdays.</p>"
    rows = [
        f"<h3><a href='{number}.htm'>No. {number}</a></h3><p>It says nothing of all that year.</p>"
        for number in (1979, 1980, 1981)
    ]
    for page in (page_of(*rows, footer), page_of(record(1), record(2), record(3), footer)):
        assert "shed" not in teasers(page)[-1].text.string


def test_the_page_s_own_name_is_no_part_of_the_first_teaser() -> None:
    named = record(1).replace("<h3>", "<div>Causeway Circle</div><h3>")
    assert "Circle" not in teasers(page_of(named, record(2), record(3)))[0].text.string
    kickers = [record(at).replace("<h3>", "<div>Letters</div><h3>") for at in (1, 2, 3)]
    assert all(body_of(one.text).startswith("Letters") for one in teasers(page_of(*kickers)))


def test_a_picture_of_a_topic_is_not_where_a_teaser_leads() -> None:
    icon = "<a href='/topic'><img src='t.gif'></a>"
    rows = [
        f"<div><b>Note no. {at}</b><p>{icon} What the ledger says of the baskets, in ink ...</p>"
        f"<p><a href='n{at}.htm'>Read more</a></p></div>"
        for at in (1, 2, 3)
    ]
    assert [one.source_url for one in teasers(page_of(*rows))] == [
        f"{BASE}n{at}.htm" for at in (1, 2, 3)
    ]


def test_writers_who_write_again_are_no_headlines() -> None:
    rows = [
        f'<div><b><a href="u{at % 3}.htm">Writer {at % 3}</a></b>'
        f"<p>{'It was so. ' * (at + 3)}</p></div>"
        for at in range(6)
    ]
    assert teasers(page_of(*rows)) == ()
    assert len(teasers(page_of(*rows[:3]))) == 3
