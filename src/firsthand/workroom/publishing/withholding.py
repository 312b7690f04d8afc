"""What a record withholds, and why: treatments, words and paragraphs, never the name."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from firsthand.core.codes import BasisKind, CutKind, Treatment
from firsthand.disclosure.candidates import MentionCandidate, SourceCandidate
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import Gate
from firsthand.disclosure.treatments import Treating
from firsthand.workroom.labels import BASES
from firsthand.workroom.protection.clearing_forms import REASONS
from firsthand.workroom.protection.clearing_seen import CSS, treatment_word
from firsthand.workroom.protection.models import Cut


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: how it is treated, what readers see, where, how often, on what."""

    css: str
    word: str
    readers_see: str
    paragraphs: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class _Treated:
    css: str
    word: str
    readers_see: str
    why: str


def withheld_lines(source: SourceCandidate, gate: Gate) -> list[Line]:
    """What readers see in place of names and passages, and the names that they do see."""
    found: dict[_Treated, Counter[int]] = {}
    for treated, position in [*_mentions(source, gate), *_cuts(source)]:
        paragraph = source.text.string.count("\n", 0, position) + 1
        found.setdefault(treated, Counter())[paragraph] += 1
    return [
        Line(each.css, each.word, each.readers_see, tuple(sorted(places)), each.why)
        for each, places in found.items()
    ]


def _mentions(source: SourceCandidate, gate: Gate) -> Iterator[tuple[_Treated, int]]:
    for mention in source.mentions:
        if mention.treatment is not Treatment.NOT_A_NAME:
            yield _treated(mention, source, gate), mention.span.start


def _treated(mention: MentionCandidate, source: SourceCandidate, gate: Gate) -> _Treated:
    treating = Treating(gate, source)
    insert = treating.insert(mention)
    treatment = mention.treatment or ""
    if insert is None:
        why = _ground(treating.bases, gate, mention.agent_id)
        return _Treated(
            CSS[treatment], treatment_word(treatment), source.text.quote(mention.span), why
        )
    why = _("No live basis") if Fault.SHOW_WITHOUT_BASIS in treating.faults else _decided(mention)
    return _Treated(CSS[treatment], treatment_word(treatment), insert.words, why)


def _decided(mention: MentionCandidate) -> str:
    if mention.treatment is None:
        return _("Nobody has decided")
    return _("As decided in the text") if mention.agent_id else _("It is not known who it is")


def _ground(bases: set[UUID], gate: Gate, agent_id: UUID | None) -> str:
    agent = gate.agents.get(agent_id) if agent_id else None
    kinds = {basis.kind for basis in agent.bases if basis.basis_id in bases} if agent else set()
    if not kinds:
        return _("An organization needs no basis")
    return "; ".join(str(BASES[kind]) for kind in BasisKind if kind in kinds)


def _cuts(source: SourceCandidate) -> Iterator[tuple[_Treated, int]]:
    rows = Cut.objects.filter(text_version_id=source.version_id).order_by("start")
    for start, kind, words, reason in rows.values_list("start", "kind", "replacement", "reason"):
        general = kind == CutKind.GENERALISE and words
        seen = f"[{words}]" if general else "[...]"
        word = _("Said more generally") if general else _("Cut")
        yield _Treated("cut", word, seen, str(REASONS.get(reason, ""))), start
