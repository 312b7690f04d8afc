"""Citations for reference managers: each field says what it is given, and nothing beside it."""

from dataclasses import replace
from datetime import date

import pytest

from firsthand.edition.citing import Citation, bibtex, ris

CITATION = Citation(
    key="a-en",
    urn="urn:x:a",
    title="A winter",
    who="a neighbour",
    archive="Causeway Circle",
    url="",
    language="en",
    approved_on=date(2026, 3, 4),
    issued="",
)


@pytest.mark.parametrize("field", ["title", "who", "archive"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028"])
def test_no_field_of_ris_begins_another(field, end):
    two_lines = replace(CITATION, **{field: f"first{end}ER  - "})
    assert len(ris(two_lines, "2026-03-05").splitlines()) == len(
        ris(CITATION, "2026-03-05").splitlines()
    )


def test_no_field_of_bibtex_ends_the_entry():
    entry = bibtex(replace(CITATION, title="}},\n}\n@online{b,"), "2026-03-05")
    bare = entry.replace(r"\{", "").replace(r"\}", "")
    assert bare.count("{") == bare.count("}")
    assert entry.endswith("\n}")
