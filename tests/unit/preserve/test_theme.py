"""`[theme]` and `[[section]]` of firsthand.toml: what is taken, and what is said of the rest."""

import re
import tomllib
from importlib.resources import files

import pytest

from firsthand.core.codes import FacesFrom
from firsthand.core.languages import ENDONYMS
from firsthand.preserve.errors import FolderError
from firsthand.preserve.folder import ArchiveFolder, config_text, make_folder
from firsthand.preserve.theme import DARK, LIGHT, SectionConfig, ThemeConfig, sections_of, theme_of

LANGUAGES = ("en", "fa")


def read(tmp_path, text):
    """What an archive declares whose configuration ends with *text*."""
    (tmp_path / "firsthand.toml").write_text(
        f'[archive]\nlanguages = ["en", "fa"]\n{text}', encoding="utf-8"
    )
    return ArchiveFolder(tmp_path).config()


def refusal(tmp_path, text):
    with pytest.raises(FolderError) as refused:
        read(tmp_path, text)
    return refused.value.subject_id


def test_an_archive_that_says_nothing_looks_as_the_edition_does(tmp_path):
    config = read(tmp_path, "")
    assert config.theme == ThemeConfig()
    assert config.sections == ()


def test_a_whole_theme(tmp_path):
    config = read(
        tmp_path,
        """
[theme]
faces = "local"
[theme.light]
link = "#7A1F3D"
paper = "#ffffff"
[theme.dark]
link = "#e5a0b5"
[theme.voice]
latin = 'Georgia, "Times New Roman", serif'
arabic = '"Noto Naskh Arabic", serif'
[theme.archive]
latin = "system-ui, sans-serif"
[theme.texts.fa]
"Front page" = "امروز"
""",
    )
    assert config.theme == ThemeConfig(
        light={"paper": "#ffffff", "link": "#7a1f3d"},
        dark={"link": "#e5a0b5"},
        faces=FacesFrom.LOCAL,
        voice={
            "latin": 'Georgia, "Times New Roman", serif',
            "arabic": '"Noto Naskh Arabic", serif',
        },
        archive={"latin": "system-ui, sans-serif"},
        texts={"fa": {"Front page": "امروز"}},
    )


def test_sections_stand_in_their_order(tmp_path):
    config = read(
        tmp_path,
        """
[[section]]
key = "papers"
titles = { en = "In the papers" }
kinds = ["ITM06", "ITM07"]
order = 2
[[section]]
key = "memoirs"
titles = { fa = "خاطره‌ها", en = "Memoirs" }
kinds = ["ITM03"]
order = 1
show_empty = true
""",
    )
    memoirs = {"en": "Memoirs", "fa": "خاطره‌ها"}
    assert config.sections == (
        SectionConfig("memoirs", memoirs, ("ITM03",), 1, show_empty=True),
        SectionConfig("papers", {"en": "In the papers"}, ("ITM06", "ITM07"), 2),
    )


def section(key="letters", *, titles='{ en = "Letters" }', kinds='["ITM01"]', more=""):
    return f'[[section]]\nkey = "{key}"\ntitles = {titles}\nkinds = {kinds}\n{more}\n'


