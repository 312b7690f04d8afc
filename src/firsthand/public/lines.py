"""The Items of a bundle line by line: what stands where, so that a text is read when it is asked.

A line's digest tells whether the Item is as it was in an earlier bundle. What is read of a text at
first is its opening: as far as its title and a teaser cut from it reach.
"""

import json
from collections.abc import Container, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO

from firsthand.core.text import Text
from firsthand.public.encoding import item_from_json, record_from_json
from firsthand.public.errors import RecordShapeError
from firsthand.public.records import PublishedItem

DIGEST_BYTES = 16
TEXT_KEYS = {"string", "marks"}
AS_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


@dataclass(frozen=True, slots=True)
class Line:
    """One Item: where its line begins in the file (byte), and the digests of all of it.

    `beside` is the digest of all but the text. `item` has its text whole or only its opening.
    """

    place: int
    digest: bytes
    beside: bytes
    item: PublishedItem


def read_lines(path: Path, whole: Container[str]) -> Iterator[Line]:
    """The lines of the file *path*; the texts of the Items *whole* (public ids) are read whole.

    So are those that were corrected.
    Raises: RecordShapeError.
    """
    place = 0
    with path.open("rb") as file:
        for line in file:
            yield _line(line, place, whole)
            place += len(line)


def text_at(file: BinaryIO, place: int) -> Text:
    """The whole text of the Item whose line begins at byte *place* of *file*.

    Raises: RecordShapeError.
    """
    file.seek(place)
    record, _ = _record(file.readline())
    return record_from_json(Text, record["text"])


def digest_of_bytes(*parts: bytes) -> bytes:
    """A digest of *parts*, each told from its neighbours; 16 bytes, for telling what changed."""
    sizes = b"".join(len(part).to_bytes(8, "big") for part in parts)
    return blake2b(b"".join((sizes, *parts)), digest_size=DIGEST_BYTES).digest()


def _line(line: bytes, place: int, whole: Container[str]) -> Line:
    record, value = _record(line)
    text = record["text"]
    if record.get("item_id") not in whole and not record.get("corrections"):
        record["text"] = _opening(text, record.get("teaser"))
    item = item_from_json(value)
    del record["text"]
    return Line(place, digest_of_bytes(line), digest_of_bytes(AS_JSON(value).encode()), item)


def _record(line: bytes) -> tuple[dict[str, Any], object]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise RecordShapeError("items.jsonl") from None
    match value:
        case {"record": {"text": _, **_rest}}:
            return value["record"], value
        case _:
            raise RecordShapeError("items.jsonl")


def _opening(text: Any, teaser: Any) -> Any:
    """The JSON of *text*, cut after what its title and *teaser* need; what is no text, as it is."""
    match text:
        case {"string": str(string), "marks": list(marks)} if text.keys() == TEXT_KEYS and teaser:
            pass
        case _:
            return text
    found = string.replace("\n", " ").find(str(teaser).replace("\n", " "))
    first = string.find("\n", len(string) - len(string.lstrip("\n")))
    reach = max(len(string) if first < 0 else first, found + len(teaser) if found >= 0 else 0)
    kept = [mark for mark in marks if _start(mark) < reach]
    end = max([reach, *(mark[2] for mark in kept)])
    return {"string": string[:end], "marks": kept}


def _start(mark: Any) -> int:
    """Where the row *mark* begins.

    Raises: RecordShapeError.
    """
    match mark:
        case [_, int(start), int(), _]:
            return start
        case _:
            raise RecordShapeError("Text")
