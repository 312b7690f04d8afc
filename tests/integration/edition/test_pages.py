"""What each kind of page says, in the sample: replies, corrections, kinds, names, years."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.integration.edition import editions
from tests.unit.edition import sample
from tests.unit.edition.sample_archive import FRONT_ENTRIES
from tests.unit.edition.sample_texts import EN_REPLY, FA_REPLY, FR_REPLY

from firsthand.core.codes import CorrectionReason, Register
from firsthand.core.ids import pid_text
from firsthand.core.text import Text
from firsthand.core.vocabulary import codes
from firsthand.public.records import Correction, PageRecord, WrittenDate
from firsthand.public.relations import AgentRecord, NameLine

LANGUAGES = ("en", "fa", "ar", "fr")
MEMOIR, WINTER = sample.pid(5), sample.pid(12)
ARABIC = re.compile("[\u0600-\u06ff]")
LATIN = re.compile("[A-Za-zÀ-ÿ]{4}")
OURS = "ancestor-or-self::*[self::script or self::bdi or self::details or @class='contact']"
ADDRESS = re.compile(r"\S+@\S+|https?://\S+")  # is in no language


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return editions.built(tmp_path_factory.mktemp("sample"))


def words_of(page: Path, path: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in editions.document(page).xpath(path)]


def test_headings_go_down_one_step_at_a_time(edition: Path) -> None:
    for page in editions.pages(edition):
        assert editions.heading_faults(page) == [], page


def test_every_page_is_dressed_alike(edition: Path) -> None:
    """The way in and 404.html too: the same style sheets, with the faces where there are any."""
    sheets = "//link[@rel='stylesheet']/@href"
    dressed = {
        tuple(Path(href).name for href in editions.document(page).xpath(sheets))
        for page in editions.pages(edition)
    }
    assert len(dressed) == 1
    assert ("faces.css" in dressed.pop()) == (edition / "style/faces.css").exists()


def test_every_run_in_another_script_says_its_language(edition: Path) -> None:
    """Arabic letters in a page in Latin ones, and the other way round, stand below a `lang`."""
    for page in editions.pages(edition):
        document = editions.document(page)
        foreign = ARABIC if document.get("dir") == "ltr" else LATIN
        for node in document.xpath("//body//text()"):
            parent = node.getparent()
            marked = parent.xpath("ancestor-or-self::*[@lang][not(self::html)][1]")
            is_ours = parent.xpath(OURS)
            if node.is_text and foreign.search(ADDRESS.sub("", node)) and not is_ours:
                assert marked, (page, str(node)[:60])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reply_stands_whole_beside_the_lead(edition: Path, language: str) -> None:
    """F8: whole, in the reader's language, then in a language of its own; the way to its others."""
    (reply,) = editions.document(edition / language / "index.html").xpath(
        f"//section[contains(@class, 'lead')]//section[@id='reply-{sample.REPLY}']"
    )
    said = " ".join(reply.text_content().split())
    texts = {"en": (FR_REPLY, EN_REPLY), "fa": (FA_REPLY,), "ar": (FA_REPLY,), "fr": (FR_REPLY,)}
    for text in texts[language]:
        for line in text.split("\n"):
            assert " ".join(line.split()) in said, line
    own = reply.xpath(".//div[@class='text']")
    assert [part.get("lang") or language for part in own] == {
        "en": ["en", "fr"],
        "fa": ["fa"],
        "ar": ["fa"],
        "fr": ["fr"],
    }[language]
    assert len(reply.xpath(".//span[@class='answers']")) == 3 - len(own)
    assert ("made by a machine, unchecked" in said) == (language == "en")


def test_a_reply_stands_whole_on_the_page_of_what_it_answers(edition: Path) -> None:
    page = edition / "en" / "item" / f"{MEMOIR}.html"
    (reply,) = editions.document(page).xpath(f"//section[@id='reply-{sample.REPLY}']")
    said = " ".join(reply.text_content().split())
    for text in (FR_REPLY, FA_REPLY, EN_REPLY):
        assert " ".join(text.split("\n")[1].split()) in said
    assert words_of(page, "//dd[@class='contest']") == ["Reply of Yekshakheh, whole"]
    answered = edition / "fa" / "item" / f"{sample.REPLY}.html"
    assert "به چه پاسخ می‌دهد" in words_of(answered, "//dt")


