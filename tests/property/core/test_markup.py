"""Nothing in a Text renders as markup, in either template engine, read back by a real parser."""

from functools import cache

import lxml.html
import pytest
from django.template import Context, Engine
from hypothesis import given
from jinja2 import Environment
from tests.property.core.texts import texts

from firsthand.core.runs import blocks_of

SOURCE = (
    '<article lang="en">{% for block in blocks %}'
    '<p class="{{ block.kind }}" lang="{{ block.language }}">{% for run in block.runs %}'
    "<span{% for mark in run.marks %}"
    '{% if mark.kind == "link" %} title="{{ mark.value }}"{% endif %}'
    "{% endfor %}>{{ run.words }}</span>"
    "{% endfor %}</p>{% endfor %}</article>"
)


@cache
def jinja():
    return Environment(autoescape=True).from_string(SOURCE)


@cache
def django():
    return Engine(autoescape=True).from_string(SOURCE)


ENGINES = {
    "jinja": lambda blocks: jinja().render(blocks=blocks),
    "django": lambda blocks: django().render(Context({"blocks": blocks})),
}


@pytest.mark.parametrize("engine", ENGINES)
@given(text=texts())
def test_a_rendered_text_has_our_elements_its_words_and_nothing_else(engine, text):
    blocks = list(blocks_of(text))
    article = lxml.html.fragment_fromstring(ENGINES[engine](blocks))
    assert [each.tag for each in article] == ["p"] * len(blocks)
    assert {each.tag for each in article.iterdescendants()} <= {"p", "span"}
    assert {key for each in article.iter() for key in each.attrib} <= {"class", "lang", "title"}
    assert [each.text_content() for each in article] == [text.quote(block.span) for block in blocks]


def test_the_check_sees_markup_that_is_not_escaped():
    article = lxml.html.fragment_fromstring("<article><p><script>x</script></p></article>")
    assert {each.tag for each in article.iterdescendants()} == {"p", "script"}
