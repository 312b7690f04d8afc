import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand.core.codes import FlagCode
from firsthand.core.text import title_of
from firsthand.importers.run import Parsed, Question, RefusalCode, Refused, Worker

PAGE = "<html><head><title>The gate</title></head><body><h1>The gate</h1><p>%s</p></body></html>"
GOOD = (PAGE % ("The clerk came to the gate and asked for the book of names. " * 9)).encode()


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as one:
        yield one


def parsed(worker: Worker, untrusted: bytes, name_hint: str = "") -> Parsed:
    outcome = worker.parse(untrusted, name_hint=name_hint)
    assert isinstance(outcome, Parsed)
    return outcome


def test_a_page_a_text_and_markdown(worker: Worker) -> None:
    assert parsed(worker, GOOD).media_type == "text/html"
    assert title_of(parsed(worker, GOOD).drafts[0].text) == "The gate"
    assert parsed(worker, b"The gate\n\nIt rained.").media_type == "text/plain"
    assert parsed(worker, b"# The gate\n\nIt rained.", "a.MD").media_type == "text/markdown"


def test_one_warm_worker_serves_many() -> None:
    with Worker() as fresh:
        before = fresh.process_id
        for _ in range(20):
            parsed(fresh, GOOD)
        assert fresh.process_id == before


def test_a_base_url_counts_where_the_page_says_nothing(worker: Worker) -> None:
    outcome = worker.parse(GOOD, base_url="http://a.example/gate.htm")
    assert isinstance(outcome, Parsed)
    assert outcome.page_url == outcome.drafts[0].source_url == "http://a.example/gate.htm"


@pytest.mark.parametrize(
    ("untrusted", "code"),
    [
        (b"", RefusalCode.EMPTY),
        (b" \n\t ", RefusalCode.EMPTY),
        (b"\0" * 5000, RefusalCode.EMPTY),
        (b"\xef\xbb\xbf", RefusalCode.EMPTY),
        (b"<html><body></body></html>", RefusalCode.EMPTY),
        (bytes(range(256)) * 400, RefusalCode.BINARY),
        (b"\x7fELF\x02\x01\x01" + b"\0\x01\xfe\xff" * 3000, RefusalCode.BINARY),
        (b"\x01\x02\x03\x04\x05\x06abc" * 900, RefusalCode.NOT_TEXT),
        (b"%PDF-1.7\n", RefusalCode.UNSUPPORTED),
        (b"PK\x03\x04\x14\0", RefusalCode.UNSUPPORTED),
        (b"{\\rtf1 words}", RefusalCode.UNSUPPORTED),
        (b"<?xml version='1.0'?><rss><channel/></rss>", RefusalCode.UNSUPPORTED),
        (b"<!---->" * 9000 + b"<rss>", RefusalCode.UNSUPPORTED),
        (b"<div>" * 1_000_000, RefusalCode.TOO_DEEP),
        (b"<html><p>" + b"<b>" * 1_000_000 + b"x", RefusalCode.TOO_DEEP),
        (b"x" * (64 * 1024 * 1024 + 1), RefusalCode.TOO_LARGE),
    ],
    ids=lambda value: value if isinstance(value, RefusalCode) else "bytes",
)
def test_bad_input_is_refused_with_its_reason_and_the_next_goes_on(
    worker: Worker, untrusted: bytes, code: RefusalCode
) -> None:
    assert worker.parse(untrusted) == Refused(code)
    parsed(worker, GOOD)


def test_a_page_of_200_mb_is_refused_before_it_is_read(worker: Worker) -> None:
    before = worker.process_id
    assert worker.parse(b"<p>words " * 23_000_000) == Refused(RefusalCode.TOO_LARGE)
    assert worker.process_id == before


@pytest.mark.slow
def test_the_largest_page_that_is_read_stays_in_bounds() -> None:
    huge = b"<html><body>" + b"<p>words of a page <b>bold</b></p>" * 1_900_000
    with Worker() as worker:
        outcome = worker.parse(huge[: 64 * 1024 * 1024])
        assert isinstance(outcome, Refused)
        assert outcome.code in {RefusalCode.OUT_OF_MEMORY, RefusalCode.TIMED_OUT}
        parsed(worker, GOOD)


