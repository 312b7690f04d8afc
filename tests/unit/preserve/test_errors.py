import errno

import pytest

from firsthand.preserve import errors
from firsthand.preserve.errors import (
    DiskFullError,
    PreserveError,
    ReadOnlyStoreError,
    StoreFailedError,
)

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, PreserveError)
]


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (errno.ENOSPC, DiskFullError, "FH152 ENOSPC"),
        (errno.EDQUOT, DiskFullError, "FH152 EDQUOT"),
        (errno.EROFS, ReadOnlyStoreError, "FH153 EROFS"),
        (errno.EIO, StoreFailedError, "FH151 EIO"),
        (None, StoreFailedError, "FH151 EIO"),
    ],
)
def test_a_refusal_becomes_its_kind_and_loses_its_path(number, kind, text):
    error = StoreFailedError.of(OSError(number, "words", "/home/somebody/Sara.html"))
    assert type(error) is kind
    assert str(error) == text


def test_no_two_errors_share_a_code():
    assert len({kind.code for kind in KINDS}) == len(KINDS)