def test_a_reply_is_as_large_as_what_it_answers(edition: Path) -> None:
    """Both are set by one rule, whose size no rule for replies touches."""
    css = (edition / "style" / "edition.css").read_text("utf-8")
    (size,) = re.findall(r"(?:^|\})\.text ?\{[^}]*font-size: ?([^;}]+)", css, re.MULTILINE)
    (lead,) = re.findall(r"(?:^|\})\.claim \.said ?\{[^}]*font-size: ?([^;}]+)", css, re.MULTILINE)
    assert size == lead
    assert not re.findall(r"\.answer[^{]*\.text[^{]*\{[^}]*font-size", css)


def test_a_long_reply_takes_the_width_of_the_page_and_stays_whole(tmp_path: Path) -> None:
    long = [
        replace(r, text=Text("\n".join([r.text.string.replace("\n", " ")] * 12)))
        if r.item_id == sample.REPLY
        else r
        for r in sample.records()
    ]
    edition = editions.built(tmp_path, items=[sample.published(record) for record in long])
    front = edition / "en" / "index.html"
    assert len(editions.document(front).xpath("//section[@class='lead alone wide']")) == 1
    (reply,) = words_of(front, f"//section[@id='reply-{sample.REPLY}']")
    assert reply.count("Aucun papier n’a jamais été conservé La maison de la pompe") == 12
    assert reply.count("No paper was ever kept The pump house") == 12


def test_what_nobody_answered_says_so_and_how_to(edition: Path) -> None:
    page = edition / "ar" / "item" / f"{sample.pid(8)}.html"
    (link,) = editions.document(page).xpath("//dl[@class='asks']/div[5]//a/@href")
    assert link == "../../ar/about.html#corrections"


def test_a_correction_shows_before_and_after_and_marks_the_words(edition: Path) -> None:
    page = edition / "en" / "item" / f"{MEMOIR}.html"
    anchor = f"correction-{sample.MENDED.correction_id}"
    document = editions.document(page)
    assert document.xpath(f"//a[@class='fixed'][@href='#{anchor}']/text()") == [
        "held the letters back"
    ]
    assert words_of(page, f"//li[@id='{anchor}']//del") == ["Before: kept the letters safe"]
    assert words_of(page, f"//li[@id='{anchor}']//ins") == ["Now: held the letters back"]


@pytest.mark.parametrize(
    "reason",
    [
        CorrectionReason.SAFETY,
        CorrectionReason.CONSENT,
        CorrectionReason.PRIVATE_PERSON,
        CorrectionReason.LEGAL,
    ],
)
def test_of_a_quiet_correction_only_reason_and_date_are_said(
    tmp_path: Path, reason: CorrectionReason
) -> None:
    """F20, even if a record says more than it should."""
    told = Correction(sample.pid(310), date(2026, 1, 2), reason, "canary one", "en", "canary", "c3")
    record = replace(sample.PLAIN, corrections=(told,))
    edition = editions.built(tmp_path, items=[sample.published(record)], fronts=(), links=())
    for page in editions.pages(edition):
        assert "canary" not in editions.document(page).xpath("string(//body)"), page
    log = words_of(edition / "en" / "corrections.html", "//section[@id='corrections']//li")
    assert len(log) == 1
    assert log[0].startswith("2 January 2026. Reason: ")
    assert log[0].endswith(". [Memoir 1].")


def test_corrections_of_what_is_on_the_front_page_never_leave_it(tmp_path: Path) -> None:
    """However many came after them."""
    many = tuple(
        Correction(
            pid_text(n.to_bytes(16, "big")), date(2026, 2, 1), CorrectionReason.ERROR, "", "en"
        )
        for n in range(900, 920)
    )
    old = Correction(sample.pid(950), date(2020, 1, 1), CorrectionReason.ERROR, "the old one", "en")
    other = replace(sample.PLAIN, item_id=sample.pid(77), corrections=many)
    own = replace(sample.PLAIN, corrections=(old,))
    edition = editions.built(
        tmp_path,
        items=[sample.published(own), sample.published(other)],
        fronts=[replace(sample.FRONTS[0], entries=FRONT_ENTRIES[-1:])],
        links=(),
    )
    notices = words_of(edition / "en" / "index.html", "//aside[contains(@class,'notice')]//li")
    assert len(notices) == 8
    assert "the old one" in notices[-1]
    log = words_of(edition / "en" / "corrections.html", "//section[@id='corrections']//li")
    assert len(log) == 21


def test_the_log_begins_with_what_the_archive_says_of_it(edition: Path) -> None:
    log = edition / "en" / "corrections.html"
    assert words_of(log, "//h1") == ["Corrections"]
    assert "None so far." in words_of(log, "//div[@class='prose']/p")
    assert len(words_of(log, "//section[@id='replies']//li")) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_sentence_and_a_list(edition: Path, language: str) -> None:
    index = edition / language / "kind" / "index.html"
    held = {record.kind for record in sample.records()}
    links = editions.document(index).xpath("//ul[@class='lines']//a/@href")
    assert links == [f"../../{language}/kind/{code}.html" for code in codes("ITM") if code in held]
    for line in editions.document(index).xpath("//ul[@class='lines']/li"):
        name, gloss, count = (part.text_content() for part in line)
        assert name
        assert count
        assert len(gloss) > 10
    assert not words_of(index, "//*[contains(text(), 'ITM')]")


