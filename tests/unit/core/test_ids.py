"""Public ids as text and back."""

import pytest

from firsthand.core.ids import pid_bytes, pid_text


@pytest.mark.parametrize("pid", [bytes(16), bytes(range(16)), b"\xff" * 16])
def test_text_and_back(pid):
    assert pid_bytes(pid_text(pid)) == pid


@pytest.mark.parametrize(
    "text", ["", "0" * 25, "0" * 25 + "1", "W" * 26, pid_text(b"a" * 16).upper()]
)
def test_what_is_no_public_id_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        pid_bytes(text)
