"""Plain text: paragraphs from its lines, a title where the first line is one, front pages."""

from firsthand.importers.blocks import TextBuilder
from firsthand.importers.drafts import Draft, Parsed


def parsed_text(untrusted: str) -> Parsed:
    """Stub."""
    b = TextBuilder()
    for line in untrusted.splitlines():
        b.words(line)
        b.end_block()
    return Parsed("text/plain", (Draft(b.built().text, "und"),))
