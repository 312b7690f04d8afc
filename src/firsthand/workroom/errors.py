"""What the workroom refuses: codes and ids; screens and commands find the words."""

from firsthand.core.errors import FirsthandError


class WorkroomError(FirsthandError):
    """A service cannot do what was asked (id: a code of the reason)."""

    code = "FH600"


class NotAllowedError(WorkroomError):
    """The Member has no role that may do this."""

    code = "FH601"


class StaleError(WorkroomError):
    """The row was changed by somebody else in the meantime (id: the row)."""

    code = "FH602"


class RefusedError(WorkroomError):
    """A rule of the house forbids this (id: the rule's code)."""

    code = "FH603"
