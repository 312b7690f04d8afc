"""What the edition calls an Agent: a name only where a live Basis carries that form (I15, I16)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from firsthand.core.codes import AgentKind, BasisKind, Minor, Protection, PublicRole, Register
from firsthand.core.ids import pid_text
from firsthand.core.languages import primary, somebody
from firsthand.disclosure.candidates import AgentCandidate, BasisCandidate, FormCandidate
from firsthand.names.covering import covers
from firsthand.public.records import ShownAs, Who

LOADED = frozenset({Register.HOSTILE, Register.SELF})
PUBLIC_ROLES = frozenset({PublicRole.OFFICIAL, PublicRole.LEADER})


@dataclass(frozen=True, slots=True)
class Naming:
    """An Agent's public words, and the bases that they stand on (empty where none is needed)."""

    who: Who
    bases: frozenset[UUID]


def is_live(basis: BasisCandidate, as_of: date) -> bool:
    """Whether *basis* still carries a name on *as_of*; the day it ends no longer counts."""
    if basis.ended_at is not None and basis.ended_at.date() <= as_of:
        return False
    needs_review = basis.kind is BasisKind.PUBLIC_INTEREST
    return not needs_review or (basis.review_on is not None and basis.review_on > as_of)


def live_bases(agents: Iterable[AgentCandidate], as_of: date) -> frozenset[UUID]:
    """The ids of all bases of *agents* that are live on *as_of*."""
    return frozenset(
        basis.basis_id for agent in agents for basis in agent.bases if is_live(basis, as_of)
    )


def may_be_named(agent: AgentCandidate) -> bool:
    """Whether any Basis can carry this Agent's name at all; a person of unknown age never (I15)."""
    if agent.kind is AgentKind.ORGANIZATION:
        return True
    return (
        agent.kind is AgentKind.PERSON
        and agent.minor is Minor.NO
        and agent.protection is not Protection.SEALED
    )


def cleared_forms(agent: AgentCandidate, live: frozenset[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """Each form that may be shown, with the live bases that carry it, none for organizations.

    A Basis covers its forms and forms `of` them, at any remove, so long as they are not fuller.
    """
    if not may_be_named(agent):
        return {}
    if agent.kind is AgentKind.ORGANIZATION:
        return {form.form_id: frozenset() for form in agent.forms}
    carried: dict[UUID, frozenset[UUID]] = {}
    for basis in agent.bases:
        if basis.basis_id in live:
            for form_id in _covered(agent.forms, basis.name_forms):
                carried[form_id] = carried.get(form_id, frozenset()) | {basis.basis_id}
    return carried


def _covered(forms: tuple[FormCandidate, ...], named: frozenset[UUID]) -> set[UUID]:
    by_id = {form.form_id: form for form in forms}
    covered = {form_id for form_id in named if form_id in by_id}
    grown = True
    while grown:
        new = {f.form_id for f in forms if f.of in covered and f.form_id not in covered}
        new = {i for i in new if not _is_fuller(by_id[i], by_id[by_id[i].of])}  # type: ignore[index]  # of is in covered
        grown = bool(new)
        covered |= new
    return covered


def _is_fuller(form: FormCandidate, base: FormCandidate) -> bool:
    """Whether *form* has more words than the form it is a variant of."""
    return len(form.text.split()) > len(base.text.split())


def shown_by(agent: AgentCandidate, words: str, live: frozenset[UUID]) -> frozenset[UUID] | None:
    """The bases by which *words* of a text may stand as this Agent's name; None = they may not.

    The folded words, honorifics and clitics apart, must be among those of one cleared form.
    """
    carried = cleared_forms(agent, live)
    for form in agent.forms:
        if form.form_id in carried and covers(form.text, words):
            return carried[form.form_id]
    return None


def call(agent: AgentCandidate | None, language: str, live: frozenset[UUID]) -> Naming:
    """The words for *agent* in *language*: cleared name, else pseudonym, else role (F3, F15).

    None = an Agent that nobody has resolved: "a person".
    """
    if agent is None:
        return _unnamed(somebody(language), ShownAs.ROLE)
    carried = cleared_forms(agent, live)
    cleared = [form for form in agent.forms if form.form_id in carried]
    if cleared:
        plain = [form for form in cleared if not is_loaded(agent, form)] or cleared
        form = min(plain, key=lambda form: _preference(form, language))
        who = Who(form.text, ShownAs.NAME, pid_text(agent.pid) if is_public(agent) else "")
        return Naming(who, carried[form.form_id])
    return by_other_words(agent, language)


def is_public(agent: AgentCandidate) -> bool:
    """Whether *agent* may have a page whoever tells of it: no private person (F15)."""
    return agent.kind is AgentKind.ORGANIZATION or agent.public_role in PUBLIC_ROLES


def is_loaded(agent: AgentCandidate, form: FormCandidate) -> bool:
    """Whether *form* is an organization's hostile or self-praising one (F3)."""
    is_organization = agent.kind is AgentKind.ORGANIZATION
    return is_organization and form.register in LOADED and not form.neutral


def by_other_words(agent: AgentCandidate, language: str) -> Naming:
    """The words for *agent* that are no name of theirs: pseudonym, else role."""
    pseudonym = _in_language(agent.pseudonyms, language)
    if pseudonym and agent.kind is AgentKind.PERSON:
        return _unnamed(pseudonym, ShownAs.PSEUDONYM)
    return _unnamed(role_of(agent, language), ShownAs.ROLE)


def role_of(agent: AgentCandidate | None, language: str) -> str:
    """The Agent's role label in *language*, else "a person" in that language."""
    label = _in_language(agent.roles, language) if agent else ""
    return label or somebody(language)


def _in_language(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or words.get(primary(language), "")


def _unnamed(words: str, shown_as: ShownAs) -> Naming:
    return Naming(Who(words, shown_as), frozenset())


def _preference(form: FormCandidate, language: str) -> tuple[bool, bool, bool, str]:
    """Lowest first: this language, neutral, same script; the id makes it one order."""
    return (
        primary(form.language) != primary(language),
        not form.neutral,
        form.script != _script(language),
        str(form.form_id),
    )


@lru_cache(maxsize=64)
def _script(language: str) -> str:
    return "Arab" if primary(language) in {"fa", "ar", "ur", "ckb"} else "Latn"
