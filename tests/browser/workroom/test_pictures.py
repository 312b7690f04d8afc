"""The pictures of an Item in a browser: described by mouse, keyboard and without scripts."""

from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect
from tests.browser.waiting import follow
from tests.browser.workroom.room import *  # noqa: F403 -- fixtures are found by name
from tests.browser.workroom.room import Enter
from tests.clearing_walk import ready_item
from tests.images import encoded, plain

from firsthand.core.codes import VersionKind
from firsthand.core.text import make_text
from firsthand.workroom.archive.models import Item
from firsthand.workroom.archive.pictures import pictures_in_order
from firsthand.workroom.archive.versions import NewVersion, add_version
from firsthand.workroom.members.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tall() -> bytes:
    return encoded(Image.linear_gradient("L").resize((300, 900)).convert("RGB"), "PNG")


@pytest.fixture
def item(member: Member) -> Item:
    found = ready_item("The drawer\nNobody had a key.", by=member)
    text = make_text("کشو\nهیچ‌کس کلید نداشت.", [])
    source = found.versions.get(language="en")
    add_version(found.id, NewVersion(VersionKind.TRANSLATION, "fa", text, of=source))
    return found


def two_files(folder: Path) -> list[Path]:
    paths = [folder / "one.png", folder / "two.png"]
    for path, content in zip(paths, (plain(), tall()), strict=True):
        path.write_bytes(content)
    return paths


@pytest.mark.parametrize("scripts", ["with", "without"])
def test_added_described_and_taken_off(
    enter: Enter, member: Member, item: Item, tmp_path: Path, scripts: str
) -> None:
    room = enter(member, script=scripts == "with")
    page = room.open(f"/items/{item.id}/pictures/")
    page.set_input_files("#id_chosen", two_files(tmp_path))
    follow(page.get_by_role("button", name="Add", exact=True))
    shown = page.locator("section.picture")
    expect(shown).to_have_count(2)
    first, second = shown.nth(0), shown.nth(1)
    expect(first.locator("img")).to_have_js_property("naturalWidth", 600)
    expect(first.locator(".warn")).to_contain_text("English")
    first.locator("textarea[name$=alt_en]").fill("A key.")
    first.locator("textarea[name$=alt_fa]").fill("یک کلید.")
    first.locator("input[name$=focus_x]").fill("25")
    first.get_by_label("violence", exact=True).check()
    follow(first.get_by_role("button", name="Save"))
    expect(first.locator("img")).to_have_attribute("alt", "A key.")
    expect(first.locator(".warn")).to_have_count(0)
    second.locator("summary").first.click()
    expect(second.locator("img")).not_to_have_js_property("naturalWidth", 0)  # else it is asked for
    follow(second.get_by_role("button", name="Take off: picture 2"))
    expect(shown).to_have_count(1)
    (row,) = pictures_in_order(item.id)
    assert (row.focus_x, row.warnings) == (250, ["WA1"])
    assert room.faults == []


def test_the_point_to_look_at_is_chosen_on_the_picture(
    enter: Enter, member: Member, item: Item, tmp_path: Path
) -> None:
    room = enter(member)
    page = room.open(f"/items/{item.id}/pictures/")
    page.set_input_files("#id_chosen", two_files(tmp_path)[:1])
    follow(page.get_by_role("button", name="Add", exact=True))
    picture = page.locator(".focus img")
    expect(picture).not_to_have_js_property("naturalWidth", 0)
    box = picture.bounding_box()
    assert box is not None
    picture.click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.2})
    assert abs(int(page.locator("input[name$=focus_x]").input_value()) - 75) <= 1
    assert abs(int(page.locator("input[name$=focus_y]").input_value()) - 20) <= 1
    aim = page.locator(".aim").bounding_box()
    assert aim is not None
    assert abs(aim["x"] + aim["width"] / 2 - box["x"] - box["width"] * 0.75) < 8
    assert room.faults == []


@pytest.mark.parametrize("seen", ["member 320", "member 1280", "colleague 320", "colleague 1280"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    enter: Enter, item: Item, tmp_path: Path, request: pytest.FixtureRequest, seen: str
) -> None:
    who, wide = seen.split()
    width = int(wide)
    room = enter(request.getfixturevalue(who), width=width)
    page = room.open(f"/items/{item.id}/pictures/")
    page.set_input_files("#id_chosen", [*two_files(tmp_path), _no_picture(tmp_path)])
    follow(page.locator("button[value=add]"))
    expect(page.locator("section.picture")).to_have_count(2)
    for address in ("", f"/items/{item.id}/"):
        if address:
            room.open(address)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert room.faults == []


def _no_picture(folder: Path) -> Path:
    path = folder / "moving.gif"
    out = BytesIO()
    Image.new("P", (9, 9)).save(out, "GIF")
    path.write_bytes(out.getvalue())
    return path
