"""Steps that several tests of the screens take: an Item made ready, people, cleared texts."""

from uuid import UUID

from django.test import Client
from tests.workroom_fixtures import add_item

from firsthand.core.codes import AgentKind, BasisKind, ItemState, Minor, RightsBasis, Treatment
from firsthand.names.folding import fold
from firsthand.workroom.archive.models import Item, TextVersion
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.models import Basis, Mention
from firsthand.workroom.protection.services import Choice, NewBasis, add_basis, decide_mention
from firsthand.workroom.protection.suggestions import ensure_suggested

OVERSEER = "Kiumars Pelvand"
WORDS = f"The drawer\nThat winter {OVERSEER} kept the letters.\nOnly Golrokh Amini asked for hers."
PERSIAN = "دفتر خاک\nکیومرث پلوند نامه‌ها را نگه می‌داشت.\nمن خط مادرم را از دور می‌شناسم."


def ready_item(words: str = WORDS, *, language: str = "en", by: Member | None = None) -> Item:
    """An Item with all that a submission asks for, but that its names are not decided."""
    item = add_item(
        words,
        language=language,
        state=ItemState.DESCRIBED,
        kind="ITM04",
        by=by.id if by else None,
    )
    item.rights_basis = RightsBasis.PERMISSION
    item.save()
    return item


def an_agent(
    name: str, *, language: str = "en", kind: AgentKind = AgentKind.PERSON, treatment: str = ""
) -> Agent:
    """An Agent with one form of its name."""
    agent = Agent.objects.create(kind=kind, treatment=treatment)
    NameForm.objects.create(agent=agent, text=name, language=language, key=fold(name))
    return agent


def a_basis(agent: Agent, *, by: Member) -> Basis:
    """A live Basis over all forms of *agent*."""
    forms = tuple(agent.forms.values_list("id", flat=True))
    new = NewBasis(
        BasisKind.PUBLISHED_EARLIER, forms, Minor.NO, url="https://a.example/", published="1993"
    )
    return add_basis(agent, new, by=by.id)


def source_of(item: Item) -> TextVersion:
    """The first text of *item*."""
    return item.versions.get(number=1)


def cleared(item: Item, *, by: Member, treatment: Treatment = Treatment.WITHHOLD) -> TextVersion:
    """The text of *item* with every Mention decided by *by* in one way."""
    version = source_of(item)
    ensure_suggested(version)
    for mention in version.mentions.all():
        decide_mention(mention, Choice(treatment), by=by.id, everywhere=False)
    return version


def clearing_address(item: Item, language: str = "en") -> str:
    return f"/items/{item.id}/{language}/clearing/"


def mention_of(item: Item, words: str) -> Mention:
    """The first Mention over exactly these words."""
    version = source_of(item)
    found = (m for m in version.mentions.all() if version.text[m.start : m.end] == words)
    return min(found, key=lambda mention: mention.start)


def decision(mention: Mention, treatment: str, **more: object) -> dict[str, str]:
    """What the panel's form sends."""
    mention.refresh_from_db()
    data = {"treatment": treatment, "changed_at": mention.changed_at.isoformat(), **more}
    return {key: str(value) for key, value in data.items()}


def with_htmx(client: Client, address: str, data: dict[str, str] | None = None):
    """What htmx gets for a part of the page; with *data* by POST."""
    headers = {"HX-Request": "true", "HX-Target": "decide"}
    if data is None:
        return client.get(address, headers=headers)
    return client.post(address, data, headers=headers)


def ids_of(item: Item) -> set[UUID]:
    """The ids of the Mentions of its text."""
    return set(source_of(item).mentions.values_list("id", flat=True))
