"""What can stop a build."""

from firsthand.core.errors import FirsthandError


class BuildError(FirsthandError):
    """The edition cannot be built."""

    code = "FH510"


class OutputExistsError(BuildError):
    """The folder that was to hold the edition holds something already."""

    code = "FH511"


class AddressError(BuildError):
    """An id or a language tag cannot be part of an address (id: which field)."""

    code = "FH512"


class DanglingError(BuildError):
    """A front page names an Item that is not in the bundle (id: its public id)."""

    code = "FH513"


class WorkerError(BuildError):
    """A part of the build ended early (id: its exit status)."""

    code = "FH514"


class FenceError(BuildError, PermissionError):
    """The build reached for what lies outside its fence (id: the audit event)."""

    code = "FH515"


class ReachError(BuildError):
    """A page reads an Item that it did not say it would print (id: its public id)."""

    code = "FH516"


class ThemeError(BuildError):
    """The archive's theme cannot be used (id: where, and what is wrong with it)."""

    code = "FH517"
