"""One fault a control, or more: each breaks the guard inside the test, as a mistake would.

No switch exists in the product: what is broken is put in its place by the test alone.
"""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings

from firsthand.disclosure import gate, masking, naming, release, rules, treatments
from firsthand.disclosure import pages as own_pages
from firsthand.disclosure.classes import Disclosure
from firsthand.edition import environment, inline, news, output, site
from firsthand.importers import remaking
from firsthand.importers.run import Remade, RemadeFile, Worker
from firsthand.public.records import SeriesRecord
from firsthand.workroom import quiet
from firsthand.workroom.archive import pictures
from firsthand.workroom.archive.models import Item, Series
from firsthand.workroom.publishing import loading, pipeline

Patch = pytest.MonkeyPatch


@dataclass(frozen=True, slots=True)
class Fault:
    """What is broken, and how: *plant* breaks it until the patch is undone."""

    code: str
    name: str
    plant: Callable[[Patch], None]


def _no_mention_is_replaced(patch: Patch) -> None:
    patch.setattr(treatments.Treating, "insert", lambda _self, _mention: None)


def _cuts_are_forgotten(patch: Patch) -> None:
    patch.setattr(masking, "_merged_cuts", lambda _cuts, _hidden: [])


def _every_link_stays(patch: Patch) -> None:
    patch.setattr(treatments, "_clean_links", lambda treating: treating.source.kept_links)


def _received_words_pass(patch: Patch) -> None:
    patch.setattr(treatments.Treating, "received", lambda _self, words: words)


def _the_source_is_published(patch: Patch) -> None:
    patch.setattr(rules, "treat", lambda treating: masking.Masked(treating.source.text))


def _language_tags_stay(patch: Patch) -> None:
    patch.setattr(masking, "plain_tag", lambda tag: tag)


def _the_feed_knows_more(patch: Patch) -> None:
    entry = news._entry
    patch.setattr(
        news, "_entry", lambda *parts: replace(entry(*parts), title="Unheard of elsewhere")
    )


def _a_class_is_forgotten(patch: Patch) -> None:
    patch.delattr(Item._meta.get_field("rights_note"), "disclosure")


def _public_without_reason(patch: Patch) -> None:
    patch.setattr(Disclosure, "__post_init__", lambda _self: None)
    column = Item._meta.get_field("licence")
    patch.setattr(column, "disclosure", replace(column.disclosure, why=""))  # type: ignore[union-attr]


def _ids_are_counted(patch: Patch) -> None:
    counter = itertools.count(1)
    _draw(patch, lambda: next(counter).to_bytes(16, "big"))


def _ids_come_from_a_seed(patch: Patch) -> None:
    counter = itertools.count(1)
    _draw(patch, lambda: (pow(7, 40 + next(counter) % 24, 2**127 - 1)).to_bytes(16, "big"))


def _draw(patch: Patch, make: Callable[[], bytes]) -> None:
    patch.setitem(Item._meta.get_field("pid").__dict__, "_get_default", make)


def _every_series_is_told(patch: Patch) -> None:
    def told(run: object, series: object) -> Iterator[SeriesRecord]:
        for signed in series:  # type: ignore[attr-defined]
            subject = (release.SubjectType.SERIES, "", "")
            record = release._own(run, signed, subject)  # type: ignore[arg-type]
            if isinstance(record, SeriesRecord):
                yield record

    patch.setattr(release, "_series", told)


def _parts_are_counted_in_the_archive(patch: Patch) -> None:
    plain = own_pages._series

    def counted(candidate: object, speaking: object) -> SeriesRecord:
        held = Series.objects.get(pid=candidate.pid).items.count()  # type: ignore[attr-defined]
        return replace(plain(candidate, speaking), expected_parts=held)  # type: ignore[arg-type]

    patch.setattr(own_pages, "_series", counted)


def _editions_are_laid_over_each_other(patch: Patch) -> None:
    def lay_over(new: Path, place: Path) -> None:
        shutil.copytree(new, place, dirs_exist_ok=True)
        shutil.rmtree(new)

    patch.setattr(pipeline, "swap_in", lay_over)


def _times_are_the_clock_s(patch: Patch) -> None:
    own = SimpleNamespace(**{n: getattr(os, n) for n in dir(os)} | {"utime": lambda *_, **__: None})
    patch.setattr(output, "os", own)


def _errors_are_logged_in_words(patch: Patch) -> None:
    def log_it(_self: object, _request: object, error: Exception) -> None:
        quiet.log.error(quiet.VIEW_FAILED, error=str(error))

    patch.setattr(quiet.QuietErrorsMiddleware, "process_exception", log_it)


def _every_key_is_logged(patch: Patch) -> None:
    def log_it(_self: object, request: object, error: Exception) -> None:
        quiet.log.error(quiet.VIEW_FAILED, address=request.get_full_path(), error=type(error))  # type: ignore[attr-defined]

    patch.setattr(quiet, "ALLOWED", quiet.ALLOWED | {"address"})
    patch.setattr(quiet.QuietErrorsMiddleware, "process_exception", log_it)


def _debug_is_on(patch: Patch) -> None:
    patch.setattr(settings, "DEBUG", True)


