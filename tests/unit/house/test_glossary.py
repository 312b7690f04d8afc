"""Every public class of the core and of the public records stands in docs/glossary.md."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
CODE = REPOSITORY / "src/firsthand"
GLOSSARY = REPOSITORY / "docs/glossary.md"


def entries(glossary: str) -> set[str]:
    """The words that *glossary* explains: those in bold at the head of a line."""
    heads = re.findall(r"^\*\*.+?\*\*(?:, \*\*.+?\*\*)*", glossary, flags=re.MULTILINE)
    return {word for head in heads for word in re.findall(r"\*\*(.+?)\*\*", head)}


def public_classes(sources: Iterable[str]) -> set[str]:
    """The names of the classes that *sources* offer to others."""
    return {
        node.name
        for source in sources
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def our_sources() -> list[str]:
    """The core and the public records."""
    paths = [*sorted((CODE / "core").rglob("*.py")), CODE / "public/records.py"]
    return [path.read_text("utf-8") for path in paths]


def test_every_public_class_has_an_entry() -> None:
    assert public_classes(our_sources()) - entries(GLOSSARY.read_text("utf-8")) == set()


def test_a_planted_class_without_entry_is_found() -> None:
    planted = [*our_sources(), "class Planted: ...\nclass _Private: ...\n"]
    assert public_classes(planted) - entries(GLOSSARY.read_text("utf-8")) == {"Planted"}


def test_only_the_head_of_an_entry_counts() -> None:
    assert entries("**Text**, **Mark**: a string; see **Span**.\nnot **Here**: no") == {
        "Text",
        "Mark",
    }
