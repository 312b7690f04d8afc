"""The demo archive whole: its Items, their languages and kinds, what answers what, who is named."""

import json
import tomllib
from collections import Counter
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from shutil import copytree
from sqlite3 import connect

import pytest
from lxml import html
from tests.integration.cli.conftest import firsthand

from firsthand.demo.script import read_script
from firsthand.workroom.own_process import run_own

LANGUAGES = ("en", "fa", "fr", "ar")
WAITS = "ITM13"  # the kind of the Item that is in no edition yet
PAIRED = (
    "SELECT min(one.text), min(other.text) FROM documentation_identitylink AS link"
    " JOIN documentation_nameform AS one ON one.agent_id = link.a_id AND one.of_id IS NULL"
    " JOIN documentation_nameform AS other ON other.agent_id = link.b_id AND other.of_id IS NULL"
    " GROUP BY link.id"
)
PROPOSED = "SELECT count(*) FROM documentation_pairproposal"
SETTINGS = "firsthand.workroom.settings.archive"
OPEN_WORDS = (
    "SELECT count(*) FROM protection_mention WHERE treatment = '' AND suggested_by = 'check'"
)
ASKED = (
    "SELECT text, verdict, by_id, second_by_id FROM protection_scanquestion"
    " JOIN documentation_nameform AS form ON form.id = name_form_id"
)
SHAPE = {
    "ombuds-letter": ("ITM01", {"en": "", "fr": "en"}),
    "reply": ("ITM10", {"fr": "", "fa": "", "en": "fr", "ar": "fa"}),
    "book-of-earth-1": ("ITM03", {"fa": "", "en": "fa", "ar": "fa"}),
    "evening-class": ("ITM03", {"fa": "", "en": "fa"}),
    "pump-house": ("ITM04", {"en": "", "fr": "en", "fa": "en"}),
    "typesetter-1": ("ITM02", {"fr": "", "en": "fr"}),
    "typesetter-3": ("ITM02", {"fr": ""}),
    "bureau-seventeen": ("ITM06", {"en": ""}),
    "clipping": ("ITM07", {"fr": ""}),
    "blog": ("ITM06", {"en": ""}),
    "reading-house-evening": ("ITM08", {"ar": "", "en": "ar"}),
}
"""Each Item's kind and its texts: in which language, translated from which (none: as received)."""


def lines(demo: Path, name: str) -> list[dict]:
    return [
        json.loads(line) for line in (demo / "releases/last" / name).read_text("utf-8").splitlines()
    ]


@pytest.fixture(scope="session")
def items(demo: Path) -> dict[str, dict[str, dict]]:
    """The public records of each Item by its key in the script, then by language."""
    by_headline = {
        words: each["key"] for each in read_script()["item"] for words in headlines(each)
    }
    found: dict[str, dict[str, dict]] = {}
    for line in lines(demo, "items.jsonl"):
        record = line["record"]
        key = by_headline[opening(record["headline"])]
        found.setdefault(key, {})[record["language"]] = record
    return found


def headlines(each: dict) -> list[str]:
    return [opening(words) for words in each["headline"].values()]


def opening(words: str) -> str:
    """The end of a headline, where no name stands."""
    return words[-30:]


def test_every_item_is_there_in_its_languages(items):
    got = {
        key: (
            {record["kind"] for record in records.values()},
            {code: record["translated_from"] for code, record in records.items()},
        )
        for key, records in items.items()
    }
    assert got == {key: ({kind}, texts) for key, (kind, texts) in SHAPE.items()}


def test_the_newcomer_still_finds_eight_excerpts_as_they_came(demo):
    rows = firsthand("items", "--archive", demo, "--json").rows
    received = [row for row in rows if row["state"] == "received"]
    assert [row["position"] for row in received] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert {row["completeness"] for row in received} == {"excerpt"}
    described = Counter(row["kind"] for row in rows if row["state"] == "described")
    assert described == Counter([*(kind for kind, _texts in SHAPE.values()), WAITS])


def test_a_pay_slip_waits_with_words_to_be_checked(demo, items):
    assert "pay-slip" not in items
    with closing(connect(demo / "workroom.sqlite3")) as database:
        (count,) = database.execute(OPEN_WORDS).fetchone()
    assert count > 0


def test_pairs_wait_and_pairs_are_decided_each_way(demo):
    with closing(connect(demo / "workroom.sqlite3")) as database:
        links = database.execute("SELECT verdict, band FROM documentation_identitylink").fetchall()
        pairs = database.execute(PAIRED).fetchall()
    assert Counter(verdict for verdict, _ in links) == Counter(["same", "different", "unsure"])
    assert {band for _, band in links} <= {"same", "ask"}
    assert {frozenset(pair) for pair in pairs} == {
        frozenset({"آناهید مرولاش", "Anahid Morvelash"}),
        frozenset({"نادر کلواشی", "نادر کلوشی"}),
        frozenset({"شیرین بلوری", "Shirin Bolvari"}),
    }


def test_the_scan_asked_of_the_namesake_and_two_answered(demo):
    with closing(connect(demo / "workroom.sqlite3")) as database:
        rows = database.execute(ASKED).fetchall()
    assert rows
    assert {(text, verdict) for text, verdict, _, _ in rows} == {("نادر کلواشی", "another_person")}
    assert all(first and second and first != second for _, _, first, second in rows)


