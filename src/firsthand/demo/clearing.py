"""Applies the demo's decisions on texts: Mentions and Cuts, through the services of the screens."""

from collections.abc import Iterable

from firsthand.core.codes import Treatment
from firsthand.core.errors import FirsthandError
from firsthand.core.text import Span
from firsthand.demo.people import People
from firsthand.demo.script import CutScript, MentionScript
from firsthand.names.finding import compile_forms, find
from firsthand.names.folding import fold
from firsthand.workroom.archive.models import TextVersion
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.models import Mention
from firsthand.workroom.protection.services import Choice, add_cut, add_mention, decide_mention
from firsthand.workroom.protection.suggestions import ensure_suggested


class UndecidedError(FirsthandError):
    """The demo's script leaves a known person's name, or decides over no words (id: which)."""

    code = "FH904"


def clear(
    version: TextVersion,
    mentions: Iterable[MentionScript],
    cuts: Iterable[CutScript],
    *,
    people: People,
    maker: Member,
) -> None:
    """Nothing; every Mention of *version* is decided, every Cut made.

    What no decision names is no name, unless it is a form of somebody known.
    Raises: UndecidedError, also for a decision that decides nothing.
    """
    decide(version, mentions, people=people, maker=maker)
    for rest in version.mentions.filter(treatment=""):
        if rest.agent_id:
            raise UndecidedError("known_form")
        decide_mention(rest, Choice(Treatment.NOT_A_NAME), by=maker.id, everywhere=False)
    for cut in cuts:
        _cut(version, cut, maker)


def decide(
    version: TextVersion, mentions: Iterable[MentionScript], *, people: People, maker: Member
) -> None:
    """Nothing; what *mentions* name is decided, all else that may be a name is open.

    Raises: UndecidedError for a decision that decides nothing.
    """
    ensure_suggested(version)
    for mention in mentions:
        _decide(version, mention, people, maker)


def _decide(version: TextVersion, script: MentionScript, people: People, maker: Member) -> None:
    choice = Choice(Treatment(script["treatment"]), people.agent_id(script["agent"]))
    rows = _spans_of(version, script["form"]) or _add(version, script["form"], maker)
    if not any(not row.treatment for row in rows):
        raise UndecidedError("no_span")
    for row in rows:
        if not row.treatment:
            decide_mention(row, choice, by=maker.id, everywhere=False)


def _spans_of(version: TextVersion, form: str) -> list[Mention]:
    key = fold(form)
    return [m for m in version.mentions.all() if fold(version.text[m.start : m.end]) == key]


def _add(version: TextVersion, form: str, maker: Member) -> list[Mention]:
    """The Mentions a Member adds where the form stands and nothing was suggested."""
    added = []
    for hit in find(version.text, compile_forms([("form", form)])):
        try:
            added.append(add_mention(version, Span(hit.start, hit.end), by=maker.id))
        except RefusedError:
            continue
    return added


def _cut(version: TextVersion, script: CutScript, maker: Member) -> None:
    start = version.text.index(script["first"])
    end = version.text.index(script["last"], start) + len(script["last"])
    add_cut(
        version,
        Span(start, end),
        by=maker.id,
        reason=script["reason"],
        replacement=script["replacement"] if script["kind"] == "generalise" else "",
    )
