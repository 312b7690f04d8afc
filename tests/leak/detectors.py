"""One detector a control: what it finds wrong in the product; [] = all is well."""

import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog
from django.db import DatabaseError, connection
from django.test import override_settings
from lxml import html
from tests.integration.edition.editions import broken, document, pages
from tests.leak import fields
from tests.leak.archives import (
    Archive,
    add_item,
    clear_and_approve,
    make_archive,
    newest_text,
    rolled_back,
    sign,
)
from tests.leak.canaries import Book, leaks
from tests.leak.editions import bundle_of, edition_of
from tests.leak.facts import FACTS, differences
from tests.leak.plans import SMALL, Feature, Plan, Standing
from tests.unit.house import test_requirements as requirements
from tests.workroom_fixtures import client_of

from firsthand.core.codes import OwnerType, OwnField, SubjectType, VersionKind
from firsthand.core.ids import pid_text
from firsthand.core.text import Mark, MarkKind, Span, make_text
from firsthand.importers.run import Worker
from firsthand.names.folding import fold
from firsthand.workroom.archive.models import Item
from firsthand.workroom.archive.services import describe
from firsthand.workroom.archive.versions import NewVersion, add_version
from firsthand.workroom.protection.services import end_basis
from firsthand.workroom.protection.texts import correct
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.publishing.models import Page
from firsthand.workroom.publishing.pipeline import publish
from firsthand.workroom.publishing.services import today, withdraw
from firsthand.workroom.publishing.signing import DecisionPlace

NAMED = Plan(
    people=(Standing.NAMED, Standing.WITHHELD, Standing.ROLE, Standing.GENERALISED),
    features=frozenset({Feature.CUTS, Feature.LINKS, Feature.TRANSLATION}),
)
PAYLOAD = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
SCHEMES = re.compile(r"^(https?:|mailto:|[^:]*$|#)", re.IGNORECASE)
# What is made for machines in a feed: ids and days; and the markup inside of its content.
NO_WORDS = re.compile(
    r"<(id|updated|published|pubDate|lastBuildDate|guid|link)\b.*?</\1>", re.DOTALL
)
TAG = re.compile(r"<[^<>]*>")
TELLTALE = frozenset({"script", "img", "iframe", "object", "embed", "svg", "form", "base"})


@dataclass(frozen=True, slots=True)
class Lab:
    """Where a detector works: a worker, and archives that are gone afterwards."""

    worker: Worker

    @contextmanager
    def archive(self, plan: Plan, *, fill: bool = False) -> Iterator[tuple[Archive, Path]]:
        """An archive of *plan*, and a folder for what is made of it."""
        with rolled_back(), TemporaryDirectory() as scratch:
            root = Path(scratch) / "archive"
            with override_settings(ARCHIVE_ROOT=str(root)):
                yield make_archive(root, plan, self.worker, fill=fill), Path(scratch)


Detector = Callable[[Lab], list[object]]


def cleared_text(lab: Lab) -> list[object]:
    with lab.archive(NAMED) as (archive, out):
        return [*leaks(edition_of(archive, out), archive.book)]


def image_remade(lab: Lab) -> list[object]:
    """What an edition holds of the file of a picture, beside its pixels."""
    with lab.archive(Plan((Standing.NAMED,), frozenset({Feature.PICTURE}))) as (archive, out):
        edition = edition_of(archive, out)
        return [*leaks(edition, archive.book), *leaks(out / "bundle", archive.book)]


def public_tokens(lab: Lab) -> list[object]:
    """Words of a feed that stand on no page of the edition."""
    with lab.archive(NAMED) as (archive, out):
        edition = edition_of(archive, out)
        on_pages = _words(page.read_text("utf-8") for page in pages(edition))
        feeds = (path.read_text("utf-8") for path in sorted(edition.rglob("*.xml")))
        titles = (NO_WORDS.sub(" ", feed) for feed in feeds)
        return sorted(_words(titles) - on_pages)


def _words(markup: Iterator[str]) -> set[str]:
    return {
        word
        for each in markup
        for text in html.fromstring(each.encode()).itertext()
        for word in fold(TAG.sub(" ", text)).split()
    }


