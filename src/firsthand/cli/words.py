"""What our error codes mean, in a sentence that says what to do next."""

from firsthand.core.errors import FirsthandError

SENTENCES = {
    "FH130 missing": "There is no archive here. Make one with: firsthand init DIR",
    "FH130 not_empty": "The folder is not empty. Name a new folder, or an empty one.",
    "FH130 syntax": "firsthand.toml cannot be read: it is not valid TOML. Mend it and run again.",
    "FH130": "firsthand.toml has a value that is not understood: {id}. Mend it and run again.",
    "FH131": "The archive's theme cannot be used: {id}. Mend it and run again.",
    "FH151": "The disk is full. Nothing half-written is kept; free some space and run again.",
    "FH152": "The store of originals is read-only. Make it writable and run again.",
    "FH411": "Line {id} of the list has no word that can be searched. Mend it and run again.",
    "FH501": "This bundle is damaged: {id}. Make it again with: firsthand release",
    "FH517": "The archive's theme cannot be used: {id}. The earlier edition still stands.",
    "FH603 no_text": "The Item has no text in that language. Add one first.",
    "FH603 kind": "A file can be a received text, transcript, corrected text or translation.",
    "FH900": "There is no Member with that login. See: firsthand members",
    "FH901": "There is no Item with that id. See: firsthand items",
    "FH902": "No edition can be scanned here: {id}.",
    "FH903": "The edition could not be built ({id}). The earlier edition still stands.",
    "FH904": "The demo’s decisions do not fit its texts ({id}).",
    "FH905": "A picture of the demo was refused ({id}).",
}


class LoginUnknownError(FirsthandError):
    """No Member has the login that was given."""

    code = "FH900"


class ItemUnknownError(FirsthandError):
    """No Item has the id that was given."""

    code = "FH901"


def sentence(error: FirsthandError) -> str:
    """What went wrong and what to do next; the bare code where we have no better words."""
    known = SENTENCES.get(f"{error.code} {error.subject_id}") or SENTENCES.get(error.code)
    if known is None:
        return f"{error}: {type(error).__doc__ or ''}".strip()
    return known.format(id=error.subject_id)
