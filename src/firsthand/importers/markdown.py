"""Markdown."""

from firsthand.importers.drafts import Draft
from firsthand.importers.plaintext import parsed_text


def drafts_of_markdown(untrusted: str, *, base_url: str) -> tuple[Draft, ...]:
    """Stub."""
    return parsed_text(untrusted).drafts
