"""Whole editions under a theme: what it changes, what stays, what stops it."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from tests.integration.edition import editions
from tests.unit.edition import sample

from firsthand.core.codes import FacesFrom
from firsthand.edition.build import build
from firsthand.edition.errors import ThemeError
from firsthand.edition.state import Earlier
from firsthand.public.bundle import write_bundle
from firsthand.public.theme import PhraseRecord, SectionRecord, ThemeRecord

LOOK = ThemeRecord(
    light={"link": "#7a1f3d"},
    faces=FacesFrom.LOCAL,
    voice={"latin": "Georgia, serif"},
    texts=(PhraseRecord("fa", "Front page", "امروز"), PhraseRecord("en", "Front page", "Today")),
)
FOOTER = (
    "{% include 'firsthand/footer.html' %}\n<p class=\"theirs\">{{ site.name(view).words }}</p>\n"
)
FILES = {
    "templates/footer.html": FOOTER.encode(),
    "extra.css": b".theirs { background: url(logo.svg) }\n",
    "logo.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}


def themed(**changed):
    return replace(sample.ARCHIVE, **changed)


def built(folder, files=FILES, look=LOOK, **archive):
    return editions.built(folder, archive=themed(theme=look, **archive), theme=files)


def words_of(page):
    return page.read_text("utf-8")


def test_every_page_wears_the_theme(tmp_path):
    edition = built(tmp_path)
    assert "--link: #7a1f3d" in words_of(edition / "style/theme.css")
    assert words_of(edition / "style/theme.css").endswith("url(logo.svg) }\n")
    assert (edition / "style/logo.svg").is_file()
    dressed = [page for page in editions.pages(edition) if "edition.css" in words_of(page)]
    assert len(dressed) > 20
    for page in dressed:
        assert "style/theme.css" in words_of(page)
    persian = words_of(edition / "fa/index.html")
    assert '<p class="theirs">حلقهٔ گذرگاه</p>' in persian
    assert "امروز" in persian
    assert "Today" in words_of(edition / "en/index.html")
    assert editions.broken(edition) == []


def test_local_faces_bring_no_font(tmp_path):
    edition = built(tmp_path)
    assert list(edition.rglob("*.woff2")) == []
    assert "faces.css" not in words_of(edition / "en/index.html")


def test_without_a_theme_nothing_of_one_is_there(tmp_path):
    edition = editions.built(tmp_path)
    assert not (edition / "style/theme.css").exists()
    assert all("theme.css" not in words_of(page) for page in editions.pages(edition))


def test_the_same_theme_gives_the_same_bytes(tmp_path):
    one, two = built(tmp_path / "one"), built(tmp_path / "two", dict(reversed(FILES.items())))
    assert sample.tree(one) == sample.tree(two)


def test_another_template_makes_every_page_anew_though_an_earlier_edition_stands(tmp_path):
    archive = themed(theme=LOOK)
    write_bundle(tmp_path / "b1", **sample.contents(archive=archive, theme=FILES))
    first = build(tmp_path / "b1", tmp_path / "one")
    changed = FILES | {"templates/footer.html": FOOTER.replace("theirs", "ours").encode()}
    write_bundle(tmp_path / "b2", **sample.contents(archive=archive, theme=changed))
    earlier = Earlier(tmp_path / "one", first.state)
    second = build(tmp_path / "b2", tmp_path / "two", earlier=earlier)
    build(tmp_path / "b2", tmp_path / "clean")
    assert second.taken_over == 0
    assert sample.tree(tmp_path / "two") == sample.tree(tmp_path / "clean")
    again = build(
        tmp_path / "b2", tmp_path / "three", earlier=Earlier(tmp_path / "two", second.state)
    )
    assert again.taken_over > 0


SECTIONS = (
    SectionRecord("memoirs", {"en": "Lives", "fa": "زندگی‌ها"}, ("ITM03",)),
    SectionRecord("rulings", {"en": "Courts"}, ("ITM12",)),
)


def test_sections_stand_on_the_front_page_and_empty_ones_do_not(tmp_path):
    edition = editions.built(tmp_path, archive=themed(sections=SECTIONS))
    english, persian = (words_of(edition / tag / "index.html") for tag in ("en", "fa"))
    assert "Lives" in english
    assert "زندگی‌ها" in persian
    assert "Courts" not in english


BROKEN_TEMPLATES = {
    "{% if %}": "FH517 theme/templates/item.html line 1: Expected an expression",
    "\n{{ nothing_there }}": "FH517 theme/templates/item.html line 2: UndefinedError",
    "\n\n{{ site.__class__.__mro__ }}": "FH517 theme/templates/item.html line 3: SecurityError",
    "{% include 'not_there.html' %}": "FH517 theme/templates/item.html line 1: TemplateNotFound",
    "{{ site.languages.nine }}": "FH517 theme/templates/item.html line 1: UndefinedError",
    "{{ view.to(1) }}": "FH517 theme/templates/item.html line 1: TypeError",
}


def fenced(folder, **contents):
    write_bundle(folder / "bundle", **sample.contents(**contents))
    command = [sys.executable, "-I", "-m", "firsthand.edition"]
    return subprocess.run(
        [*command, str(folder / "bundle"), str(folder / "site")],
        capture_output=True,
        check=False,
        env={},
        text=True,
    )


@pytest.mark.parametrize("source", BROKEN_TEMPLATES)
def test_the_fenced_build_says_file_and_line_of_a_broken_template(tmp_path, source):
    run = fenced(tmp_path, theme={"templates/item.html": source.encode()})
    assert run.returncode == 1
    assert run.stderr.startswith(BROKEN_TEMPLATES[source])
    assert "Traceback" not in run.stderr


def test_the_fenced_build_takes_a_theme(tmp_path):
    run = fenced(tmp_path, archive=themed(theme=LOOK), theme=FILES)
    assert (run.stderr, run.returncode) == ("", 0)
    assert json.loads(run.stdout)["unwelcome_modules"] == []
    assert "theirs" in words_of(tmp_path / "site/en/index.html")


def test_a_form_that_a_theme_left_out_is_named(tmp_path):
    with pytest.raises(ThemeError, match=r"theme/templates: the template .parts.html. "):
        built(tmp_path, {"templates/parts.html": b"{# nothing #}"})


UNGUARDED = {
    "head.html": "<title>x</title>",
    "bare.html": "<!doctype html><html><head></head></html>",
    "layout.html": "<!doctype html><html><head><script>1</script>{{ frame.head }}</head></html>",
    "item.html": "<!doctype html><html><head><!-- {{ frame.head }} --></head></html>",
}


@pytest.mark.parametrize("name", UNGUARDED)
def test_no_page_goes_without_the_policy_before_all_else(tmp_path, name):
    with pytest.raises(ThemeError, match="does not begin with the policy"):
        built(tmp_path, {f"templates/{name}": UNGUARDED[name].encode()})
