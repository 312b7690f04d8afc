"""The scan of a built edition: is anything in it that must not be?

Every byte of every public file is unwrapped and searched; a finding names path and offset, never
the name. Two ways to say what is withheld: lines of a list (any match is a finding) and forms of
names with what I19 asks of them.
"""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import Final

from firsthand.disclosure.errors import DisclosureError
from firsthand.disclosure.scan_context import Answers, Subject, context_digest, context_keys
from firsthand.disclosure.scan_forms import Occurrence, Withheld, WithheldForm
from firsthand.disclosure.scan_rules import Outcome, judge
from firsthand.disclosure.unwrap import Reading, UnreadableError, unwrap, unwrap_name
from firsthand.names.folding import fold
from firsthand.names.parts import Part

CANNOT_FIND: Final = (
    "two initials (S. K.)",
    "a single word in another spelling or script",
    "of a full name, spellings too far from its sounds or letters, or also cut up inside a word",
    "another spelling of a full name over cells of a table, run together, or in small letters",
    "a translated name, a nickname and any other alias that is no listed form",
    "what is seen, heard or meant: pixels, audio, a description that fits one person",
)
NAME_MIN: Final = 2
ITEM_FOLDER: Final = "item"
PACKED_SUFFIXES: Final = frozenset({".gz", ".br", ".zst"})


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a withheld form stands in an edition, and what follows.

    *path* is relative, with `/`; a part of it that itself holds a name reads `#3`: the third entry
    of its folder in order of names. *offset*: the byte, or the one at which a packed part begins;
    0 for a name in the path. *context* tells this occurrence from others (`context_digest`).
    """

    path: str
    offset: int
    form_id: str
    kind: Outcome
    subject: Subject
    context: str


def scan(
    edition: Path,
    withheld: Iterable[WithheldForm] | Withheld,
    answers: Answers | None = None,
    *,
    within: Collection[str] | None = None,
) -> Iterator[Finding]:
    """What stands in the files under *edition* and may not, file by file, pages of Items first.

    *within*: only these files and folders at its root.

    One question a (form, subject, context): a copy of one asked on another page is not asked
    again. A part that cannot be unwrapped is a finding too. Symbolic links are not followed.
    """
    compiled = withheld if isinstance(withheld, Withheld) else Withheld(withheld)
    search = _Search(compiled, answers or Answers())
    for relative in _files(edition):
        if within is None or relative.parts[0] in within:
            yield from search.file(edition, relative)


class NotSearchableError(DisclosureError):
    """A line of a list holds no name that could be searched for (id: the line's number)."""

    code = "FH411"


def listed_names(lines: Iterable[str]) -> list[WithheldForm]:
    """Forms of a list, one name a line, each under its line number; every match is a finding.

    Raises: NotSearchableError for a line of less than two letters or digits; empty ones pass.
    """
    return [
        _listed(number, line.strip()) for number, line in enumerate(lines, start=1) if line.strip()
    ]


def _listed(number: int, name: str) -> WithheldForm:
    if len(fold(name)) < NAME_MIN:
        raise NotSearchableError(number)
    return WithheldForm(str(number), str(number), name, is_person=False, one_word_blocks=True)


def subject_of(relative: PurePosixPath) -> Subject:
    """(item id, language) of an Item's page `<language>/item/<item id>.html`, packed or not.

    Of any other file its path, with no language.
    """
    name = relative.with_suffix("") if relative.suffix in PACKED_SUFFIXES else relative
    match name.parts:
        case (language, folder, page) if folder == ITEM_FOLDER and page.endswith(".html"):
            return page.removesuffix(".html"), language
        case _:
            return str(name), ""


def decided_contexts(
    text: str, spans: Iterable[tuple[int, int]], withheld: Withheld
) -> frozenset[tuple[str, str]]:
    """Pairs (form id, context) that decided *spans* of an approved *text* answer.

    Spans are code points, half-open; what lies wholly inside one is answered, for `Answers`.
    """
    decided = list(spans)
    return frozenset(
        (each.form.form_id, context_digest(text, each.start, each.end))
        for each in withheld.occurrences(text)
        if any(start <= each.start and each.end <= end for start, end in decided)
    )


def _files(edition: Path) -> list[PurePosixPath]:
    found = [
        PurePosixPath((Path(folder) / name).relative_to(edition).as_posix())
        for folder, folders, names in os.walk(edition)
        for name in (
            *names,
            *(each for each in folders if not any((Path(folder) / each).iterdir())),
        )
    ]
    return sorted(found, key=lambda path: (subject_of(path)[1] == "", path.parts))


@dataclass(slots=True)
class _Search:
    """What was asked so far, over all files of one scan."""

    withheld: Withheld
    answers: Answers
    asked: set[tuple[str, str]] = field(default_factory=set)

    def file(self, edition: Path, relative: PurePosixPath) -> Iterator[Finding]:
        """The findings in one file: those of its path, then those of its bytes."""
        names = list(self._named(relative))
        page = _Page(_shown(edition, relative, names), subject_of(relative))
        for occurrence, kind, context in self._judged(str(relative), names, page.subject):
            yield page.finding(0, occurrence, kind, context)
        if not _is_plain_file(edition / relative):
            return
        try:
            for reading in unwrap((edition / relative).read_bytes()):
                yield from self._reading(reading, page)
        except UnreadableError:
            yield Finding(page.path, 0, "", Outcome.UNREADABLE, page.subject, "")

    def _named(self, relative: PurePosixPath) -> Iterator[tuple[int, int, Occurrence]]:
        """The occurrences in a path, with where they begin and end in it."""
        for reading in unwrap_name(str(relative)):
            for occurrence in self.withheld.occurrences(reading.view.text):
                start = reading.view.origin(occurrence.start)
                yield start, reading.view.origin(occurrence.end - 1) + 1, occurrence

    def _judged(
        self, path: str, names: list[tuple[int, int, Occurrence]], subject: Subject
    ) -> Iterator[tuple[Occurrence, Outcome, str]]:
        spans = {id(occurrence): (start, end) for start, end, occurrence in names}
        for occurrence, kind in judge([each for _, _, each in names], subject):
            context = context_digest(path, *spans[id(occurrence)])
            if not self.answers.holds(subject, occurrence.form.form_id, context):
                yield occurrence, kind, context

    def _reading(self, reading: Reading, page: "_Page") -> Iterator[Finding]:
        text = reading.view.text
        context_at = cache(partial(context_digest, text))
        occurrences = self.withheld.occurrences(text, page.subject)
        for occurrence, kind in judge(_outer(occurrences), page.subject):
            if page.is_known(reading, occurrence):
                continue
            context = context_at(occurrence.start, occurrence.end)
            form_id = occurrence.form.form_id
            if self.answers.holds(page.subject, form_id, context):
                continue
            if kind is Outcome.ASKS and self._is_asked(page.subject, form_id, context):
                continue
            yield page.finding(reading.byte_offset(occurrence.start), occurrence, kind, context)

    def _is_asked(self, subject: Subject, form_id: str, context: str) -> bool:
        """True where a copy of this occurrence was asked about; from now on it is."""
        item_id, language = subject
        keys = context_keys(form_id, context)
        own = {(f"{item_id}\n{form}", shared) for form, shared in keys}
        known = own if language else set(keys)
        is_asked = not self.asked.isdisjoint(known)
        self.asked.update(own, keys)
        return is_asked


@dataclass(slots=True)
class _Page:
    """One file under scan: its shown path, its subject, the occurrences met in it."""

    path: str
    subject: Subject
    known: set[tuple[str, str, int, int, int]] = field(default_factory=set)

    def is_known(self, reading: Reading, occurrence: Occurrence) -> bool:
        """True where another reading of the same bytes gave this; from now on it did."""
        view = reading.view
        place = (reading.offset, view.origin(occurrence.start), len(view.first))
        key = (occurrence.form.form_id, occurrence.key, *place)
        is_known = key in self.known
        self.known.add(key)
        return is_known

    def finding(self, offset: int, occurrence: Occurrence, kind: Outcome, context: str) -> Finding:
        """What is reported of *occurrence*."""
        form_id = occurrence.form.form_id
        return Finding(self.path, offset, form_id, kind, self.subject, context)


def _outer(occurrences: list[Occurrence]) -> list[Occurrence]:
    """*occurrences* without the single words that stand in a whole form of the same bearer."""
    whole = [each for each in occurrences if each.part is Part.WHOLE and not each.varied]
    spans = {(each.form.agent_id, at) for each in whole for at in range(each.start, each.end)}
    return [
        each
        for each in occurrences
        if each.part is Part.WHOLE or (each.form.agent_id, each.start) not in spans
    ]


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _shown(edition: Path, relative: PurePosixPath, names: list[tuple[int, int, Occurrence]]) -> str:
    """*relative* with each part that holds a name replaced by its number in its folder."""
    shown, at, folder = [], 0, edition
    for part in relative.parts:
        end = at + len(part)
        holds = any(start < end and at < stop for start, stop, _ in names)
        shown.append(f"#{_number(folder, part)}" if holds else part)
        at, folder = end + 1, folder / part
    return "/".join(shown)


def _number(folder: Path, name: str) -> int:
    return sorted(each.name for each in folder.iterdir()).index(name) + 1
