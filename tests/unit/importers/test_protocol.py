import json

import pytest

from firsthand.core.codes import Completeness, FlagCode
from firsthand.core.text import Mark, MarkKind, Span, make_text
from firsthand.importers.drafts import Draft, DraftFlag, Parsed
from firsthand.importers.errors import RefusalCode
from firsthand.importers.protocol import (
    Answer,
    ProtocolError,
    Refused,
    Request,
    answer_from_json,
    answer_to_json,
    request_from_json,
    request_to_json,
)

DRAFT = Draft(
    text=make_text(
        "Title\nنامه‌ها and words",
        [
            Mark(MarkKind.HEADING, Span(0, 5), "1"),
            Mark(MarkKind.LINK, Span(6, 9), "http://a.example/"),
        ],
    ),
    language="fa",
    completeness=Completeness.EXCERPT,
    cut_end=True,
    position=3,
    source_url="../x.htm",
    series_title="Title",
    part=2,
    part_written="(2)",
    issued_written="۱ مهر ۱۳۵۶",
    flags=(DraftFlag(FlagCode.CUT, Span(6, 9)), DraftFlag(FlagCode.NO_OUTLET)),
)
PARSED = Parsed("text/html", (DRAFT, DRAFT), is_front_page=True, page_url="http://a.example/")


@pytest.mark.parametrize(
    "answer",
    [
        Answer(PARSED),
        Answer(Parsed("text/plain", (DRAFT,)), is_last=True),
        Answer(Refused(RefusalCode.TOO_DEEP)),
        Answer(Refused(RefusalCode.OUT_OF_MEMORY), is_last=True),
    ],
)
def test_answers_come_back_as_they_went(answer: Answer) -> None:
    assert answer_from_json(answer_to_json(answer)) == answer


def test_requests_come_back_as_they_went() -> None:
    request = Request("a\udc80\n.html", "http://a.example/", pasted=True)
    assert request_from_json(request_to_json(request)) == request


def changed(**values: object) -> bytes:
    content = json.loads(answer_to_json(Answer(PARSED)))
    content["drafts"][0].update(values)
    return json.dumps(content).encode()


@pytest.mark.parametrize(
    "values",
    [
        {"string": "a\u202eb", "marks": [], "flags": []},
        {"string": "a\x00b", "marks": [], "flags": []},
        {"string": "cafe\u0301", "marks": [], "flags": []},
        {"string": 7},
        {"string": None},
        {"marks": [["heading", 0, 900, "1"]]},
        {"marks": [["heading", 3, 3, "1"]]},
        {"marks": [["heading", -1, 3, "1"]]},
        {"marks": [["heading", True, 3, "1"]]},
        {"marks": [["heading", 0.0, 3, "1"]]},
        {"marks": [["heading", 0, 3, "7"]]},
        {"marks": [["script", 0, 3, ""]]},
        {"marks": [["link", 0, 3, "javascript:alert(1)"]]},
        {"marks": [["link", 0, 3, "java\tscript:alert(1)"]]},
        {"marks": [["link", 0, 3, ""]]},
        {"marks": [["replaced", 0, 3, "role"]]},
        {"marks": [["cut", 0, 3, ""]]},
        {"marks": [["strong", 6, 9, ""], ["heading", 0, 5, "1"]]},
        {"marks": [["strong", 0, 3]]},
        {"marks": [["strong", 0, 3, "", "more"]]},
        {"marks": {"0": []}},
        {"marks": [["strong", 0, 3, ""]] * 5000},
        {"flags": [["cut", 0, 900]]},
        {"flags": [["cut", 5, 2]]},
        {"flags": [["no_such"]]},
        {"flags": [["cut", None, None]]},
        {"flags": [["cut"]] * 60_000},
        {"language": "x" * 50},
        {"language": "<b>"},
        {"language": ["fa"]},
        {"completeness": "whole"},
        {"cut_start": 1},
        {"cut_end": "yes"},
        {"position": -1},
        {"position": 10**9},
        {"position": True},
        {"position": 1.5},
        {"part": "2"},
        {"source_url": "javascript:alert(1)"},
        {"source_url": "http://a.example/\u202e"},
        {"source_url": "x" * 5000},
        {"part_written": "a\nb\x07"},
        {"series_title": "x" * 5000},
        {"issued_written": {"$": 1}},
        {"one_more": 1},
    ],
)
def test_no_value_that_a_worker_would_not_send_gets_through(values: dict[str, object]) -> None:
    with pytest.raises(ProtocolError):
        answer_from_json(changed(**values))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{}",
        b'{"is_last": 1, "refused": "empty"}',
        b'{"is_last": false, "refused": "because"}',
        b'{"is_last": false, "refused": "empty", "words": "a name"}',
        b'{"is_last": false, "refused": ["empty"]}',
        b'{"is_last": false, "media_type": "text/html", "drafts": []}',
        b"[" * 200_000,
        b'{"is_last": ' + b"9" * 10_000 + b"}",
        b'{"is_last": NaN}',
    ],
)
def test_no_shape_that_a_worker_would_not_send_gets_through(answer: bytes) -> None:
    with pytest.raises(ProtocolError):
        answer_from_json(answer)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("media_type", "application/x-sh"),
        ("page_url", "javascript:x"),
        ("is_front_page", False),
        ("drafts", None),
        ("drafts", [{}]),
        ("drafts", [[]] * 3000),
    ],
)
def test_the_whole_is_checked_too(name: str, value: object) -> None:
    content = json.loads(answer_to_json(Answer(PARSED)))
    content[name] = value
    with pytest.raises(ProtocolError):
        answer_from_json(json.dumps(content).encode())


def test_an_error_says_no_word_of_the_answer() -> None:
    with pytest.raises(ProtocolError) as caught:
        answer_from_json(changed(string="Kelvashi\x00", marks=[], flags=[]))
    assert "Kelvashi" not in str(caught.value)
    assert caught.value.__suppress_context__
