"""The schema in docs is that of the records, and says what the codec does."""

import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

from tests.unit.edition import sample

from firsthand.core.canonical import canonical_json
from firsthand.public import records
from firsthand.public.bundle import FILES, write_bundle
from firsthand.public.encoding import record_json
from firsthand.public.records import Picture, PictureFile
from firsthand.public.schema import bundle_schema, schema_text
from firsthand.public.theme import PhraseRecord, SectionRecord, ThemeRecord

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


NOTHING: dict = {"enum": []}  # what a schema of `false` allows
KINDS = {"string": str, "integer": int, "boolean": bool, "null": type(None)}


def holds(value: object, schema: dict, root: dict) -> bool:
    """Whether *value* is as *schema* says: the little of JSON Schema that ours uses."""
    if "$ref" in schema:
        return holds(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema:
        return any(holds(value, option, root) for option in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    if schema["type"] in KINDS:
        return type(value) is KINDS[schema["type"]]
    if type(value) not in {list, dict}:
        return False
    return all(holds(part, found, root) for part, found in parts(value, schema))


def parts(value: object, schema: dict) -> list[tuple[object, dict]]:
    """Each part of an array or object and its schema; a part with none is an error."""
    if "prefixItems" in schema:
        return list(zip(value, schema["prefixItems"], strict=True))
    if schema["type"] == "array":
        return [(part, schema["items"]) for part in value]
    assert set(schema.get("required", ())) <= set(value)
    known, others = schema.get("properties", {}), schema.get("additionalProperties")
    return [(part, known.get(name) or others or NOTHING) for name, part in value.items()]


def test_what_is_written_is_as_the_schema_says() -> None:
    schema = bundle_schema()
    for item in sample.items():
        line = json.loads(canonical_json(record_json(item)))
        assert holds(line, schema["$defs"]["PublishedItem"], schema)
        line["record"]["genre"] = "gossip"
        assert not holds(line, schema["$defs"]["PublishedItem"], schema)


THEME = ThemeRecord(light={"ink": "#000000"}, texts=(PhraseRecord("fa", "Front page", "امروز"),))
SECTION = SectionRecord("letters", {"en": "Letters"}, ("ITM01",), show_empty=True)
PICTURE = Picture(
    "p" * 26,
    (PictureFile("pictures/" + "p" * 26 + "-480.webp", "image/webp", 480, 320, "0" * 128),),
    "A drawer, half open",
    warnings=("WA1",),
)


def test_every_line_of_a_whole_bundle_is_as_the_schema_says(tmp_path: Path) -> None:
    archive = replace(sample.ARCHIVE, theme=THEME, sections=(SECTION,))
    write_bundle(tmp_path, **sample.contents(archive=archive))
    schema = bundle_schema()
    for name in FILES:
        lines = [json.loads(line) for line in (tmp_path / name).read_bytes().split(b"\n")[:-1]]
        assert lines, name
        assert all(holds(line, schema["properties"][name], schema) for line in lines), name
        assert not any(
            holds({**line, "more": 1}, schema["properties"][name], schema) for line in lines
        )


def test_a_picture_is_as_the_schema_says() -> None:
    schema = bundle_schema()
    value = json.loads(canonical_json(record_json(PICTURE)))
    assert holds(value, schema["$defs"]["Picture"], schema)
