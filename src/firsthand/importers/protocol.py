"""What crosses the pipes: frames with a length in front, and JSON whose every value is checked.

Nothing here parses a foreign format; the host believes no value before `answer_from_json`.
"""

import json
import re
import struct
from dataclasses import dataclass
from typing import TypeGuard

from firsthand.core.codes import Completeness, FlagCode
from firsthand.core.errors import FirsthandError
from firsthand.core.text import MarkKind, Span, Text, check_normal, marks_from_json, marks_to_json
from firsthand.importers.drafts import Draft, DraftFlag, Parsed
from firsthand.importers.errors import RefusalCode
from firsthand.importers.links import is_address

LENGTH = struct.Struct(">Q")
LARGEST_ANSWER_BYTES = 256 * 1024 * 1024
LARGEST_HEAD_BYTES = 64 * 1024
MOST_DRAFTS = 2000
MOST_FLAGS = 50_000
MOST_NESTED = 2000
LARGEST_NUMBER = 100_000
LONGEST_WORDS_CP = 4000
MEDIA_TYPES = frozenset({"text/html", "text/plain", "text/markdown"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DRAFT_KEYS = frozenset(Draft.__dataclass_fields__) - {"text"} | {"string", "marks"}
_PUBLIC_ONLY = frozenset({MarkKind.REPLACED, MarkKind.CUT})


class ProtocolError(FirsthandError):
    """The worker's answer is none (id: which value)."""

    code = "FH111"


@dataclass(frozen=True, slots=True)
class Request:
    """What the worker is told of one input, beside its bytes."""

    name_hint: str
    base_url: str
    pasted: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """The input gives no drafts, and why; no word of it."""

    code: RefusalCode


@dataclass(frozen=True, slots=True)
class Answer:
    """What the worker made of one input; `is_last`: it ends after it and is to be started anew."""

    outcome: Parsed | Refused
    is_last: bool = False


def frame(content: bytes) -> bytes:
    """*content* with its length in front."""
    return LENGTH.pack(len(content)) + content


def request_to_json(request: Request) -> bytes:
    """The head of a request."""
    return json.dumps([request.name_hint, request.base_url, request.pasted]).encode()


def request_from_json(head: bytes) -> Request:
    """What `request_to_json` wrote."""
    name_hint, base_url, pasted = json.loads(head)
    return Request(name_hint, base_url, pasted)


def answer_to_json(answer: Answer) -> bytes:
    """The worker's answer as it goes over the pipe."""
    match answer.outcome:
        case Refused(code):
            content: dict[str, object] = {"refused": code}
        case Parsed() as parsed:
            content = {
                "media_type": parsed.media_type,
                "drafts": [_draft_to_json(draft) for draft in parsed.drafts],
                "is_front_page": parsed.is_front_page,
                "page_url": parsed.page_url,
            }
    return json.dumps({**content, "is_last": answer.is_last}, ensure_ascii=False).encode()


def _draft_to_json(draft: Draft) -> dict[str, object]:
    plain = {name: getattr(draft, name) for name in _DRAFT_KEYS - {"string", "marks", "flags"}}
    flags = [
        [flag.code, flag.span.start, flag.span.end] if flag.span else [flag.code]
        for flag in draft.flags
    ]
    marks = marks_to_json(draft.text.marks)
    return {**plain, "string": draft.text.string, "marks": marks, "flags": flags}


def answer_from_json(untrusted: bytes) -> Answer:
    """The answer in *untrusted*, every value checked.

    Raises: ProtocolError for anything that a well-behaved worker does not send.
    """
    try:
        content = json.loads(untrusted)
        return _answer(_record(content))
    except ProtocolError:
        raise
    except (FirsthandError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise ProtocolError(type(error).__name__) from None


def _answer(content: dict[str, object]) -> Answer:
    is_last = _flag(content.pop("is_last"))
    if "refused" in content:
        _keys(content, frozenset({"refused"}))
        return Answer(Refused(RefusalCode(_string(content["refused"]))), is_last)
    _keys(content, frozenset(Parsed.__dataclass_fields__))
    return Answer(_parsed(content), is_last)


def _parsed(content: dict[str, object]) -> Parsed:
    media_type = _string(content["media_type"])
    drafts = tuple(_draft(_record(one)) for one in _rows(content["drafts"], MOST_DRAFTS))
    is_front_page = _flag(content["is_front_page"])
    if media_type not in MEDIA_TYPES or not drafts or (len(drafts) > 1) > is_front_page:
        raise ProtocolError("parsed")
    return Parsed(media_type, drafts, is_front_page, _address(content["page_url"]))


def _draft(content: dict[str, object]) -> Draft:
    _keys(content, _DRAFT_KEYS)
    text = _text(content)
    language = _string(content["language"])
    if not _LANGUAGE.fullmatch(language):
        raise ProtocolError("language")
    return Draft(
        text=text,
        language=language,
        completeness=Completeness(_string(content["completeness"])),
        cut_start=_flag(content["cut_start"]),
        cut_end=_flag(content["cut_end"]),
        position=_number(content["position"]),
        source_url=_address(content["source_url"]),
        series_title=_words(content["series_title"]),
        part=_number(content["part"]),
        part_written=_words(content["part_written"]),
        issued_written=_words(content["issued_written"]),
        flags=tuple(_draft_flag(row, text) for row in _rows(content["flags"], MOST_FLAGS)),
    )


def _text(content: dict[str, object]) -> Text:
    string = content["string"]
    if not isinstance(string, str):
        raise ProtocolError("string")
    marks = marks_from_json(map(_mark_row, _rows(content["marks"], len(string) * 8 + MOST_NESTED)))
    for mark in marks:
        if mark.kind in _PUBLIC_ONLY or (mark.kind is MarkKind.LINK and not is_address(mark.value)):
            raise ProtocolError("mark")
    return Text(string, marks)


def _mark_row(row: object) -> list[object]:
    match row:
        case [kind, start, end, value] if _is_int(start) and _is_int(end):
            return [kind, start, end, value]
        case _:
            raise ProtocolError("mark")


def _draft_flag(row: object, text: Text) -> DraftFlag:
    match row:
        case [str(code)]:
            return DraftFlag(FlagCode(code))
        case [str(code), start, end] if _is_int(start) and _is_int(end):
            if end > len(text.string):
                raise ProtocolError("flag")
            return DraftFlag(FlagCode(code), Span(start, end))
        case _:
            raise ProtocolError("flag")


def _is_int(value: object) -> TypeGuard[int]:
    return type(value) is int


def _record(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ProtocolError("record")
    return value


def _rows(value: object, most: int) -> list[object]:
    if not isinstance(value, list) or len(value) > most:
        raise ProtocolError("rows")
    return value


def _keys(content: dict[str, object], expected: frozenset[str]) -> None:
    if content.keys() != expected:
        raise ProtocolError("keys")


def _string(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_WORDS_CP:
        raise ProtocolError("string")
    return value


def _words(value: object) -> str:
    words = _string(value)
    check_normal(words)
    return words


def _address(value: object) -> str:
    address = _words(value)
    if not is_address(address):
        raise ProtocolError("address")
    return address


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ProtocolError("flag")
    return value


def _number(value: object) -> int | None:
    if value is None or (_is_int(value) and 0 <= value <= LARGEST_NUMBER):
        return value
    raise ProtocolError("number")
