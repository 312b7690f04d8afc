"""The schema in docs is that of the records, and says what the codec does."""

import json
from dataclasses import fields, is_dataclass
from pathlib import Path

from firsthand.core.canonical import canonical_json
from firsthand.public import records
from firsthand.public.bundle import FILES
from firsthand.public.encoding import record_json
from firsthand.public.schema import bundle_schema, schema_text
from tests.unit.edition import sample

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "reference" / "bundle.schema.json"


def test_the_document_is_fresh() -> None:
    assert DOCUMENT.read_text("utf-8") == schema_text(), "run: python -m firsthand.public.schema"


def test_every_file_and_every_record_is_described() -> None:
    schema = bundle_schema()
    assert set(schema["properties"]) == set(FILES)
    described = {name: set(found["properties"]) for name, found in schema["$defs"].items()}
    for kind in vars(records).values():
        if is_dataclass(kind) and kind.__module__ == records.__name__:
            assert described[kind.__name__] == {field.name for field in fields(kind)}


def holds(value: object, schema: dict, root: dict) -> bool:
    """Whether *value* is as *schema* says: the little of JSON Schema that ours uses."""
    if "$ref" in schema:
        return holds(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema:
        return any(holds(value, option, root) for option in schema["anyOf"])
    if "prefixItems" in schema:
        pairs = zip(value, schema["prefixItems"], strict=True)
        return all(holds(part, found, root) for part, found in pairs)
    if "enum" in schema:
        return value in schema["enum"]
    kinds = {"string": str, "integer": int, "boolean": bool, "null": type(None)}
    if schema["type"] in kinds:
        return type(value) is kinds[schema["type"]]
    if schema["type"] == "array":
        return all(holds(part, schema["items"], root) for part in value)
    known = schema.get("properties", {})
    rest = schema["additionalProperties"]
    required = set(schema.get("required", ()))
    return required <= set(value) and all(
        holds(part, known[name] if name in known else rest, root)
        for name, part in value.items()
        if name in known or rest is not False or not known
    )


def test_what_is_written_is_as_the_schema_says() -> None:
    schema = bundle_schema()
    for item in sample.items():
        line = json.loads(canonical_json(record_json(item)))
        assert holds(line, schema["$defs"]["PublishedItem"], schema)
        line["record"]["genre"] = "gossip"
        assert not holds(line, schema["$defs"]["PublishedItem"], schema)
