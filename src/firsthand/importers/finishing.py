"""What every draft gets, whatever its format: its language, its part, its faults."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from firsthand.core.codes import FlagCode
from firsthand.core.languages import UNDETERMINED
from firsthand.core.text import Span
from firsthand.importers.drafts import Draft, DraftFlag
from firsthand.importers.faults import faults_of
from firsthand.importers.language import language_of_words
from firsthand.importers.links import host_of
from firsthand.importers.parts import part_of


@dataclass(frozen=True, slots=True)
class Source:
    """What the whole input says of itself. `outlet`: a name or a host, "" where it names none."""

    declared_language: str = ""
    outlet: str = ""
    had_controls: bool = False


def finished(draft: Draft, source: Source) -> Draft:
    """*draft* with language, part, cuts and flags set from its words; what is set stays."""
    found = language_of_words(draft.text.string, declared=source.declared_language)
    language = draft.language if draft.language != UNDETERMINED else found.tag
    part = part_of(draft.text)
    flags = tuple(dict.fromkeys([*draft.flags, *_flags(draft, source, language)]))
    return replace(
        draft,
        language=language,
        part=part.number if part else draft.part,
        part_written=part.written if part else draft.part_written,
        series_title=part.series_title if part else draft.series_title,
        cut_start=draft.cut_start or _has(flags, FlagCode.MID_SENTENCE),
        cut_end=draft.cut_end or _is_cut_at_end(flags, draft),
        flags=flags,
    )


def _flags(draft: Draft, source: Source, language: str) -> Iterator[DraftFlag]:
    found = list(faults_of(draft.text))
    yield from found
    if draft.cut_start and not _has(found, FlagCode.MID_SENTENCE):
        yield DraftFlag(FlagCode.MID_SENTENCE)
    if draft.cut_end and not _is_cut_at_end(found, draft):
        yield DraftFlag(FlagCode.CUT)
    if not (source.outlet or host_of(draft.source_url)):
        yield DraftFlag(FlagCode.NO_OUTLET)
    if not draft.issued_written:
        yield DraftFlag(FlagCode.NO_DATE)
    if language == UNDETERMINED:
        yield DraftFlag(FlagCode.LANGUAGE_DOUBT)
    if source.had_controls:
        yield DraftFlag(FlagCode.CONTROL_CHARS)


def _has(flags: list[DraftFlag] | tuple[DraftFlag, ...], code: FlagCode) -> bool:
    return any(flag.code is code for flag in flags)


def _is_cut_at_end(flags: list[DraftFlag] | tuple[DraftFlag, ...], draft: Draft) -> bool:
    end = len(draft.text.string)
    return any(
        flag.code is FlagCode.CUT and flag.span is not None and _reaches(flag.span, end)
        for flag in flags
    )


def _reaches(span: Span, end: int) -> bool:
    return span.end >= end
