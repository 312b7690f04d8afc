"""Applies the demo's decisions on people: Agents, forms, labels, bases."""

from dataclasses import dataclass, field
from uuid import UUID

from firsthand.core.codes import BasisKind, IdentityVerdict, Minor, OwnerType, OwnField
from firsthand.demo.script import AgentScript, BasisScript, FormScript, Script
from firsthand.names.folding import fold
from firsthand.workroom.documentation.identity import Pair, say
from firsthand.workroom.documentation.likeness import between
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.services import NewBasis, add_basis
from firsthand.workroom.protection.wordings import Place, save_wording

SETTINGS = ("public_role", "protection", "treatment")


@dataclass(slots=True)
class People:
    """The Agents of the demo, by the keys of its script."""

    by_key: dict[str, Agent] = field(default_factory=dict)

    def agent_id(self, key: str) -> UUID | None:
        """The id of the Agent with that key; None for an empty key."""
        return self.by_key[key].id if key else None

    def with_slots(self, words: str) -> str:
        """*words* with each `{agent:key}` made the Agent's real slot."""
        for key, agent in self.by_key.items():
            words = words.replace(f"{{agent:{key}}}", f"{{agent:{agent.id}}}")
        return words


def make_people(script: Script, maker: Member) -> People:
    """All Agents of the script, saved through the workroom's services."""
    people = People()
    for each in script["agent"]:
        people.by_key[each["key"]] = _agent(each, maker)
    for each in script["agent"]:
        _words(each, people.by_key[each["key"]], maker)
    return people


def say_of_pairs(script: Script, people: People, maker: Member) -> None:
    """Nothing; what the script says of pairs is said, with what their names say beside it."""
    pairs = {
        Pair.of(people.by_key[each["one"]].id, people.by_key[each["other"]].id): each
        for each in script["pair"]
    }
    for pair, likeness in between(pairs).items():
        verdict, note = IdentityVerdict(pairs[pair]["verdict"]), pairs[pair]["note"]
        say(pair, verdict, by=maker.id, evidence=likeness.evidence, note=note)


def _agent(each: AgentScript, maker: Member) -> Agent:
    values = {name: each[name] for name in SETTINGS if name in each}  # type: ignore[literal-required]  # names of the TypedDict
    agent = Agent.objects.create(
        kind=each["kind"], minor=each.get("minor", Minor.UNKNOWN), created_by=maker, **values
    )
    forms: dict[str, NameForm] = {}
    for form in each.get("form", []):
        made = _form(form, agent, forms, maker)
        forms.setdefault(form["text"], made)
    for basis in each.get("basis", []):
        _basis(basis, agent, forms, maker)
    return agent


def _form(form: FormScript, agent: Agent, earlier: dict[str, NameForm], maker: Member) -> NameForm:
    return NameForm.objects.create(
        agent=agent,
        text=form["text"],
        of=earlier.get(form.get("of", "")),
        language=form["language"],
        script=form["script"],
        register=form["register"],
        neutral=form.get("neutral", False),
        key=fold(form["text"])[:200],
        created_by=maker,
    )


def _basis(basis: BasisScript, agent: Agent, forms: dict[str, NameForm], maker: Member) -> None:
    new = NewBasis(
        kind=BasisKind(basis["kind"]),
        forms=tuple(forms[text].id for text in basis["forms"]),
        minor=Minor.NO,
        url=basis.get("url", ""),
        published=basis.get("published", ""),
        function=basis.get("function", ""),
        reason=basis.get("reason", ""),
    )
    add_basis(agent, new, by=maker.id)


def _words(each: AgentScript, agent: Agent, maker: Member) -> None:
    labels = {OwnField.ROLE: each.get("role", {}), OwnField.PSEUDONYM: each.get("pseudonym", {})}
    for name, by_language in labels.items():
        for language, words in by_language.items():
            place = Place(OwnerType.AGENT, agent.id, name, language)
            save_wording(place, words, by=maker.id)
