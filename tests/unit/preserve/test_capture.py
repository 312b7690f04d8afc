from datetime import UTC, datetime, timedelta, timezone

import pytest

from firsthand.preserve.capture import Capture, CaptureMethod, read_capture, write_capture
from firsthand.preserve.errors import InventoryError

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
PAGE = Capture(
    NOON, CaptureMethod.SAVED_PAGE, "text/html", "صفحهٔ اول.html", "http://oldgate.example/"
)


def test_reads_back_what_was_written():
    assert read_capture(write_capture(PAGE), object_id="x") == PAGE


def test_keeps_a_file_name_that_is_not_utf8():
    odd = Capture(NOON, CaptureMethod.GIFT, "text/plain", "caf\udce9.txt")
    assert read_capture(write_capture(odd), object_id="x") == odd


def test_is_readable_by_a_person():
    assert '"file_name": "صفحهٔ اول.html"' in write_capture(PAGE).decode("utf-8")


def test_writes_every_time_in_utc():
    tehran = NOON.astimezone(timezone(timedelta(hours=3, minutes=30)))
    there = Capture(tehran, CaptureMethod.GIFT, "text/plain")
    assert b"2026-03-04T12:00:00+00:00" in write_capture(there)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        write_capture(PAGE).replace(b"capture-1", b"capture-9"),
        write_capture(PAGE).replace(b"saved_page", b"stolen"),
        write_capture(PAGE).replace(b"file_name", b"fule_name"),
    ],
)
def test_refuses_what_is_no_capture_record(content):
    with pytest.raises(InventoryError, match=r"^FH157 an-id$"):
        read_capture(content, object_id="an-id")