def test_headline_and_teaser_stand_in_every_language_and_no_two_are_alike():
    script = read_script()["item"]
    for each in script:
        assert set(each["headline"]) == set(each["teaser"]) == set(LANGUAGES), each["key"]
    for language in LANGUAGES:
        starts = [each["headline"][language].split()[:4] for each in script]
        assert len({tuple(start) for start in starts}) == len(starts), language


def test_the_reply_answers_four_items_and_is_cut_nowhere(demo, items):
    reply = next(iter(items["reply"].values()))["item_id"]
    links = lines(demo, "links.jsonl")
    answered = {link["to_id"] for link in links if link["kind"] == "reply_to"}
    assert {link["item_id"] for link in links if link["kind"] == "reply_to"} == {reply}
    assert answered == {
        next(iter(items[key].values()))["item_id"]
        for key in ("pump-house", "clipping", "ombuds-letter", "bureau-seventeen")
    }
    for record in items["reply"].values():
        kinds = {kind for kind, *_ in record["text"]["marks"]}
        assert kinds <= {"heading", "emphasis", "quote", "strong"}, record["language"]


def test_the_blog_is_said_to_be_of_one_origin_with_the_clipping(demo, items):
    (link,) = [link for link in lines(demo, "links.jsonl") if link["kind"] == "same_origin"]
    assert link["item_id"] == items["blog"]["en"]["item_id"]
    assert link["to_id"] == items["clipping"]["fr"]["item_id"]


@pytest.mark.parametrize(
    ("key", "end"),
    [
        ("clipping", "nous n'avons pas eu de réponse à l'heure où nous imprimons."),
        ("blog", "a deafening silence was my only answer."),
    ],
)
def test_an_extract_ends_when_yekshakheh_has_answered(items, key, end):
    (record,) = items[key].values()
    assert record["rights_basis"] == "quotation"
    assert record["text"]["string"].endswith(end)


def test_the_reply_stands_on_the_page_of_what_it_answers(demo, items):
    for key in ("pump-house", "ombuds-letter", "bureau-seventeen", "clipping"):
        (language, record), *_ = items[key].items()
        page = demo / "edition" / language / "item" / f"{record['item_id']}.html"
        said = items["reply"].get(language, items["reply"]["fr"])["text"]["string"]
        words = html.fromstring(page.read_bytes()).text_content()
        assert said.splitlines()[-1] in words, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_series_shows_that_its_second_part_is_missing(demo, items, language):
    series = items["typesetter-1"]["fr"]["series_id"]
    assert items["typesetter-3"]["fr"]["series_id"] == series
    assert (items["typesetter-1"]["fr"]["part"], items["typesetter-3"]["fr"]["part"]) == (1, 3)
    page = html.fromstring((demo / "edition" / language / "series" / f"{series}.html").read_bytes())
    assert page.xpath("//main//*[contains(concat(' ', @class, ' '), ' gap ')]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_front_page_holds_every_item_and_a_lead_in_its_own_language(demo, items, language):
    (front,) = [front for front in lines(demo, "fronts.jsonl") if front["language"] == language]
    held = [entry["item_id"] for entry in front["entries"]]
    assert len(held) == len(set(held)) == len(SHAPE)
    (lead,) = [entry["item_id"] for entry in front["entries"] if entry["lead"]]
    (records,) = [each for each in items.values() if next(iter(each.values()))["item_id"] == lead]
    assert language in records


def test_pictures_are_described_in_every_language():
    pictures = [each for item in read_script()["item"] for each in item.get("picture", [])]
    assert len(pictures) == 4
    for each in pictures:
        assert set(each["alt"]) == set(LANGUAGES)


def test_every_file_is_used_and_every_text_has_its_decisions():
    script = read_script()["item"]
    used = {source["text"] for each in script for source in each["source"]}
    used |= {picture["file"] for each in script for picture in each.get("picture", [])}
    assert used == {path.name for path in files("firsthand.demo").joinpath("files").iterdir()}
    for each in script:
        sources = {source["text"] for source in each["source"]}
        assert {said["text"] for key in ("mention", "cut") for said in each.get(key, [])} <= sources


def test_the_decisions_come_in_files_of_a_readable_length():
    for path in files("firsthand.demo").joinpath("decisions").iterdir():
        text = path.read_text(encoding="utf-8")
        assert tomllib.loads(text)
        assert len(text.splitlines()) < 300, path.name


def test_names_are_compared_in_a_process_that_prints_nothing(demo, tmp_path):
    archive = tmp_path / "archive"
    copytree(demo, archive)
    with closing(connect(archive / "workroom.sqlite3")) as database:
        assert database.execute(PROPOSED).fetchone() == (0,)
    env = {"FIRSTHAND_ARCHIVE": str(archive), "DJANGO_SETTINGS_MODULE": SETTINGS}
    for _ in range(2):
        ran = run_own("firsthand.workroom.documentation.comparing", env=env)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
        with closing(connect(archive / "workroom.sqlite3")) as database:
            assert database.execute(PROPOSED).fetchone() == (6,)
