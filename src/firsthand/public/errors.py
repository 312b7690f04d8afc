"""What can be wrong with a bundle."""

from firsthand.core.errors import FirsthandError


class BundleError(FirsthandError):
    """A folder is not a bundle that we can read or write."""

    code = "FH500"


class RecordShapeError(BundleError):
    """A record has an unknown, missing or ill-typed field (id: record kind and field)."""

    code = "FH501"


class BundleDigestError(BundleError):
    """A file of the bundle is missing, or is not what the manifest says (id: its name there)."""

    code = "FH502"


class BundleOrderError(BundleError):
    """Records are not in their order, or one stands twice (id: file of the bundle)."""

    code = "FH503"


class BundleVersionError(BundleError):
    """The manifest is none that this version reads."""

    code = "FH504"


class BundleExistsError(BundleError):
    """The folder that was to be written holds something already."""

    code = "FH505"
