"""The gate's errors: codes and ids, never words."""

from firsthand.core.errors import FirsthandError


class DisclosureError(FirsthandError):
    """The gate refuses."""

    code = "FH400"


class MaskingError(DisclosureError):
    """A text cannot be masked as decided (id: the version)."""

    code = "FH401"


class ApprovalError(DisclosureError):
    """Who asks may not approve this (id: the reason's code)."""

    code = "FH402"


class BasisError(DisclosureError):
    """A Basis lacks what its kind needs, or its person may have none (id: what lacks)."""

    code = "FH403"


class WordingError(DisclosureError):
    """An own-voice text names somebody it may not (id: the reason's code)."""

    code = "FH404"
