"""Screens show slots by name and take them so; the id stays in the database."""

import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.clearing_walk import an_agent, clearing_address, ready_item
from tests.workroom_fixtures import add_item, client_of

from firsthand.core.codes import AgentKind, OwnerType, OwnField, Register
from firsthand.core.text import Span
from firsthand.names.folding import fold
from firsthand.workroom.archive.models import Item, Series, TextVersion
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.protection.services import Choice, add_cut, decide_mention
from firsthand.workroom.protection.wordings import Place, RefusedError, save_wording
from firsthand.workroom.publishing.models import FrontPage, FrontPageEntry, Page
from firsthand.workroom.wording.models import Translation

pytestmark = pytest.mark.django_db
WRITER = "Golrokh A."
RAW = "{agent:"


@pytest.fixture
def client(member):
    return client_of(member)


@pytest.fixture
def writer(member) -> Agent:  # noqa: ARG001 -- an archive has a Member first
    agent = an_agent(WRITER)
    NameForm.objects.create(agent=agent, text="گلرخ آ.", language="fa", key=fold("گلرخ آ."))
    return agent


@pytest.fixture
def item(member) -> Item:
    return ready_item("She kept the ledger.\nNothing else is said.", by=member)


def said(owner, field: OwnField, words: str, language: str = "en") -> Translation:
    kinds = {Item: OwnerType.ITEM, Series: OwnerType.SERIES, Page: OwnerType.PAGE}
    return Translation.objects.create(
        owner_type=kinds[type(owner)],
        owner_id=owner.id,
        field=field,
        language=language,
        text=words,
    )


def described(client, item, **changes):
    form = client.get(f"/items/{item.id}/describe/").context["form"]
    values = {bound.name: bound.value() for bound in form}
    kept = {name: value for name, value in values.items() if value not in {None, False, ""}}
    return client.post(f"/items/{item.id}/describe/", {**kept, **changes})


@pytest.fixture
def everywhere(item, writer, member) -> dict[str, str]:
    """A slot in every field of ours, and the screens on which it stands."""
    slot = f"{{agent:{writer.id}}}"
    series = Series.objects.create()
    item.series, item.part, item.narrator = series, 1, writer
    item.save()
    for field in (OwnField.HEADLINE, OwnField.TEASER, OwnField.SUPPLIED_TITLE):
        said(item, field, f"{slot} writes <b>of the ledger")
        said(item, field, f"{slot} می‌نویسد", "fa")
    said(series, OwnField.TITLE, f"The book of {slot}")
    page = Page.objects.create(slug="about")
    said(page, OwnField.TITLE, f"About {slot}")
    said(page, OwnField.BODY, f"Asked by {slot}.")
    front = FrontPage.objects.create(language="en", edited_by=member)
    FrontPageEntry.objects.create(front_page=front, item=item, position=0)
    return {
        "list": "/",
        "item": f"/items/{item.id}/",
        "describe": f"/items/{item.id}/describe/",
        "clearing": clearing_address(item),
        "series list": "/series/",
        "series": f"/series/{series.id}/",
        "front": "/front/en/",
        "page": "/pages/about/en/",
        "page of the person": f"/people/{writer.id}/",
        "preview": f"/items/{item.id}/en/preview/",
        "review": f"/review/items/{item.id}/en/",
    }


def test_no_screen_shows_an_id_where_a_name_belongs(client, everywhere):
    for name, address in everywhere.items():
        answer = client.get(address)
        assert answer.status_code == 200, name
        assert RAW not in answer.content.decode(), name


@pytest.mark.parametrize("screen", ["describe", "clearing", "series", "front", "page"])
def test_a_form_shows_the_slot_as_it_is_typed(client, everywhere, screen):
    assert f"{{{WRITER}}}" in client.get(everywhere[screen]).content.decode()


def test_a_persian_form_shows_the_persian_name(client, everywhere):
    form = client.get(everywhere["describe"]).context["form"]
    assert form["headline_fa"].value() == "{گلرخ آ.} می‌نویسد"


def test_a_display_shows_a_name_without_braces_and_stays_inert(client, everywhere):
    html = client.get(everywhere["item"]).content.decode()
    assert f'<bdi class="slot">{WRITER}</bdi> writes &lt;b&gt;of the ledger' in html
    TextVersion.objects.update(title="")
    listed = client.get(everywhere["list"]).context["listing"].rows[0]
    assert listed.title == f"{WRITER} writes <b>of the ledger"
    assert client.get(everywhere["series list"]).context["rows"][0].title == f"The book of {WRITER}"


def test_what_waits_for_review_is_told_in_the_words_of_the_gate(client, everywhere, item):
    client.post(f"/submit/series/{item.series_id}/-/")
    html = client.get("/review/").content.decode()
    assert "The book of a person" in html
    assert WRITER not in html
    assert everywhere


