"""The capture record beside every original: how its bytes reached us."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from firsthand.preserve.errors import InventoryError

CAPTURE_NAME = "capture.json"
_FORMAT = "firsthand-capture-1"


class CaptureMethod(StrEnum):
    """How an original came to the archive."""

    UNKNOWN = "unknown"
    GIFT = "gift"
    OWN_RECORDING = "own_recording"
    WEB_CAPTURE = "web_capture"
    SAVED_PAGE = "saved_page"
    FORM = "form"
    SCAN = "scan"
    EXPORT = "export"
    COURT_FILE = "court_file"
    PURCHASE = "purchase"


@dataclass(frozen=True, slots=True)
class Capture:
    """What was known when the bytes came in; enough to list the items without a database.

    *captured_at* is aware; *file_name* is the name as received, undecodable bytes kept as
    lone surrogates (PEP 383); *source_url* is as written. None means not known.
    """

    captured_at: datetime
    method: CaptureMethod
    media_type: str
    file_name: str | None = None
    source_url: str | None = None


def write_capture(capture: Capture) -> bytes:
    """*capture* as JSON that a person can read; every string comes back as it was."""
    record = {
        "format": _FORMAT,
        "captured_at": capture.captured_at.astimezone(UTC).isoformat(),
        "method": capture.method.value,
        "media_type": capture.media_type,
        "file_name": capture.file_name,
        "source_url": capture.source_url,
    }
    text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    # A lone surrogate has no UTF-8; its backslash escape is JSON's own.
    return text.encode("utf-8", "backslashreplace")


def read_capture(content: bytes, *, object_id: str) -> Capture:
    """The Capture that *content* holds.

    Raises: InventoryError if it is no capture record of ours.
    """
    try:
        record = json.loads(content)
        if record.pop("format") != _FORMAT:
            raise InventoryError(object_id)
        captured_at = datetime.fromisoformat(record.pop("captured_at"))
        method = CaptureMethod(record.pop("method"))
        return Capture(captured_at=captured_at, method=method, **record)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InventoryError(object_id) from None