def field_class(_lab: Lab) -> list[object]:
    return [*fields.class_faults(fields.our_models())]


def public_id(_lab: Lab) -> list[object]:
    """Ids that two archives share, or that follow the order of their making."""
    drawn = []
    for _ in range(2):
        with rolled_back():
            drawn.append([bytes(Item.objects.create(language="en").pid) for _ in range(24)])
    return [*set(drawn[0]) & set(drawn[1]), *(run for run in drawn if abs(_correlation(run)) > 0.9)]


def _correlation(values: list[bytes]) -> float:
    """Spearman's rank correlation of *values* with the order in which they came."""
    ranks = [sorted(values).index(value) for value in values]
    n = len(values)
    return 1 - 6 * sum((at - rank) ** 2 for at, rank in enumerate(ranks)) / (n * (n * n - 1))


def no_trace(lab: Lab) -> list[object]:
    names = ("unpublished_part", "untold_series", "unpublished_answered")
    return [path for name in names for path in differences(lab.worker, FACTS[name])]


def whole_edition(lab: Lab) -> list[object]:
    """What is left of a withdrawn Item, and files that have a time of their own."""
    with lab.archive(NAMED) as (archive, _):
        publish(archive.folder, as_of=today())
        item = archive.items["account"]
        withdraw(item, by=archive.maker)
        publish(archive.folder, as_of=today())
        gone = Book(raw={"Item.pid": {pid_text(bytes(item.pid))}})
        return [*leaks(archive.folder.edition, gone)]


def fixed_times(lab: Lab) -> list[object]:
    """The times of files, where they are not one and the same."""
    with lab.archive(NAMED) as (archive, out):
        times = {path.stat().st_mtime_ns for path in edition_of(archive, out).rglob("*")}
        return [*times] if len(times) > 1 else []


def quiet_log(lab: Lab) -> list[object]:
    """Where a name stands after a view failed over it: the log, or the error page."""
    written = io.StringIO()
    before = structlog.get_config()
    structlog.configure(logger_factory=structlog.WriteLoggerFactory(file=written))
    try:
        with lab.archive(SMALL) as (archive, _):
            page = _failed_page(archive)
    finally:
        structlog.configure(**before)
    word = archive.hidden.surname.latin
    places = {"log": written.getvalue(), "page": page}
    return [place for place, text in places.items() if word in text.lower()]


def _failed_page(archive: Archive) -> str:
    client = client_of(archive.maker)
    client.raise_request_exception = False
    with _failing_queries(archive.hidden.surname.latin):
        return client.get("/", {"q": archive.hidden.surname.name}).content.decode()


@contextmanager
def _failing_queries(word: str) -> Iterator[None]:
    """Every query that asks for *word* fails, and the error repeats it, as databases do."""

    def refuse(execute: Callable[..., object], sql: str, params: object, *rest: object) -> object:
        if word in str(params).lower():
            raise DatabaseError(sql, params)
        return execute(sql, params, *rest)

    with connection.execute_wrapper(refuse):
        yield


def no_markup(lab: Lab) -> list[object]:
    """Elements, handlers and addresses that a hostile text brought into the pages."""
    with lab.archive(SMALL) as (archive, out):
        _hostile_item(archive)
        edition = edition_of(archive, out)
        return [fault for page in pages(edition) for fault in _markup_faults(page)]


def _hostile_item(archive: Archive) -> None:
    words = f"{PAYLOAD}\nThe link says {PAYLOAD}."
    item = add_item(archive, "hostile", words)
    at = words.index("link")
    marks = [
        Mark(MarkKind.HEADING, Span(0, len(PAYLOAD)), "1"),
        Mark(MarkKind.LINK, Span(at, at + 4), "javascript:alert(1)"),
    ]
    add_version(item.id, NewVersion(VersionKind.CORRECTED, "en", make_text(words, marks)))
    for name in (OwnField.HEADLINE, OwnField.TEASER):
        save_wording(Place(OwnerType.ITEM, item.id, name, "en"), PAYLOAD, by=archive.maker.id)
    describe(item.id, {"licence": PAYLOAD, "part_written": PAYLOAD}, by=archive.maker.id)
    clear_and_approve(archive, item)
    page = Page.objects.create(slug="about")
    for name in (OwnField.TITLE, OwnField.BODY):
        save_wording(Place(OwnerType.PAGE, page.id, name, "en"), PAYLOAD, by=archive.maker.id)
    sign(archive, DecisionPlace(SubjectType.PAGE, page.id, "en"))