def test_an_untouched_form_keeps_who_wrote_the_words(client, everywhere, item, member, colleague):
    Translation.objects.filter(owner_id=item.id).update(by=colleague)
    before = list(Translation.objects.values_list("text", "by").order_by("id"))
    assert described(client, item, act="save").status_code == 302
    form = client.get(everywhere["page"]).context["form"]
    client.post(everywhere["page"], {name: form[name].value() for name in ("title", "body")})
    card = client.get(everywhere["front"]).context["composer"].chosen[0]
    words = {"headline": card.headline, "teaser": card.teaser}
    client.post(f"/front/en/words/{item.id}", words)
    client.post(f"{clearing_address(item)}words", words)
    assert list(Translation.objects.values_list("text", "by").order_by("id")) == before
    assert member.id not in Translation.objects.values_list("by", flat=True)


def test_a_typed_slot_is_stored_by_id(client, item, writer):
    assert described(client, item, headline_en="{golrokh a.} writes").status_code == 302
    assert Translation.objects.get().text == f"{{agent:{writer.id}}} writes"


def test_a_name_is_refused_with_the_slot_to_write_instead(client, item, writer, caplog):
    with caplog.at_level(logging.DEBUG):
        html = described(client, item, headline_en=f"{WRITER} writes").content.decode()
    assert f"Write \u2068{{{WRITER}}}\u2069 instead" in html
    assert f'value="{WRITER} writes"' in html
    assert WRITER not in caplog.text
    assert not Translation.objects.exists()
    assert writer


def test_a_typed_slot_beside_a_bare_name_names_only_whom_it_lacks(client, item, writer):
    an_agent("Homa Tavashkan")
    words = f"{{{WRITER}}} and Homa Tavashkan"
    html = described(client, item, headline_en=words).content.decode()
    assert "Write \u2068{Homa Tavashkan}\u2069 instead" in html
    assert writer


def test_an_unknown_slot_is_named(client, item):
    html = described(client, item, headline_en="{Sara} writes").content.decode()
    assert "Nobody is called \u2068{Sara}\u2069." in html


def test_of_namesakes_the_slots_are_offered_with_their_roles(client, item, writer):
    other = an_agent(WRITER)
    Translation.objects.create(
        owner_type=OwnerType.AGENT, owner_id=other.id, field="role", language="en", text="a clerk"
    )
    html = described(client, item, headline_en=f"{{{WRITER}}} writes").content.decode()
    assert f"{{{WRITER}#{writer.id.hex[:6]}}}" in html
    assert f"{{{WRITER}#{other.id.hex[:6]}}} (a clerk)" in html


def test_a_loaded_name_is_refused_with_the_neutral_one(client, item):
    house = an_agent("Yekshakheh", kind=AgentKind.ORGANIZATION)
    house.forms.update(neutral=True)
    NameForm.objects.create(
        agent=house, text="the Stump", language="en", key="the stump", register=Register.HOSTILE
    )
    html = described(client, item, headline_en="Out of the Stump").content.decode()
    assert "Write \u2068{Yekshakheh}\u2069 for the neutral one" in html


def test_labels_take_no_slot_for_nothing_would_fill_it(client, writer, item, member):
    typed = {"act": "labels", "role_en": f"cousin of {{{WRITER}}}"}
    html = client.post(f"/people/{writer.id}/", typed).content.decode()
    assert "A slot is not filled here" in html
    assert not Translation.objects.exists()
    version = item.versions.get()
    mention = version.mentions.create(start=0, end=3)
    words = f"{{agent:{writer.id}}}"
    for act in (
        lambda: decide_mention(
            mention, Choice("role", writer.id, words), by=member.id, everywhere=False
        ),
        lambda: add_cut(version, Span(0, 3), by=member.id, reason="safety", replacement=words),
    ):
        with pytest.raises(RefusedError) as refused:
            act()
        assert refused.value.subject_id == "slot_here"


def test_whom_nothing_names_keeps_a_slot_that_can_be_saved_again(member):
    agent, item = Agent.objects.create(kind="unidentified"), add_item()
    place = Place(OwnerType.ITEM, item.id, OwnField.HEADLINE, "en")
    save_wording(place, f"{{agent:{agent.id}}} writes", by=member.id)
    client = client_of(member)
    shown = client.get(f"/items/{item.id}/describe/").context["form"]["headline_en"].value()
    assert RAW not in shown
    assert described(client, item, headline_en=f"{shown} again").status_code == 302
    assert Translation.objects.get().text == f"{{agent:{agent.id}}} writes again"


def test_names_for_slots_cost_the_same_however_many_rows(client, writer):
    counts = []
    for wanted in (2, 30):
        for _ in range(wanted - Item.objects.count()):
            said(
                add_item("No heading here. Only words."),
                OwnField.SUPPLIED_TITLE,
                f"{{agent:{writer.id}}}",
            )
        with CaptureQueriesContext(connection) as asked:
            client.get("/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
