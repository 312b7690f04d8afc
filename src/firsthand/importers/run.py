"""The door of this room: bytes in, drafts out, through a worker process that can do nothing else.

    with Worker() as worker:
        outcome = worker.parse(untrusted, name_hint="page.html")

No parser of foreign bytes is imported here, or in any process that imports this.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from firsthand.core.errors import FirsthandError
from firsthand.importers.drafts import Draft, DraftFlag, Parsed
from firsthand.importers.errors import RefusalCode
from firsthand.importers.process import LARGEST_INPUT_BYTES, WorkerProcess
from firsthand.importers.protocol import (
    Answer,
    ProtocolError,
    Refused,
    Request,
    answer_from_json,
    frame,
    request_to_json,
)
from firsthand.importers.remaking import Remade, RemadeFile, remake

__all__ = [
    "LARGEST_INPUT_BYTES",
    "Draft",
    "DraftFlag",
    "Member",
    "Parsed",
    "Question",
    "RefusalCode",
    "Refused",
    "Remade",
    "RemadeFile",
    "Worker",
    "remake",
    "unzip",
]

LARGEST_ZIP_BYTES = 256 * 1024 * 1024
SECONDS = 20.0
_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from firsthand.importers.worker import main; main()"
)
_UNZIP = _BOOT.replace("importers.worker", "importers.unzipper")


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One document for the worker.

    *name_hint* is a file name, used for its ending alone. *base_url* counts where a page does not
    say where it stood. *pasted*: typed or pasted words, not a file.
    """

    untrusted: bytes
    name_hint: str = ""
    base_url: str = ""
    pasted: bool = False

    def refused(self) -> RefusalCode | None:
        """Why the worker need not see it; None where it must."""
        if not self.untrusted:
            return RefusalCode.EMPTY
        return RefusalCode.TOO_LARGE if len(self.untrusted) > LARGEST_INPUT_BYTES else None


class Worker:
    """One warm worker process, for one thread at a time; started at the first need.

    A document that crashes, hangs or exhausts it costs that document alone: the next one gets a
    new process. *seconds* is the wall time a document may take.
    """

    def __init__(self, *, seconds: float = SECONDS, boot: str = _BOOT) -> None:
        self._seconds = seconds
        self._boot = boot
        self._process: WorkerProcess | None = None
        self._ahead: tuple[Question, bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def network_closed(self) -> bool:
        """True where the worker stands in a network namespace of its own, without interfaces."""
        return self._running().network_closed

    @property
    def process_id(self) -> int:
        """The id of the process that takes the next document."""
        return self._running().popen.pid

    def parse(
        self, untrusted: bytes, *, name_hint: str = "", base_url: str = "", pasted: bool = False
    ) -> Parsed | Refused:
        """The drafts in *untrusted*, or why there are none; see `Question` and `ask`."""
        return self.ask(Question(untrusted, name_hint, base_url, pasted))

    def ask(self, question: Question, *, following: Question | None = None) -> Parsed | Refused:
        """The drafts in *question*, or why there are none; never raises for what it holds.

        *following* is what will be asked next; the worker begins with it as soon as it has
        answered. Where something else is asked then, a new process is started for that.
        """
        refused = question.refused()
        if refused:
            return Refused(refused)
        answer = self._asked(question, following)
        if answer.is_last:
            self.close()
        return answer.outcome

    def close(self) -> None:
        """Ends the process; a later question starts a new one."""
        self._ahead = None
        if self._process:
            self._process.end()
            self._process = None

    def _running(self) -> "WorkerProcess":
        if self._process is None or self._process.popen.poll() is not None:
            self.close()
            self._process = WorkerProcess(self._boot)
        return self._process

    def _asked(self, question: Question, following: Question | None) -> Answer:
        if self._ahead and self._ahead[0] is not question:
            self.close()
        process = self._running()
        request = self._ahead[1] if self._ahead else _request(question)
        after = _request(following) if following and not following.refused() else b""
        self._ahead = (following, after) if following and after else None
        try:
            return answer_from_json(process.ask(request, seconds=self._seconds, following=after))
        except TimeoutError:
            return Answer(Refused(RefusalCode.TIMED_OUT), is_last=True)
        except (EOFError, OSError, ProtocolError):
            return Answer(Refused(process.why_ended()), is_last=True)


def _request(question: Question) -> bytes:
    head = Request(question.name_hint[-255:], question.base_url[:4000], question.pasted)
    return frame(request_to_json(head)) + frame(question.untrusted)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a zipped folder: its name without folders, and its bytes or why not."""

    name: str
    content: bytes
    refused: RefusalCode | None = None


def unzip(untrusted: bytes) -> Iterator[Member]:
    """The files of a zipped folder in its order, opened in a process of its own, never on disk.

    A file that is encrypted, broken or too large comes refused; so does, without a name, an
    archive that is none, or that unpacks to more than anybody sends.
    """
    if len(untrusted) > LARGEST_ZIP_BYTES:
        yield Member("", b"", RefusalCode.TOO_LARGE)
        return
    process = WorkerProcess(_UNZIP)
    try:
        for head, content in process.files(frame(untrusted), seconds=SECONDS):
            name, refused = json.loads(head)
            yield Member(str(name)[-255:], content, RefusalCode(refused) if refused else None)
    except (TimeoutError, EOFError, OSError, ValueError, FirsthandError):
        yield Member("", b"", RefusalCode.CRASHED)
    finally:
        process.end()