def test_wrong_encoding_is_read_and_flagged(worker: Worker) -> None:
    page = '<html><head><meta charset="utf-8"></head><body><p>%s</p></body></html>'
    words = "در بهار سال بعد نامه\u200cها را به دفتر بردند و کسي پاسخ نداد. " * 5
    (draft,) = parsed(worker, (page % words).encode("cp1256")).drafts
    assert "نامه\u200cها را به دفتر" in draft.text.string
    assert draft.language == "fa"
    assert FlagCode.ENCODING in {flag.code for flag in draft.flags}


def test_lone_surrogates_nul_and_bidi_do_no_harm(worker: Worker) -> None:
    page = PAGE % ("&#xD800; \x00 &#x202e;\u2066 words that are read all the same. " * 9)
    (draft,) = parsed(worker, page.encode()).drafts
    assert "words that are read" in draft.text.string
    assert not {"\x00", "\u202e", "\u2066"} & set(draft.text.string)
    assert FlagCode.CONTROL_CHARS in {flag.code for flag in draft.flags}


KILLED = """
import sys; sys.path.insert(0, sys.argv[1])
import os, signal
from firsthand.importers import worker, formats

parse = formats.parse
def asked(untrusted, request):
    if untrusted == b"in the middle":
        os.kill(os.getpid(), signal.SIGKILL)
    return parse(untrusted, request)
formats.parse = asked
worker.main()
"""


def test_a_worker_killed_in_the_middle_costs_one_document() -> None:
    with Worker(boot=KILLED) as worker:
        parsed(worker, GOOD)
        victim = worker.process_id
        assert worker.parse(b"in the middle") == Refused(RefusalCode.CRASHED)
        parsed(worker, GOOD)
        assert worker.process_id != victim


def kill(process_id: int) -> None:
    """Kills our child and waits until it is dead; who started it may still ask how it ended."""
    os.kill(process_id, signal.SIGKILL)
    os.waitid(os.P_PID, process_id, os.WEXITED | os.WNOWAIT)


def test_a_worker_killed_between_documents_costs_none() -> None:
    with Worker() as worker:
        parsed(worker, GOOD)
        kill(worker.process_id)
        parsed(worker, GOOD)


def titled(title: str) -> Question:
    words = "It rained at the gate. " * 9
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{words}</p></body>"
    return Question(page.encode())


def title_in(outcome: Parsed | Refused) -> str:
    assert isinstance(outcome, Parsed)
    return title_of(outcome.drafts[0].text)


def test_what_follows_is_sent_ahead_and_answered_in_its_turn() -> None:
    wider_than_a_pipe = Question(b"It rained at the gate of the bindery.\n\n" * 30_000)
    questions = [titled("One"), wider_than_a_pipe, titled("Three"), titled("Four")]
    with Worker() as worker:
        before = worker.process_id
        after = [*questions[1:], None]
        outcomes = [
            worker.ask(one, following=other) for one, other in zip(questions, after, strict=True)
        ]
        assert [title_in(one) for one in outcomes[::2]] == ["One", "Three"]
        assert isinstance(outcomes[1], Parsed)
        assert title_in(outcomes[3]) == "Four"
        assert worker.process_id == before


def test_another_question_than_the_one_sent_ahead_gets_its_own_answer() -> None:
    with Worker() as worker:
        assert title_in(worker.ask(titled("One"), following=titled("Two"))) == "One"
        assert title_in(worker.ask(titled("Three"))) == "Three"
        assert title_in(worker.parse(GOOD)) == "The gate"


def test_what_needs_no_worker_is_never_sent_ahead() -> None:
    empty, last = Question(b""), titled("Two")
    with Worker() as worker:
        assert title_in(worker.ask(titled("One"), following=empty)) == "One"
        assert worker.ask(empty, following=last) == Refused(RefusalCode.EMPTY)
        assert title_in(worker.ask(last)) == "Two"


def test_a_question_sent_ahead_to_a_worker_that_dies_is_asked_again() -> None:
    last = titled("Two")
    with Worker() as worker:
        assert title_in(worker.ask(titled("One"), following=last)) == "One"
        victim = worker.process_id
        kill(victim)
        assert title_in(worker.ask(last)) == "Two"
        assert worker.process_id != victim


