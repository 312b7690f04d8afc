"""Public records as JSON and back: one strict codec, made from the record dataclasses.

Strict means: every field of a record stands in its object, nothing else does, each of its type.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from firsthand.core.canonical import digest_of
from firsthand.core.errors import FirsthandError
from firsthand.core.text import FORBIDDEN, Text, marks_from_json, marks_to_json
from firsthand.public.errors import RecordShapeError
from firsthand.public.records import ItemRecord, PublishedItem

Record = TypeVar("Record")


class Codec(NamedTuple):
    """How values of one type become JSON, and how JSON becomes them."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


def record_json(record: object) -> dict[str, object]:
    """*record* (any dataclass of `records`) as a JSON object, fields by name.

    Raises: RecordShapeError where a string holds a control or bidi code point.
    """
    kind: Any = type(record)
    encoded: dict[str, object] = codec(kind).encode(record)
    return encoded


def record_from_json(kind: Callable[..., Record], value: object) -> Record:
    """The record of *kind* that `record_json` wrote.

    Raises: RecordShapeError.
    """
    decoded: Record = codec(kind).decode(value)
    return decoded


def item_from_json(value: object) -> PublishedItem:
    """The published Item in one line of items.jsonl.

    Raises: RecordShapeError.
    """
    return record_from_json(PublishedItem, value)


def record_digest(record: ItemRecord) -> str:
    """SHA-512 of the canonical JSON of the whole record: what tells it from an earlier one."""
    return digest_of(record_json(record))


@cache
def codec(kind: Any) -> Codec:
    """The codec of a field type: one of those in `records`, and no other.

    Raises: TypeError for a type that records may not have.
    """
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        return _optional(*(part for part in inner if part is not type(None)))
    if origin is tuple:
        return _row(inner[0])
    if origin is dict:
        return _mapping(codec(str))
    if kind in _LEAVES:
        return _LEAVES[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Codec(str, _decode_enum(kind))
    if is_dataclass(kind):
        return _dataclass(kind)
    raise TypeError(kind)


def _string(value: Any) -> str:
    if type(value) is not str or FORBIDDEN.search(value):
        raise RecordShapeError("str")
    return value


def _exactly(kind: type[Record]) -> Callable[[Any], Record]:
    def check(value: Any) -> Record:
        if type(value) is not kind:
            raise RecordShapeError(kind.__name__)
        return value

    return check


def _decode_date(value: Any) -> date:
    day = _string(value)
    try:
        found = date.fromisoformat(day)
    except ValueError:
        raise RecordShapeError("date") from None
    if found.isoformat() != day:
        raise RecordShapeError("date")
    return found


def _encode_text(text: Text) -> dict[str, object]:
    return {"marks": marks_to_json(text.marks), "string": text.string}


def _decode_text(value: Any) -> Text:
    if type(value) is not dict or value.keys() != {"marks", "string"}:
        raise RecordShapeError("Text")
    try:
        return Text(_string(value["string"]), marks_from_json(value["marks"]))
    except (FirsthandError, TypeError):
        raise RecordShapeError("Text") from None


_LEAVES: dict[type, Codec] = {
    str: Codec(_string, _string),
    int: Codec(_exactly(int), _exactly(int)),
    bool: Codec(_exactly(bool), _exactly(bool)),
    date: Codec(date.isoformat, _decode_date),
    Text: Codec(_encode_text, _decode_text),
}


def _decode_enum(kind: type[StrEnum]) -> Callable[[Any], StrEnum]:
    members = {str(member): member for member in kind}

    def decode(value: Any) -> StrEnum:
        if type(value) is not str or value not in members:
            raise RecordShapeError(kind.__name__)
        return members[value]

    return decode


def _optional(kind: Any) -> Codec:
    some = codec(kind)
    return Codec(
        lambda value: None if value is None else some.encode(value),
        lambda value: None if value is None else some.decode(value),
    )


def _row(kind: Any) -> Codec:
    each, is_list = codec(kind), _exactly(list)
    return Codec(
        lambda values: [each.encode(value) for value in values],
        lambda values: tuple([each.decode(value) for value in is_list(values)]),
    )


def _mapping(each: Codec) -> Codec:
    is_dict = _exactly(dict)
    return Codec(
        lambda value: {each.encode(key): each.encode(word) for key, word in value.items()},
        lambda value: {each.decode(key): each.decode(word) for key, word in is_dict(value).items()},
    )


def _dataclass(kind: Any) -> Codec:
    hints = get_type_hints(kind)
    parts = {field.name: codec(hints[field.name]) for field in fields(kind)}

    def encode(record: Any) -> dict[str, object]:
        read = {name: getattr(record, name) for name in parts}
        return _each(kind.__name__, {name: part.encode for name, part in parts.items()}, read)

    decoders = {name: part.decode for name, part in parts.items()}

    def decode(value: Any) -> Any:
        if type(value) is not dict or value.keys() != parts.keys():
            raise RecordShapeError(kind.__name__)
        return kind(**_each(kind.__name__, decoders, value))

    return Codec(encode, decode)


def _each(
    kind: str, steps: dict[str, Callable[[Any], Any]], values: dict[str, Any]
) -> dict[str, Any]:
    done: dict[str, Any] = {}
    name = ""
    try:
        for name, step in steps.items():
            done[name] = step(values[name])
    except RecordShapeError as error:
        inner = error.subject_id
        raise RecordShapeError(inner if "." in inner else f"{kind}.{name}") from None
    return done
