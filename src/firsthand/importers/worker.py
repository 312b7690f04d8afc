"""The process that reads foreign bytes: bytes in, JSON out, nothing else left to it.

Started by `run` only. It says hello with what this machine allowed, then answers one request
after another until its input ends. No word of an input leaves it but as a draft: what went wrong
is a code.
"""

import gc
import logging
import os
import resource
import struct
import sys
import warnings
from typing import BinaryIO

from firsthand.importers.errors import RefusalCode, RefusalError
from firsthand.importers.protocol import (
    LENGTH,
    Answer,
    Refused,
    answer_to_json,
    frame,
    request_from_json,
)
from firsthand.importers.sandbox import (
    allow_time,
    close_files,
    leave_network,
    limit_memory,
    load_codecs,
)

# A worker that has grown beyond this ends after its answer, and a new one is started. The peak that
# Linux tells of a process begins with that of its parent, which may be larger.
TIRED_KIB = max(400 * 1024, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
HELLO = struct.Struct(">?")
_PAGE = "<html><head><title>A</title></head><body><h1>A</h1><p>%s</p><p>b</p></body></html>"
# An article, a page too short to be one (it asks every other extractor), an old code page.
_WARM_UP = (
    ("a.html", (_PAGE % ("Words of a page. " * 99)).encode()),
    ("a.html", (_PAGE % "a").encode()),
    ("a.html", (_PAGE % "à l'été, l'élève naïf").encode("cp1252")),
    ("a.md", b"# A\n\nb [c](d)\n"),
    ("a.txt", "Bonjour à l'été\n".encode("cp1252")),
    ("a.txt", "نامه‌ها را نگه می‌داشت".encode()),
)


def main() -> None:
    """Serves requests from standard input until it ends."""
    network_closed = leave_network()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    requests, answers = take_pipes()
    logging.disable()
    warnings.simplefilter("ignore")
    load_codecs()
    _warm_up()
    _collect_less()
    limit_memory()
    close_files(lowest_free=answers.fileno() + 1)
    answers.write(frame(HELLO.pack(network_closed)))
    answers.flush()
    _serve(requests, answers)


def take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for ourselves; what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return sys.stdin.buffer, answers


def _warm_up() -> None:
    """Every module and model that a document may need, loaded while files can be opened."""
    from firsthand.importers.formats import parse  # noqa: PLC0415 - after the network is gone
    from firsthand.importers.protocol import Request  # noqa: PLC0415 - the same

    for name, words in _WARM_UP:
        parse(words, Request(name, "", pasted=False))


def _collect_less() -> None:
    """Modules and models are never garbage; a document's trees go by reference count."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    while head := _read_frame(requests):
        answer, is_last = _answer(head, _read_frame(requests))
        answers.write(frame(answer))
        answers.flush()
        if is_last:
            return


def _read_frame(requests: BinaryIO) -> bytes:
    length = requests.read(LENGTH.size)
    return requests.read(*LENGTH.unpack(length)) if len(length) == LENGTH.size else b""


def _answer(head: bytes, untrusted: bytes) -> tuple[bytes, bool]:
    """The answer as it goes out, and whether this process ends after it."""
    from firsthand.importers.formats import parse  # noqa: PLC0415 - loaded by now

    allow_time()
    try:
        parsed = parse(untrusted, request_from_json(head))
        return answer_to_json(Answer(parsed, is_last=_is_tired())), _is_tired()
    except RefusalError as error:
        return _refusal(error.refusal, is_last=_is_tired())
    except MemoryError:
        return _refusal(RefusalCode.OUT_OF_MEMORY, is_last=True)
    except Exception:  # noqa: BLE001 - whatever a parser raises is an answer, and ends this worker
        return _refusal(RefusalCode.CRASHED, is_last=True)


def _refusal(code: RefusalCode, *, is_last: bool) -> tuple[bytes, bool]:
    return answer_to_json(Answer(Refused(code), is_last)), is_last


def _is_tired() -> bool:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > TIRED_KIB


if __name__ == "__main__":
    main()
