"""Why a format could not be read: one code each, and nothing that the input says."""

from enum import StrEnum
from typing import ClassVar

from firsthand.core.errors import FirsthandError


class RefusalCode(StrEnum):
    """Why an input gives no drafts; the sentence for a person is made at the edge."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    TOO_DEEP = "too_deep"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    UNSUPPORTED = "unsupported"
    NO_PICTURE = "no_picture"
    PICTURE_FORMAT = "picture_format"
    PICTURE_TOO_LARGE = "picture_too_large"
    PICTURE_BROKEN = "picture_broken"


class RefusalError(FirsthandError):
    """The input is not read (id: its RefusalCode)."""

    code: ClassVar[str] = "FH110"

    def __init__(self, refusal: RefusalCode) -> None:
        """*refusal* is all that is said."""
        self.refusal = refusal
        super().__init__(refusal)
