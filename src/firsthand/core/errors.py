"""The one base of our errors, and those that the core raises."""

from typing import ClassVar


class FirsthandError(Exception):
    """What went wrong, as a stable code and an id; never a name, a quote or a file name.

    The sentence for the person at the screen is made at the edge, in their language.
    Families: FH1 originals and importers, FH2 texts, FH3 names, FH4 disclosure, FH5 edition,
    FH6 workroom, FH9 command line.
    """

    code: ClassVar[str] = "FH000"

    def __init__(self, subject_id: object = "") -> None:
        """*subject_id* is an id, a number or a code; empty where nothing can be pointed at."""
        self.subject_id = str(subject_id)
        super().__init__(f"{self.code} {self.subject_id}".rstrip())


class TextError(FirsthandError):
    """A string or its marks cannot be a Text."""

    code = "FH200"


class NotNormalError(TextError):
    """The string is not NFC, or holds a control or bidi code point (id: its position)."""

    code = "FH201"


class SpanError(TextError):
    """A span lies outside its string, is empty or turned round (id: start-end)."""

    code = "FH202"


class EditError(TextError):
    """Edits overlap, or the joined string would not be NFC (id: position)."""

    code = "FH203"


class DateError(FirsthandError):
    """A written date is not EDTF as we read it, or a day that does not exist."""

    code = "FH210"


class CodeError(FirsthandError):
    """A vocabulary has no such code (id: the code)."""

    code = "FH220"