def test_a_name_has_its_forms_and_loaded_ones_are_quoted(edition: Path) -> None:
    page = edition / "en" / "agent" / f"{sample.ORGANIZATION}.html"
    assert words_of(page, "//h1") == ["Yekshakheh"]
    forms = words_of(page, "//section[@class='names']//li")
    assert "“the Stump”English, Latinas its critics call it" in forms
    assert "“Yekshakheh Growers and Readers”English, Latinas it calls itself" in forms
    assert "YGREnglish, Latinacronym" in forms
    assert words_of(page, "//section[@class='onlist']/h2") == ["Speaks here", "Is named here"]


@pytest.mark.parametrize("register", list(Register))
def test_every_register_has_words(tmp_path: Path, register: Register) -> None:
    agent = AgentRecord(
        sample.ORGANIZATION,
        sample.AGENTS[0].kind,
        {"en": "Yekshakheh"},
        {},
        (NameLine("a form", "en", "Latn", register),),
    )
    edition = editions.built(tmp_path, agents=(agent,))
    (form,) = words_of(
        edition / "fr" / "agent" / f"{sample.ORGANIZATION}.html", "//section[@class='names']//li"
    )
    assert len(form) > len("a form anglais, latin")


def test_a_page_of_an_agent_is_linked_where_it_speaks(edition: Path) -> None:
    page = edition / "fr" / "item" / f"{sample.REPLY}.html"
    links = editions.document(page).xpath("//dl[@class='asks']//b/a/@href")
    assert links == [f"../../fr/agent/{sample.ORGANIZATION}.html"]


def test_what_an_agent_stands_in_is_ordered_by_date_alone(edition: Path) -> None:
    """F14."""
    page = edition / "en" / "agent" / f"{sample.ORGANIZATION}.html"
    dates = editions.document(page).xpath("//section[@class='onlist'][2]//time/@datetime")
    assert dates == sorted(dates)


def test_years_without_an_item_are_shown_but_lead_nowhere(edition: Path) -> None:
    row = editions.document(edition / "en" / "index.html").xpath("//nav[@aria-labelledby='years']")
    (years,) = row
    linked = [a.text for a in years.xpath(".//a")]
    assert linked == ["1977", "1990", "1991", "1995", "2025", "Undated"]
    empty = [span.text.strip() for span in years.xpath(".//li/span")]
    assert empty == ["1978–1989", "1992", "1993", "1994", "1996–2024"]


def test_dates_are_said_by_the_reader_s_calendar_beside_the_source_s(edition: Path) -> None:
    when = [
        words_of(edition / language / "item" / f"{MEMOIR}.html", "//dl/div[4]/dd")[0]
        for language in ("en", "fa")
    ]
    assert when[0] == "23 September 1977 as written, in the solar Hijri calendar: ۱ مهر ۱۳۵۶"
    assert when[1] == "۱ مهر ۱۳۵۶ (۲۳ سپتامبر ۱۹۷۷)"


def test_a_date_that_begins_a_line_begins_with_a_large_letter(tmp_path: Path) -> None:
    record = replace(sample.PLAIN, language="fr", issued=WrittenDate("1990-02"))
    edition = editions.built(tmp_path, items=[sample.published(record)], fronts=(), links=())
    assert words_of(edition / "fr" / "dates.html", "//p[@class='house when']") == ["Février 1990"]


def test_about_says_how_to_reach_and_to_correct_us(edition: Path) -> None:
    for language in LANGUAGES:
        about = editions.document(edition / language / "about.html")
        anchors = about.xpath("//main//section/@id")
        assert anchors == ["interests", "funding", "rules", "contact", "corrections"]
        assert about.xpath("//nav[contains(@class,'side')]//a/@href") == [f"#{a}" for a in anchors]


def test_a_page_on_safety_is_linked_from_about(tmp_path: Path) -> None:
    safety = PageRecord(sample.PAGES[0].slug.__class__.SAFETY, "en", "Reach us safely", "By post.")
    edition = editions.built(tmp_path, pages=(*sample.PAGES, safety))
    about = editions.document(edition / "en" / "about.html")
    assert about.xpath("//section[@id='contact']//a/text()") == ["Reach us safely"]
