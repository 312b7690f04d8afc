"""Our quicker environment says what Jinja's own says, sign by sign."""

from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup, escape
from tests.integration.edition import editions
from tests.unit.edition import sample

from firsthand.edition.templating import QuickEnvironment, escaped

VALUES = ["a", "", "a & b", "<b>", "“x”", "'", '"', Markup("<b>"), Markup(""), 3, None, 2.5, True]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_is_escaped_as_by_markupsafe(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


def test_a_subclass_of_str_cannot_pass_for_safe() -> None:
    class Sly(str):
        __slots__ = ()

        def __html__(self) -> str:
            return "ours"

    assert escaped(Sly("<b>")) == "ours"


@pytest.mark.parametrize(
    "source",
    [
        "{{ x }}{% macro m(a) %}<{{ a }}>{% endmacro %}{{ m(x) }}",
        "{% set y %}{{ x }}{% endset %}{{ y }}{{ y | upper }}",
        "{% for a in [x, x] %}{{ t(a) }}{{ loop.index }}{% endfor %}",
        "{% filter upper %}{{ x }}{% endfilter %}",
        "{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}{{ x }}{% endcall %}",
        "{% autoescape false %}{{ x }}{% endautoescape %}{{ x }}",
    ],
)
def test_templates_come_out_alike(source: str) -> None:
    shown = [
        kind(autoescape=True, undefined=jinja2.StrictUndefined)
        .from_string(source)
        .render(x="<&'\">", t=lambda words: f"said {words}")
        for kind in (QuickEnvironment, jinja2.Environment)
    ]
    assert shown[0] == shown[1]


def test_whole_editions_come_out_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = sample.tree(editions.built(tmp_path / "quick"))
    monkeypatch.setattr("firsthand.edition.environment.QuickEnvironment", jinja2.Environment)
    assert sample.tree(editions.built(tmp_path / "plain")) == quick
