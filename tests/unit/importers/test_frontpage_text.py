import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.core.codes import Completeness, FlagCode
from firsthand.core.text import body_of, title_of
from firsthand.importers.frontpage import teasers_of_text
from firsthand.importers.plaintext import parsed_text

PAGES = Path(__file__).parents[2] / "data" / "front_pages"
EXPECTED: dict[str, Any] = json.loads((PAGES / "expected_text.json").read_text(encoding="utf-8"))
NO_FRONT_PAGES = sorted(path.name for path in (PAGES / "no_front_page").glob("*.txt"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_pasted_page_gives_its_teasers(name: str) -> None:
    found = teasers_of_text((PAGES / name).read_text(encoding="utf-8"))
    assert [
        {
            "headline": title_of(one.text),
            "target": one.source_url,
            "body": body_of(one.text).split("\n"),
        }
        for one in found
    ] == EXPECTED[name]["teasers"]
    assert [one.position for one in found] == list(range(1, len(found) + 1))
    assert {one.completeness for one in found} == {Completeness.EXCERPT}


@pytest.mark.parametrize("name", NO_FRONT_PAGES)
def test_letters_poems_and_talks_are_none(name: str) -> None:
    assert teasers_of_text((PAGES / "no_front_page" / name).read_text(encoding="utf-8")) == ()


def test_empty_text_is_none() -> None:
    assert teasers_of_text("") == ()
    assert teasers_of_text("\n\n \n") == ()


def test_cut_and_missing_headline_are_flagged() -> None:
    page = "\n\n".join(
        f"{title}\nwhat the ledger of the year {year} says of the baskets ...\nRead more"
        for title, year in (("One", 1979), ("Two", 1980), ("Three", 1981))
    ).replace("Two\n", "")
    second = parsed_text(page).drafts[1]
    assert {flag.code for flag in second.flags} >= {
        FlagCode.NO_TITLE,
        FlagCode.CUT,
        FlagCode.MID_SENTENCE,
    }


def test_a_date_under_the_headline_is_the_date() -> None:
    page = "\n\n".join(
        f"Headline {day}\n{day} March 2004\nWhat the matron wore on her belt that day ...\nsuite"
        for day in (3, 4, 5)
    )
    assert [one.issued_written for one in teasers_of_text(page)] == [
        "3 March 2004",
        "4 March 2004",
        "5 March 2004",
    ]


def test_a_last_line_leads_on_where_most_others_say_so() -> None:
    words = "What the matron wore on her belt that day, as three of us say."
    ends = ("Read more", "The four accounts", "Read more", "See the photograph")
    page = "\n\n".join(f"Headline {at}\n{words}\n{end}" for at, end in enumerate(ends))
    found = teasers_of_text(page)
    assert [body_of(one.text) for one in found] == [words] * 4
    assert teasers_of_text(page.replace("Read more", "The accounts")) == ()