REFUSED = {
    "[theme]\ncolour = 1": "theme.colour: there is no such key",
    "[theme.light]\nink = '#fff'": "theme.light.ink: must be a colour such as #15191b",
    "[theme.light]\nink = 'url(x)'": "theme.light.ink: must be a colour",
    "[theme.light]\nink = 7": "theme.light.ink: must be a colour",
    "[theme.light]\nrule = '#cdd3d2'": "theme.light.rule: there is no such key",
    "[theme.light]\nlink = '#9aa9ab'": "theme.light.link: 2.39 to 1 on paper, needs 4.5 to 1",
    "[theme.light]\nedge = '#a9b2b3'": "theme.light.edge: 2.13 to 1 on paper, needs 3.0 to 1",
    "[theme.light]\npaper = '#131719'": "theme.light.ink: 1.02 to 1 on paper, needs 4.5 to 1",
    "[theme.light]\nwash = '#9aa9ab'": "theme.light.soft: 3.09 to 1 on wash, needs 4.5 to 1",
    "[theme.dark]\nturn = '#8f3512'": "theme.dark.turn: 2.31 to 1 on paper, needs 4.5 to 1",
    "[theme]\nfaces = 'none'": "theme.faces: must be bundled or local",
    "[theme]\nfaces = []": "theme.faces: must be bundled or local",
    "[theme.voice]\ncyrillic = 'Georgia'": "theme.voice.cyrillic: there is no such key",
    "[theme.voice]\nlatin = ''": "theme.voice.latin: must be names of faces",
    "[theme.voice]\nlatin = 'a; } body { display: none'": "theme.voice.latin: must be names",
    "[theme.voice]\nlatin = 'url(//x)'": "theme.voice.latin: must be names of faces",
    "[theme.voice]\nlatin = '\"a'": "theme.voice.latin: must be names of faces",
    "[theme.voice]\nlatin = 'Georgia\\65'": "theme.voice.latin: must be names of faces",
    "[theme.archive]\nlatin = 'a/*b*/'": "theme.archive.latin: must be names of faces",
    "[theme.archive]\nlatin = 'a, b,'": "theme.archive.latin: must be names of faces",
    "[theme.texts.de]\n'Front page' = 'Heute'": "theme.texts.de: there is no such key",
    "[theme.texts]\nfa = 'x'": "theme.texts.fa: must be a table",
    "[theme.texts.fa]\n'Front page' = ''": "theme.texts.fa: must be words",
    "[theme.texts.fa]\n'Front page' = 1": "theme.texts.fa: must be words",
    "[theme.texts.fa]\n'Front page' = \"a\\u202eb\"": "theme.texts.fa: must be words",
    "[section]\nkey = 'a'": "section: must be at most",
    "[them]\nfaces = 'local'": "them",
    section(more="colour = 1"): "section.colour: there is no such key",
    section("Letters"): "section.key: must be small letters",
    section(kinds='["ITM02"]') + section(): "section.key: letters stands twice",
    section() + section("more"): "section.kinds: ITM01 stands twice",
    section(kinds='["ITM99"]'): "section.letters.kinds: must be a list of ITM01",
    section(kinds="[]"): "section.letters.kinds: must be a list",
    section(kinds="[1]"): "section.letters.kinds: must be a list",
    section(titles='{ fa = "نامه‌ها" }'): "section.letters.titles: needs one in en",
    section(titles='{ de = "Briefe" }'): "section.letters.titles.de: there is no such key",
    section(more="order = 'first'"): "section.letters.order: must be a number",
    section(more="order = true"): "section.letters.order: must be a number",
    section(more="show_empty = 1"): "section.letters.show_empty: must be true or false",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_wrong_is_said_by_its_key(tmp_path, text):
    assert REFUSED[text] in refusal(tmp_path, text)


def test_a_theme_is_a_table():
    with pytest.raises(FolderError, match="theme: must be a table"):
        theme_of(1, LANGUAGES)


def test_too_many_sections_are_refused():
    with pytest.raises(FolderError, match="at most 40"):
        sections_of([{}] * 41, LANGUAGES)


def css_colours(css, opening):
    block = css[css.index(opening) :]
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block[: block.index("}")]))


def test_the_colours_that_a_theme_is_measured_with_are_those_of_the_edition():
    css = files("firsthand.edition").joinpath("static", "edition.css").read_text("utf-8")
    light = css_colours(css, ":root {\n  color-scheme")
    dark = css_colours(css, "@media (prefers-color-scheme: dark)")
    assert {token: light[token] for token in LIGHT} == LIGHT
    assert {token: dark[token] for token in DARK} == DARK


@pytest.mark.parametrize("first", ENDONYMS)
def test_the_examples_of_a_new_archive_hold_once_uncommented(tmp_path, first):
    text = config_text([first], name="Causeway Circle")
    assert make_folder(tmp_path / "plain", text).config().theme == ThemeConfig()
    told = re.sub(r"(?m)^# (?=[\[a-z\"])", "", text)
    config = make_folder(tmp_path / "themed", told).config()
    assert config.theme.light == {"link": "#7a1f3d"}
    assert config.theme.texts == {first: {"Front page": "Today"}}
    assert [section.key for section in config.sections] == ["letters"]
    assert tomllib.loads(told)["theme"]["faces"] == "local"
