"""A theme in the edition: style, phrases, templates, and what is said of a broken one."""

import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment

from firsthand.core.codes import FacesFrom
from firsthand.edition.environment import BROKEN, broken, environment_of, template_names
from firsthand.edition.errors import ThemeError
from firsthand.edition.theme import STYLE, Theme, theme_of
from firsthand.edition.words import CATALOGUES, with_phrases, words
from firsthand.public.theme import PhraseRecord, ThemeRecord


def template(source, name="notfound.html"):
    return {f"theme/templates/{name}": source.encode()}


def texts(language, phrase, said):
    return ThemeRecord(texts=(PhraseRecord(language, phrase, said),))


def test_an_empty_theme_adds_nothing():
    theme = theme_of(ThemeRecord(), {})
    assert theme == Theme()
    assert list(theme.files()) == []


def test_colours_and_faces_are_custom_properties():
    record = ThemeRecord(
        light={"paper": "#ffffff", "link": "#7a1f3d"},
        dark={"link": "#e5a0b5"},
        voice={"latin": "Georgia, serif", "arabic": '"Noto Naskh Arabic", serif'},
        archive={"latin": "system-ui"},
    )
    assert theme_of(record, {}).style == (
        ":root { --paper: #ffffff; --link: #7a1f3d; }\n"
        "@media (prefers-color-scheme: dark) {\n:root { --link: #e5a0b5; }\n}\n"
        '[dir="ltr"] { --voice: Georgia, serif; --head: var(--voice); --house: system-ui; }\n'
        '[dir="rtl"] { --voice: "Noto Naskh Arabic", serif; --head: var(--voice); }\n'
    )


def test_a_style_sheet_of_the_archive_comes_last_and_pictures_lie_beside_it():
    files = {"theme/extra.css": b"p { margin: 0 }", "theme/logo.svg": b"<svg/>"}
    theme = theme_of(ThemeRecord(light={"ink": "#000000"}), files)
    assert dict(theme.files()) == {
        STYLE: ":root { --ink: #000000; }\np { margin: 0 }",
        "style/logo.svg": "<svg/>",
    }


def test_local_faces_leave_those_of_the_package_away():
    assert theme_of(ThemeRecord(), {}).has_faces
    assert not theme_of(ThemeRecord(faces=FacesFrom.LOCAL), {}).has_faces


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_phrase_is_said_otherwise(language):
    theme = theme_of(texts(language, "Front page", "★"), {})
    found = with_phrases(words(language), theme.phrases[language])
    assert found("Front page") == "★"
    assert found("By date") == words(language)("By date")
    assert words(language)("Front page") != "★"


WRONG_TEXTS = {
    ("de", "Front page", "Heute"): "theme.texts.de: the edition does not speak",
    ("en", "Frontpage", "Today"): "theme.texts.en: there is no such phrase: Frontpage",
    ("fa", "Edition of {date}", "انتشار"): "theme.texts.fa: other {slots} than the phrase has",
    ("en", "Edition of {date}", "Of {day}"): "theme.texts.en: other {slots}",
    ("en", "Edition of {date}", "Of {date!r}"): "theme.texts.en: other {slots}",
    ("en", "Edition of {date}", "Of {date:>999999999}"): "theme.texts.en: other {slots}",
    ("en", "Edition of {date}", "Of {date.__class__}"): "theme.texts.en: other {slots}",
    ("en", "Front page", "Today {"): "theme.texts.en: a brace stands alone",
}


@pytest.mark.parametrize("text", WRONG_TEXTS)
def test_what_is_wrong_with_a_phrase_is_said(text):
    with pytest.raises(ThemeError) as refused:
        theme_of(texts(*text), {})
    assert WRONG_TEXTS[text] in refused.value.subject_id


def test_an_unknown_template_is_refused_with_the_list_of_those_there_are():
    with pytest.raises(ThemeError) as refused:
        theme_of(ThemeRecord(), template("x", "itme.html"))
    said = refused.value.subject_id
    assert said.startswith("theme/templates/itme.html: there is no such template; there are ")
    assert all(name in said for name in template_names())


def test_a_template_that_is_none_is_refused_by_file_and_line():
    with pytest.raises(ThemeError) as refused:
        theme_of(ThemeRecord(), template("<p>\n{% if x %}\n"))
    assert refused.value.subject_id.startswith("theme/templates/notfound.html line 2: ")


def test_a_file_that_is_not_utf8_is_refused():
    with pytest.raises(ThemeError, match=r"theme/extra.css: must be UTF-8"):
        theme_of(ThemeRecord(), {"theme/extra.css": b"\xff"})


def rendered(source, **context):
    return environment_of({"notfound.html": source}).get_template("notfound.html").render(context)


def test_a_template_stands_before_ours_which_is_still_there():
    made = environment_of(
        {"notfound.html": "ours follows: {% include 'firsthand/notfound.html' %}"}
    )
    assert isinstance(made, ImmutableSandboxedEnvironment)
    of_theme, ours = (made.get_template(n) for n in ("notfound.html", "firsthand/notfound.html"))
    assert of_theme.filename == "theme/templates/notfound.html"
    assert ours.filename.endswith("edition/templates/notfound.html")
    assert type(environment_of({})) is not ImmutableSandboxedEnvironment


def test_what_a_template_prints_is_escaped():
    assert rendered("{{ words }}", words="<b>") == "&lt;b&gt;"


REACHES = [
    "{{ ''.__class__ }}",
    "{{ words.__init__.__globals__ }}",
    "{{ '{0.__class__}'.format(words) }}",
    "{{ kept.append(1) }}",
    "{{ names.clear() }}",
    "{{ not_there }}",
    "{{ 1 // 0 }}",
    "{{ kept[9].x }}",
    "{% for n in range(10**9) %}{% endfor %}",
    "{{ words('No such phrase') }}",
]


@pytest.mark.parametrize("source", REACHES)
def test_a_template_cannot_reach_out_and_its_place_is_said(source):
    context = {"words": words("en"), "kept": [], "names": {}}
    with pytest.raises(BROKEN) as raised:
        rendered(f"\n\n{source}", **context)
    said = broken(raised.value)
    assert said is not None
    assert said.subject_id.startswith("theme/templates/notfound.html line 3: ")


def test_an_error_of_ours_is_not_said_to_be_the_themes():
    with pytest.raises(KeyError) as raised:
        words("en")("No such phrase")
    assert broken(raised.value) is None
