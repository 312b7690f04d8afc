"""One publish at a time, in a thread of the workroom's own process; pages poll how far it is."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from firsthand.core.errors import FirsthandError
from firsthand.preserve.folder import ArchiveFolder
from firsthand.workroom.publishing.looks import theme_fault
from firsthand.workroom.publishing.pipeline import PublishReport, publish

STEPS = ("release", "build", "scan", "swap")


@dataclass(slots=True)
class Job:
    """A publish: the steps that it began, and its report or the code of what stopped it.

    `theme` says what is wrong with the archive's theme, where that did; it names no one.
    """

    started_at: datetime
    steps: list[str] = field(default_factory=list)
    report: PublishReport | None = None
    failed: str = ""
    theme: str = ""
    is_done: bool = False


_lock = threading.Lock()
_jobs: dict[str, Job] = {}


def newest_job(folder: ArchiveFolder) -> Job | None:
    """The last publish that this process began for the archive."""
    return _jobs.get(str(folder.root))


def start(folder: ArchiveFolder, *, as_of: date, run: Callable[[Job], None] | None = None) -> Job:
    """The job that runs: a new one, or the one that has not ended yet.

    *run* says how it is carried out; a thread by default.
    """
    with _lock:
        running = _jobs.get(str(folder.root))
        if running is not None and not running.is_done:
            return running
        job = Job(timezone.now())
        _jobs[str(folder.root)] = job
    (run or _in_thread(folder, as_of))(job)
    return job


def _in_thread(folder: ArchiveFolder, as_of: date) -> Callable[[Job], None]:
    def begin(job: Job) -> None:
        target = threading.Thread(target=_carry_out, args=(job, folder, as_of), daemon=True)
        target.start()

    return begin


def _carry_out(job: Job, folder: ArchiveFolder, as_of: date) -> None:
    try:
        carry_out(job, folder, as_of=as_of)
    finally:
        connection.close()


def carry_out(job: Job, folder: ArchiveFolder, *, as_of: date) -> None:
    """Nothing; *job* holds the report, or the code of what went wrong. It never raises."""
    try:
        job.report = publish(folder, as_of=as_of, on_step=job.steps.append)
    except FirsthandError as error:
        job.failed, job.theme = error.code, theme_fault(error)
    except OSError:
        job.failed = "disk"
    except Exception:  # noqa: BLE001 - a thread's error would vanish; its text may name people
        job.failed = "unknown"
    finally:
        job.is_done = True