def _is_data(element: html.HtmlElement) -> bool:
    """Whether *element* is a block of data that no browser runs, and nothing but data."""
    if element.tag != "script" or dict(element.attrib) != {"type": "application/ld+json"}:
        return False
    try:
        return "<" not in element.text and bool(json.loads(element.text))
    except (TypeError, ValueError):
        return False


def _markup_faults(page: Path) -> Iterator[object]:
    for element in document(page).iter():
        if element.tag in TELLTALE and not _is_data(element):
            yield page.name, element.tag
        for name, value in element.attrib.items():
            if name.startswith("on") or (name in {"href", "src"} and not SCHEMES.match(value)):
                yield page.name, name, value


def import_sandbox(_lab: Lab) -> list[object]:
    """What the worker may still do that it should not."""
    with Worker() as worker:
        process = Path(f"/proc/{worker.process_id}")
        limits = (process / "limits").read_text()
        environment = (process / "environ").read_bytes()
    wanted = {"Max address space": 700 << 20, "Max file size": 0, "Max open files": 16}
    found: list[object] = [name for name, most in wanted.items() if _limit(limits, name) > most]
    return [*found, environment] if environment.strip(b"\0") else found


def _limit(limits: str, name: str) -> float:
    value = re.search(rf"{name}\s+(\S+)", limits)
    return float("inf") if value is None or value[1] == "unlimited" else int(value[1])


def plain_files(lab: Lab) -> list[object]:
    with lab.archive(NAMED) as (archive, out):
        return [*broken(edition_of(archive, out))]


def exact_release(lab: Lab) -> list[object]:
    """What is released though it changed, is void or has lost its basis."""
    return [*_changed(lab), *_void(lab), *_ended(lab)]


def _changed(lab: Lab) -> list[object]:
    with lab.archive(SMALL) as (archive, out):
        describe(archive.items["account"].id, {"connection": "CN1"}, by=archive.maker.id)
        return [*bundle_of(archive, out / "changed").items()]


def _void(lab: Lab) -> list[object]:
    """A correction of words that a Cut covers: the public record is the same, and void."""
    with lab.archive(NAMED) as (archive, out):
        source = newest_text(archive.items["account"], "en")
        cut = source.cuts.order_by("start")[0]
        words = f"{source.text[: cut.start + 2]}x{source.text[cut.start + 2 :]}"
        correct(source, words, by=archive.maker.id)
        return [*bundle_of(archive, out / "void").items()]


def _ended(lab: Lab) -> list[object]:
    with lab.archive(Plan((Standing.NAMED,), frozenset())) as (archive, out):
        person = archive.people[0]
        if person.basis:
            end_basis(person.basis)
        bundle_of(archive, out / "ended")
        return [*leaks(out / "ended", Book(secret=[person.given, person.surname]))]


def pinned(_lab: Lab) -> list[object]:
    return [
        fault
        for path in requirements.SETS
        for fault in requirements.faults(path.read_text("utf-8"))
    ]


DETECTORS: dict[str, tuple[Detector, ...]] = {
    "cleared-text": (cleared_text,),
    "image-remade": (image_remade,),
    "public-tokens": (public_tokens,),
    "field-class": (field_class,),
    "public-id": (public_id,),
    "no-trace": (no_trace,),
    "whole-edition": (whole_edition, fixed_times),
    "quiet-log": (quiet_log,),
    "no-markup": (no_markup,),
    "import-sandbox": (import_sandbox,),
    "plain-files": (plain_files,),
    "exact-release": (exact_release,),
    "pinned": (pinned,),
}
