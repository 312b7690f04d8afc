"""What the matcher refuses."""

from firsthand.core.errors import FirsthandError


class NameMatchError(FirsthandError):
    """A name cannot be compared."""

    code = "FH310"


class SurrogateError(NameMatchError):
    """A name holds a lone surrogate, which is no character (id: the code point, hexadecimal)."""

    code = "FH311"