BOOT = """import sys, os, time, struct
out = os.fdopen(1, 'wb', 0)
out.write(struct.pack('>Q', 1) + bytes([1]))
"""
READ = "os.read(0, 1 << 20)\n"


@pytest.mark.parametrize(
    ("boot", "code"),
    [
        (BOOT + READ + "time.sleep(60)", RefusalCode.TIMED_OUT),
        (BOOT + "time.sleep(60)", RefusalCode.TIMED_OUT),  # never reads
        (BOOT + READ + "sys.exit(0)", RefusalCode.CRASHED),
        (BOOT + READ + "out.write(b'garbage' * 100)", RefusalCode.CRASHED),
        (
            BOOT + READ + "out.write(struct.pack('>Q', 1 << 62))\ntime.sleep(60)",
            RefusalCode.CRASHED,
        ),
        (BOOT + READ + "out.write(struct.pack('>Q', 5) + b'[1,2]')", RefusalCode.CRASHED),
        (BOOT + READ + "out.write(struct.pack('>Q', 50) + b'{')", RefusalCode.CRASHED),
        (BOOT + READ + "os.kill(os.getpid(), 11)", RefusalCode.CRASHED),
        (BOOT + READ + "os.kill(os.getpid(), 24)", RefusalCode.TIMED_OUT),
        ("raise SystemExit", RefusalCode.CRASHED),
        ("no python at all", RefusalCode.CRASHED),
    ],
)
def test_a_worker_that_is_not_ours_gets_nothing_through(boot: str, code: RefusalCode) -> None:
    seconds = 1.5 if code is RefusalCode.TIMED_OUT else 300  # the others end of themselves
    with Worker(seconds=seconds, boot=boot) as worker:
        assert worker.parse(b"x" * 200_000) == Refused(code)
        assert worker.parse(b"x" * 200_000) == Refused(code)


INSIDE = """
import sys; sys.path.insert(0, sys.argv[1])
import os, socket, subprocess
from firsthand.importers import worker, formats
from firsthand.importers.run import *
from firsthand.core.text import plain_text

def tried(action):
    try:
        action()
    except Exception as error:
        return type(error).__name__
    return "done"

def report(untrusted, request):
    found = [
        tried(lambda: open("/etc/hostname")),
        tried(lambda: open("planted", "w")),
        tried(lambda: os.write(4, b"x")),
        tried(lambda: subprocess.run(["true"])),
        tried(lambda: socket.create_connection(("127.0.0.1", int(untrusted)), timeout=2)),
        tried(lambda: bytearray(900 * 1024 * 1024)),
        repr(sorted(os.environ.keys() - {"OPENBLAS_NUM_THREADS", "LC_CTYPE"})),
    ]
    return Parsed("text/plain", (Draft(plain_text("\\n".join(found))[0], "en"),))

parse = formats.parse
def asked(untrusted, request):
    return (report if untrusted.isdigit() else parse)(untrusted, request)
formats.parse = asked
worker.main()
"""


def test_the_worker_can_open_nothing_start_nothing_and_reach_nobody() -> None:
    import socket  # noqa: PLC0415

    with socket.create_server(("127.0.0.1", 0)) as listener, Worker(boot=INSIDE) as worker:
        (draft,) = parsed(worker, str(listener.getsockname()[1]).encode()).drafts
        closed = worker.network_closed
    *refused, memory, environment = draft.text.string.split("\n")
    assert "done" not in refused
    assert memory == "MemoryError"
    assert environment == "[]"
    assert isinstance(closed, bool)


def test_no_parser_is_imported_beside_the_host() -> None:
    code = (
        "import sys\nfrom firsthand.importers.run import Worker\n"
        "with Worker() as worker: worker.parse(b'<html><p>words</p>')\n"
        "parsers = {'lxml', 'trafilatura', 'markdown_it', 'charset_normalizer', 'py3langid'}\n"
        "print(sorted(parsers & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Worker() as worker:
        parsed(worker, GOOD)
        process_id = worker.process_id
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(process_id, 0)


def test_the_same_bytes_give_the_same_drafts_in_another_process() -> None:
    page = (PAGE % "<b>Deux</b> lettres <a href='a'>sont</a> venues. Le reste.. ").encode() * 3
    with Worker() as one, Worker() as other:
        assert one.parse(page) == other.parse(page)
