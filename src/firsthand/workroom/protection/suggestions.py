"""Suggests Mentions over a text: known forms, probable names, addresses and numbers.

High recall first: what is not highlighted may be published by mistake.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from firsthand.core.codes import SuggestedBy
from firsthand.core.text import Span
from firsthand.names.contacts import find_contacts
from firsthand.names.finding import How, find
from firsthand.names.suggesting import Tier, suggest
from firsthand.workroom.archive.models import TextVersion
from firsthand.workroom.protection.known_names import known_forms
from firsthand.workroom.protection.models import Mention


@dataclass(frozen=True, slots=True)
class _Suggestion:
    span: Span
    by: SuggestedBy
    rank: int
    agent: UUID | None = None
    form: UUID | None = None


def ensure_suggested(version: TextVersion) -> int:
    """How many Mentions were added: one wherever a name may stand and no Mention does yet.

    Asked again after new name forms were entered, it adds what they bring, and nothing else.
    """
    taken = [Span(start, end) for start, end in version.mentions.values_list("start", "end")]
    rows = [_row(version, each) for each in _apart(_suggestions(version), taken)]
    Mention.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _row(version: TextVersion, suggestion: _Suggestion) -> Mention:
    return Mention(
        text_version=version,
        start=suggestion.span.start,
        end=suggestion.span.end,
        agent_id=suggestion.agent,
        name_form_id=suggestion.form,
        suggested_by=suggestion.by,
    )


def _suggestions(version: TextVersion) -> Iterator[_Suggestion]:
    text = version.text
    for contact in find_contacts(text):
        yield _Suggestion(Span(contact.start, contact.end), SuggestedBy.RULE, 0)
    yield from _known_hits(text)
    for likely in suggest(text, version.language):
        by = SuggestedBy.RULE if likely.tier is Tier.LIKELY else SuggestedBy.CHECK
        yield _Suggestion(Span(likely.start, likely.end), by, 3)


def _known_hits(text: str) -> Iterator[_Suggestion]:
    known = known_forms()
    borne: defaultdict[Span, dict[UUID, UUID]] = defaultdict(dict)
    varied: set[Span] = set()
    for hit in find(text, known.whole):
        span, agent = Span(hit.start, hit.end), known.bearers[hit.form_id]
        borne[span].setdefault(agent, UUID(hit.form_id))
        if hit.how is How.VARIANT:
            varied.add(span)
    for span, bearers in borne.items():
        yield _known(span, bearers, is_varied=span in varied)
    for hit in find(text, known.words):
        yield _Suggestion(Span(hit.start, hit.end), SuggestedBy.KNOWN_FORM, 4)


def _known(span: Span, bearers: dict[UUID, UUID], *, is_varied: bool) -> _Suggestion:
    """A known form with its bearer, where it has one; who is meant by a variant, a Member says."""
    agent, form = next(iter(bearers.items()))
    if is_varied:
        return _Suggestion(span, SuggestedBy.VARIANT, 2, form=form)
    # Two people of one name: somebody must say which.
    alone = len(bearers) == 1
    return _Suggestion(
        span, SuggestedBy.KNOWN_FORM, 1, agent if alone else None, form if alone else None
    )


def _apart(suggestions: Iterable[_Suggestion], taken: Sequence[Span]) -> list[_Suggestion]:
    """Suggestions that touch neither each other nor what is *taken*; contacts and forms first."""
    used = bytearray(max((span.end for span in taken), default=0))
    for span in taken:
        used[span.start : span.end] = b"\x01" * (span.end - span.start)
    kept: list[_Suggestion] = []
    for each in sorted(suggestions, key=_order):
        if len(used) < each.span.end:
            used.extend(bytes(each.span.end - len(used)))
        if not any(used[each.span.start : each.span.end]):
            used[each.span.start : each.span.end] = b"\x01" * (each.span.end - each.span.start)
            kept.append(each)
    return sorted(kept, key=lambda each: each.span)


def _order(suggestion: _Suggestion) -> tuple[int, int, Span]:
    return suggestion.rank, suggestion.span.start - suggestion.span.end, suggestion.span
