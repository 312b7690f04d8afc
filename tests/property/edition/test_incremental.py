"""An edition that takes pages over from an earlier one is, byte for byte, the one built anew."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.property.edition.worlds import EDITS, build_world, first_world
from tests.unit.edition import sample

from firsthand.core.text import Text
from firsthand.edition.build import BuildReport, site_of
from firsthand.edition.errors import ReachError
from firsthand.edition.jobs import ReachingShelf
from firsthand.edition.state import Earlier, State, read_state
from firsthand.public.bundle import read_bundle, write_bundle


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport]:
    """The edition of the first world, built once: what is made from it leaves it as it was."""
    return build_world(first_world(), tmp_path_factory.mktemp("first") / "first")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_an_incremental_edition_is_the_one_built_anew(
    first: tuple[Path, BuildReport], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        place, world = Path(name), first_world()
        edition, report = first
        for step in range(data.draw(st.integers(1, 3))):
            for edit in data.draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=4)):
                edit(world, data.draw)
            earlier = Earlier(edition, report.state)
            edition, report = build_world(world, place / f"taken{step}", earlier)
            anew, clean = build_world(world, place / f"anew{step}")
            assert sample.tree(edition) == sample.tree(anew)
            assert report.state == clean.state
            assert report.pages == clean.pages


def test_one_retouched_text_makes_one_page(tmp_path: Path) -> None:
    """What is taken over is all but the page of that text: the suite above is not vacuous."""
    world = first_world()
    edition, report = build_world(world, tmp_path / "one")
    key = sorted(world.records)[3]
    text = world.records[key].record.text
    record = replace(world.records[key].record, text=Text(f"{text.string} more", text.marks))
    world.records[key] = sample.published(record)
    _, again = build_world(world, tmp_path / "two", Earlier(edition, report.state))
    assert len(report.state.pages) > 40
    assert again.taken_over == len(report.state.pages) - 1


def test_a_later_day_alone_makes_no_page_anew(tmp_path: Path) -> None:
    world = first_world()
    edition, report = build_world(world, tmp_path / "one")
    world.day = date(2027, 1, 2)
    later, again = build_world(world, tmp_path / "two", Earlier(edition, report.state))
    pages = [path for path in again.state.pages if path.endswith(".html")]
    assert again.taken_over == len(pages)
    pages = [(later / path).read_text("utf-8") for path in pages]
    assert all("2\xa0January\xa02027" in page or "۱۲\xa0دی\xa0۱۴۰۵" in page for page in pages)
    assert not any("14 March 2026</time></span>" in page for page in pages)


@pytest.mark.parametrize("harm", ["altered", "gone", "a link to elsewhere"])
def test_a_page_that_was_tampered_with_is_made_anew(tmp_path: Path, harm: str) -> None:
    world = first_world()
    edition, report = build_world(world, tmp_path / "one")
    page = edition / min(report.state.pages)
    content = page.read_bytes()
    page.unlink()
    match harm:
        case "altered":
            page.write_bytes(content.replace(b"Causeway", b"Wayrauses"))
        case "a link to elsewhere":
            (tmp_path / "elsewhere").write_bytes(content)
            page.symlink_to(tmp_path / "elsewhere")
    again, second = build_world(world, tmp_path / "two", Earlier(edition, report.state))
    assert second.taken_over == len(report.state.pages) - 1
    assert (again / page.relative_to(edition)).read_bytes() == content


def test_the_earlier_edition_stays_as_it_was(tmp_path: Path) -> None:
    world = first_world()
    edition, report = build_world(world, tmp_path / "one")
    before = sample.tree(edition)
    world.day = date(2027, 1, 2)
    build_world(world, tmp_path / "two", Earlier(edition, report.state))
    assert sample.tree(edition) == before


def test_what_is_remembered_is_read_as_it_was_written(tmp_path: Path) -> None:
    _, report = build_world(first_world(), tmp_path / "one")
    (tmp_path / "state").write_bytes(report.state.as_json())
    assert read_state(tmp_path / "state") == report.state
    assert b"drawer" not in report.state.as_json()


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "[" * 9999, '{"format": "another/9"}', '{"format": 1, "pages": {"x": 1}}'],
)
def test_a_state_that_is_none_takes_nothing_over(tmp_path: Path, content: str) -> None:
    (tmp_path / "state").write_text(content, encoding="utf-8")
    assert read_state(tmp_path / "state") == State()


def test_other_makers_other_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change in our templates or code takes nothing over."""
    world = first_world()
    edition, report = build_world(world, tmp_path / "one")
    monkeypatch.setattr("firsthand.edition.build.maker_digest", lambda: b"another")
    _, again = build_world(world, tmp_path / "two", Earlier(edition, report.state))
    assert again.taken_over == 0


def test_a_page_cannot_print_what_it_did_not_say(tmp_path: Path) -> None:
    world = first_world()
    world.links, world.titles = set(), {}
    write_bundle(tmp_path / "bundle", **world.contents())
    site = site_of(read_bundle(tmp_path / "bundle"))
    assert isinstance(site.shelf, ReachingShelf)
    with site.shelf.within(frozenset({sample.pid(1)})):
        assert site.shelf.best(sample.pid(1), "en")
        for ask in (
            lambda: site.shelf.best(sample.pid(2), "en"),
            lambda: site.shelf.twins(sample.pid(2)),
            lambda: site.shelf.header(sample.pid(2), "en"),
            lambda: site.shelf.items("en"),
            site.shelf.records,
        ):
            with pytest.raises(ReachError):
                ask()
    assert site.shelf.best(sample.pid(2), "en")
