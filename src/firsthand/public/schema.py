"""The JSON Schema of a bundle, made from the records: `python -m firsthand.public.schema`.

Source: JSON Schema 2020-12. docs/reference/bundle.schema.json is this module's output.
"""

import json
import sys
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from firsthand.core.text import MarkKind, Text
from firsthand.public.bundle import AGENTS, ARCHIVE, FORMAT, FRONTS, ITEMS, LINKS, PAGES, SERIES
from firsthand.public.records import (
    ArchiveRecord,
    FrontRecord,
    PageRecord,
    PublishedItem,
    SeriesRecord,
)
from firsthand.public.relations import AgentRecord, LinkRecord

LINES = {
    ARCHIVE: ArchiveRecord,
    ITEMS: PublishedItem,
    LINKS: LinkRecord,
    AGENTS: AgentRecord,
    SERIES: SeriesRecord,
    FRONTS: FrontRecord,
    PAGES: PageRecord,
}
Schema = dict[str, Any]
_PLAIN: dict[type, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
}
_MARK: Schema = {
    "type": "array",
    "description": "kind, start, end (code points, half-open), value",
    "prefixItems": [
        {"enum": [str(kind) for kind in MarkKind]},
        {"type": "integer", "minimum": 0},
        {"type": "integer", "minimum": 1},
        {"type": "string"},
    ],
    "items": False,
    "minItems": 4,
}


def bundle_schema() -> Schema:
    """The schema: under `files` one entry a file of a bundle, for each line of it."""
    definitions: dict[str, Schema] = {}
    files = {name: _schema(kind, definitions) for name, kind in LINES.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "description": "Each line of a file of the bundle is an object of the kind named here.",
        "properties": files,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(kind: Any, definitions: dict[str, Schema]) -> Schema:
    inner = get_args(kind)
    if inner:
        return _composed(get_origin(kind), inner, definitions)
    if kind in _PLAIN:
        return _PLAIN[kind]
    if not is_dataclass(kind):
        return _enumeration(kind)
    return _reference(kind, definitions)


def _composed(origin: Any, inner: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    if origin in {Union, UnionType}:
        return {"anyOf": [_schema(part, definitions) for part in inner]}
    if origin is tuple:
        return {"type": "array", "items": _schema(inner[0], definitions)}
    return {"type": "object", "additionalProperties": _schema(inner[1], definitions)}


def _reference(kind: Any, definitions: dict[str, Schema]) -> Schema:
    name = str(kind.__name__)
    if name not in definitions:
        definitions[name] = _text() if kind is Text else _record(kind, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _enumeration(kind: type[StrEnum]) -> Schema:
    return {"type": "string", "enum": [str(member) for member in kind]}


def _record(kind: Any, definitions: dict[str, Schema]) -> Schema:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    return {
        "type": "object",
        "description": (kind.__doc__ or "").strip().split("\n")[0],
        "properties": {name: _schema(hints[name], definitions) for name in names},
        "required": names,
        "additionalProperties": False,
    }


def _text() -> Schema:
    return {
        "type": "object",
        "description": "Running text: a string in NFC, one block a line, and marks over it.",
        "properties": {
            "string": {"type": "string"},
            "marks": {"type": "array", "items": _MARK},
        },
        "required": ["string", "marks"],
        "additionalProperties": False,
    }


def schema_text() -> str:
    """The schema as the file in docs holds it."""
    return json.dumps(bundle_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