def _words_are_not_escaped(patch: Patch) -> None:
    patch.setattr(inline, "escape", str)


def _templates_do_not_escape(patch: Patch) -> None:
    careless = environment.OPTIONS | {"autoescape": False}
    patch.setattr(environment, "OPTIONS", careless)


def _any_address_is_a_link(patch: Patch) -> None:
    patch.setattr(masking, "is_web_address", lambda _address: True)
    patch.setattr(inline, "is_web_address", lambda _address: True)


def _the_worker_keeps_its_files(patch: Patch) -> None:
    _boot(patch, "s.close_files = lambda lowest_free: None")


def _the_worker_keeps_its_memory(patch: Patch) -> None:
    _boot(patch, "s.limit_memory = lambda: None")


def _boot(patch: Patch, line: str) -> None:
    boot = (
        "import sys; sys.path.insert(0, sys.argv[1]); import firsthand.importers.sandbox as s; "
        f"{line}; from firsthand.importers.worker import main; main()"
    )
    patch.setitem(Worker.__init__.__kwdefaults__, "boot", boot)


def _links_begin_at_the_root(patch: Patch) -> None:
    patch.setattr(site.View, "to", lambda _self, path: f"/{path}")


class _EqualToAll(str):
    """A digest that no other differs from."""

    __slots__ = ()

    def __ne__(self, _other: object) -> bool:
        return False

    __hash__ = str.__hash__


def _digests_are_not_compared(patch: Patch) -> None:
    digest = rules.signed_digest
    patch.setattr(rules, "signed_digest", lambda *parts: _EqualToAll(digest(*parts)))


def _links_dangle(patch: Patch) -> None:
    patch.setattr(release, "standing_links", lambda links, _public: iter(links))


def _nothing_is_void(patch: Patch) -> None:
    patch.setattr(loading, "void_versions", lambda _item_ids: frozenset())


def _ended_bases_count(patch: Patch) -> None:
    def all_of(agents: object, _as_of: object) -> frozenset[object]:
        return frozenset(b.basis_id for agent in agents for b in agent.bases)  # type: ignore[attr-defined]

    patch.setattr(gate, "live_bases", all_of)
    patch.setattr(naming, "live_bases", all_of)


def _a_picture_passes_as_it_came(patch: Patch) -> None:
    def as_it_came(untrusted: bytes) -> Remade:
        return Remade((RemadeFile(600, 400, untrusted),), "image/png", "none")

    patch.setattr(pictures, "remake", as_it_came)


def _the_decoder_keeps_what_it_read(patch: Patch) -> None:
    """A fault in the process, and a host that believes it."""
    boot = (
        "import sys; sys.path.insert(0, sys.argv[1]); import firsthand.importers.pictures as p; "
        "opened = p._opened; kept = {}\n"
        "def reads(b): o = opened(b); kept.update(exif=o.getexif()); return o\n"
        "def writes(i): o = p.BytesIO(); i.save(o, 'WEBP', **kept); return o.getvalue()\n"
        "p._opened, p._encoded = reads, writes; p.main()"
    )
    patch.setitem(remaking.remake.__kwdefaults__, "boot", boot)
    widths = itertools.count(600, -1)  # largest first; what the file says is not asked
    believed = lambda content: RemadeFile(next(widths), 400, content)  # noqa: E731 -- the fault
    patch.setattr(remaking, "bare_webp", believed)


def _a_version_is_open(patch: Patch) -> None:
    from tests.unit.house import test_requirements  # noqa: PLC0415 -- only here

    good = test_requirements.SETS[0].read_text("utf-8")
    planted = SimpleNamespace(read_text=lambda _encoding: f"{good}\ndjango>=5.2\n")
    patch.setattr(test_requirements, "SETS", [planted])


PLANTS: dict[str, tuple[Callable[[Patch], None], ...]] = {
    "cleared-text": (
        _no_mention_is_replaced,
        _cuts_are_forgotten,
        _every_link_stays,
        _received_words_pass,
        _the_source_is_published,
        _language_tags_stay,
    ),
    "public-tokens": (_the_feed_knows_more,),
    "image-remade": (_a_picture_passes_as_it_came, _the_decoder_keeps_what_it_read),
    "field-class": (_a_class_is_forgotten, _public_without_reason),
    "public-id": (_ids_are_counted, _ids_come_from_a_seed),
    "no-trace": (_every_series_is_told, _parts_are_counted_in_the_archive, _links_dangle),
    "whole-edition": (_editions_are_laid_over_each_other, _times_are_the_clock_s),
    "quiet-log": (_errors_are_logged_in_words, _every_key_is_logged, _debug_is_on),
    "no-markup": (_words_are_not_escaped, _templates_do_not_escape, _any_address_is_a_link),
    "import-sandbox": (_the_worker_keeps_its_files, _the_worker_keeps_its_memory),
    "plain-files": (_links_begin_at_the_root,),
    "exact-release": (_digests_are_not_compared, _nothing_is_void, _ended_bases_count),
    "pinned": (_a_version_is_open,),
}
FAULTS = tuple(
    Fault(code, plant.__name__.strip("_"), plant)
    for code, plants in PLANTS.items()
    for plant in plants
)
