"""The clearing screen, asked as a browser asks it: with htmx, and without."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.template.backends.django import Template
from django.test.utils import CaptureQueriesContext
from tests.clearing_walk import (
    OVERSEER,
    PERSIAN,
    WORDS,
    a_basis,
    an_agent,
    clearing_address,
    decision,
    mention_of,
    ready_item,
    source_of,
    with_htmx,
)
from tests.workroom_fixtures import client_of

from firsthand.core.codes import AgentKind, OwnerType, OwnField, Treatment
from firsthand.core.text import Mark, MarkKind, Span, make_text
from firsthand.workroom.archive.versions import NewVersion, VersionKind, add_version
from firsthand.workroom.documentation.models import Agent
from firsthand.workroom.protection.models import Cut, KeptLink, Mention
from firsthand.workroom.wording.models import Translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    return ready_item()


@pytest.fixture
def client(member, item):
    client = client_of(member)
    client.get(clearing_address(item))  # Mentions are suggested when the text is first opened
    return client


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@contextmanager
def refusing_queries():
    """No query runs inside."""

    def refuse(*_args):
        pytest.fail("a template asked the database")

    with connection.execute_wrapper(refuse):
        yield


def test_both_sides_stand_paragraph_by_paragraph(client, item):
    html = page(client, clearing_address(item))
    assert 'data-start="11"' in html
    assert f"{OVERSEER}</a> kept the letters." in html
    assert 'That winter <span class="todo" lang="en" dir="ltr">[name?]</span> kept' in html
    assert "0 of 2 marked names decided" in html


def test_a_persian_text_keeps_its_direction_in_an_english_room(member):
    item = ready_item(PERSIAN, language="fa")
    html = page(client_of(member), clearing_address(item, "fa"))
    assert '<html lang="en" dir="ltr">' in html
    assert 'data-start="9" lang="fa" dir="rtl"' in html


def test_a_decision_answers_with_what_changed_alone(client, item):
    mention = mention_of(item, OVERSEER)
    address = f"{clearing_address(item)}mentions/{mention.id}"
    html = with_htmx(client, address, decision(mention, "withhold")).content.decode()
    assert 'id="r-2" hx-swap-oob' in html
    assert 'id="r-3"' not in html
    assert '<span class="held">[name withheld]</span> kept the letters.' in html
    assert "1 of 2 marked names decided" in html
    assert "Golrokh Amini" in html[: html.index("hx-swap-oob")]  # the next open name


def test_without_a_script_the_page_comes_again_at_the_next_name(client, item):
    mention = mention_of(item, OVERSEER)
    following = mention_of(item, "Golrokh Amini")
    address = f"{clearing_address(item)}mentions/{mention.id}"
    response = client.post(address, decision(mention, "withhold"))
    assert response.headers["Location"] == f"{clearing_address(item)}?mention={following.id}"
    assert "1 place decided." in page(client, response.headers["Location"])


def test_in_all_places(member):
    item = ready_item(f"Keys\n{OVERSEER} had one.\nI saw {OVERSEER}.")
    client = client_of(member)
    client.get(clearing_address(item))
    mention = mention_of(item, OVERSEER)
    address = f"{clearing_address(item)}mentions/{mention.id}"
    html = with_htmx(client, address, decision(mention, "role", everywhere="on")).content.decode()
    assert "2 places decided." in html
    assert html.count("[a person]</span>") == 2


def test_undo_opens_them_again(client, item):
    mention = mention_of(item, OVERSEER)
    with_htmx(
        client, f"{clearing_address(item)}mentions/{mention.id}", decision(mention, "withhold")
    )
    html = with_htmx(
        client, f"{clearing_address(item)}reopen", {"mention": str(mention.id)}
    ).content.decode()
    mention.refresh_from_db()
    assert (mention.treatment, mention.decided_by, mention.decided_at) == ("", None, None)
    assert "1 place is open again." in html
    assert "[name?]" in html


def test_each_treatment_shows_the_words_that_the_gate_would_give(client, item, member):
    agent = an_agent(OVERSEER)
    a_basis(agent, by=member)
    role = {"owner_type": OwnerType.AGENT, "owner_id": agent.id, "language": "en"}
    Translation.objects.create(**role, field=OwnField.ROLE, text="the overseer")
    Translation.objects.create(**role, field=OwnField.PSEUDONYM, text="Nastaran")
    mention = mention_of(item, OVERSEER)
    html = page(client, f"{clearing_address(item)}?mention={mention.id}&agent={agent.id}")
    options = html[html.index("<fieldset") : html.index("</fieldset>")]
    for words in (OVERSEER, "[the overseer]", "Nastaran", "[name withheld]"):
        assert f'<bdi lang="en">{words}</bdi>' in options
    assert "disabled" not in options


def test_a_treatment_that_cannot_be_is_disabled_and_says_why(client, item):
    agent = an_agent(OVERSEER)
    mention = mention_of(item, OVERSEER)
    html = page(client, f"{clearing_address(item)}?mention={mention.id}&agent={agent.id}")
    assert 'value="show" data-key="1" disabled aria-describedby="not-show"' in html
    assert "No live basis covers these words." in html
    assert "There is no pseudonym in this language." in html


def test_the_usual_treatment_stands_first_and_is_chosen(client, item):
    agent = an_agent(OVERSEER, treatment=Treatment.PSEUDONYM)
    Translation.objects.create(
        owner_type=OwnerType.AGENT,
        owner_id=agent.id,
        language="en",
        field=OwnField.PSEUDONYM,
        text="Nastaran",
    )
    mention = mention_of(item, OVERSEER)
    html = page(client, f"{clearing_address(item)}?mention={mention.id}&agent={agent.id}")
    first = html[html.index("</legend>") : html.index("</label>", html.index("</legend>"))]
    assert 'value="pseudonym" data-key="3" checked' in first


@pytest.mark.parametrize("asks_by_htmx", [True, False])
def test_showing_without_a_basis_is_refused(client, item, asks_by_htmx):
    agent = an_agent(OVERSEER)
    mention = mention_of(item, OVERSEER)
    data = decision(mention, "show", agent=agent.id)
    address = f"{clearing_address(item)}mentions/{mention.id}"
    asked = with_htmx(client, address, data) if asks_by_htmx else client.post(address, data)
    assert asked.status_code == (200 if asks_by_htmx else 422)
    assert "This name has no live basis." in asked.content.decode()
    mention.refresh_from_db()
    assert mention.treatment == ""


def test_a_stale_decision_is_refused_and_the_newer_one_shown(client, item, colleague):
    mention = mention_of(item, OVERSEER)
    address = f"{clearing_address(item)}mentions/{mention.id}"
    stale = decision(mention, "not_a_name")
    client_of(colleague).post(address, decision(mention, "withhold"))
    html = with_htmx(client, address, stale).content.decode()
    assert "Somebody changed this in the meantime." in html
    assert 'value="withhold" data-key="4" checked' in html
    mention.refresh_from_db()
    assert mention.treatment == "withhold"


def test_an_agent_is_made_on_the_spot_and_proposed(client, item):
    mention = mention_of(item, OVERSEER)
    data = {"name": OVERSEER, "kind": "person", "role": "the overseer", "treatment": "role"}
    address = f"{clearing_address(item)}mentions/{mention.id}/agent"
    html = with_htmx(client, address, data).content.decode()
    agent = Agent.objects.get()
    assert f'name="agent" value="{agent.id}"' in html
    assert "[the overseer]" in html
    mention.refresh_from_db()
    assert mention.treatment == ""


def test_a_role_that_names_somebody_is_refused_and_nobody_is_made(client, item):
    an_agent("Homa Tavashkan")
    mention = mention_of(item, OVERSEER)
    data = {"name": OVERSEER, "kind": "person", "role": "cousin of Homa Tavashkan"}
    address = f"{clearing_address(item)}mentions/{mention.id}/agent"
    html = with_htmx(client, address, data).content.decode()
    assert "This names somebody. Say what the person is, never who." in html
    assert Agent.objects.count() == 1


def test_typing_finds_people_in_any_spelling(client, item):
    an_agent("یک‌شاخه", language="fa", kind=AgentKind.ORGANIZATION)
    mention = mention_of(item, OVERSEER)
    response = client.get(
        f"{clearing_address(item)}?mention={mention.id}&q=يكشاخه",
        headers={"HX-Request": "true", "HX-Target": "found"},
    )
    html = response.content.decode()
    assert html.startswith('<div id="found"')
    assert "یک‌شاخه" in html


def test_words_are_marked_by_code_points_past_astral_letters(member):
    item = ready_item("Signs\n𝔊𝔬𝔩 and 😀 then Maneli wrote.")
    client = client_of(member)
    version = source_of(item)
    start = version.text.index("Maneli")
    data = {"act": "name", "version": version.id, "start": start, "end": start + 6}
    with_htmx(client, f"{clearing_address(item)}mark", {**data, "words": "Maneli"})
    assert mention_of(item, "Maneli").suggested_by == "member"


def test_offsets_that_do_not_hold_the_words_are_refused(client, item):
    version = source_of(item)
    data = {"act": "name", "version": version.id, "start": 0, "end": 3, "words": "Tha"}
    html = with_htmx(client, f"{clearing_address(item)}mark", data).content.decode()
    assert "The text is not what you saw." in html


def test_a_mark_over_an_older_text_is_refused(client, item):
    old = source_of(item)
    new = make_text(WORDS + "\nOne line more.", [])
    add_version(item.id, NewVersion(VersionKind.CORRECTED, "en", new, of=old))
    data = {"act": "name", "version": old.id, "paragraph": 2, "words": "letters"}
    html = with_htmx(client, f"{clearing_address(item)}mark", data).content.decode()
    assert "There is a newer text." in html
    assert not Mention.objects.filter(suggested_by="member").exists()


@pytest.mark.parametrize(
    ("paragraph", "words", "told"),
    [
        (9, "letters", "There is no such paragraph."),
        (2, "no such words", "These words do not stand in that paragraph."),
        (2, "t", "They stand there"),
    ],
)
def test_the_small_form_says_what_it_cannot_find(client, item, paragraph, words, told):
    version = source_of(item)
    data = {"act": "name", "version": version.id, "paragraph": paragraph, "words": words}
    response = client.post(f"{clearing_address(item)}mark", {**data, "nth": ""})
    assert response.status_code == 422
    assert told in response.content.decode()


def test_words_are_marked_without_mouse_or_script(client, item):
    version = source_of(item)
    data = {"act": "cut", "version": version.id, "paragraph": 2, "words": "the letters"}
    client.post(f"{clearing_address(item)}mark", data)
    cut = Cut.objects.get()
    assert version.text[cut.start : cut.end] == "the letters"


def test_a_cut_over_two_paragraphs_makes_one_row_of_them(client, item):
    version = source_of(item)
    start, end = version.text.index("kept"), version.text.index("asked")
    data = {"act": "cut", "version": version.id, "start": start, "end": end}
    data["words"] = version.text[start:end]
    html = with_htmx(client, f"{clearing_address(item)}mark", data).content.decode()
    assert 'id="rows" hx-swap-oob="true"' in html
    assert 'id="r-2"' in html
    assert 'id="r-3"' not in html
    assert 'id="b-3"' in html


def test_a_cut_is_changed_and_put_back(client, item):
    version = source_of(item)
    data = {"act": "cut", "version": version.id, "paragraph": 2, "words": "the letters"}
    client.post(f"{clearing_address(item)}mark", data)
    address = f"{clearing_address(item)}cuts/{Cut.objects.get().id}"
    html = with_htmx(
        client, address, {"reason": "safety", "replacement": "some papers"}
    ).content.decode()
    assert '<span class="role">[some papers]</span>' in html
    address = f"{clearing_address(item)}cuts/{Cut.objects.get().id}"
    with_htmx(client, address, {"back": "on"})
    assert not Cut.objects.exists()


def linked_item():
    item = ready_item("Pages\nRead the register and the diary.")
    version = source_of(item)
    links = [
        Mark(MarkKind.LINK, Span(15, 23), "https://a.example/register"),
        Mark(MarkKind.LINK, Span(32, 37), "javascript:alert(1)"),
    ]
    text = make_text(version.text, [Mark(MarkKind.HEADING, Span(0, 5), "1"), *links])
    add_version(item.id, NewVersion(VersionKind.CORRECTED, "en", text, of=version))
    return item


def test_a_link_is_kept_by_a_tick_and_dropped_again(member):
    item, client = linked_item(), client_of(member)
    html = page(client, clearing_address(item))
    assert "is no web address and goes" in html
    where = {"start": "15", "end": "23"}
    html = with_htmx(client, f"{clearing_address(item)}link", {**where, "keep": "on"}).content
    assert '<span class="lnk">register</span>' in html.decode()
    assert KeptLink.objects.count() == 1
    with_htmx(client, f"{clearing_address(item)}link", where)
    assert not KeptLink.objects.exists()


def test_own_voice_that_names_a_person_is_refused_and_the_slot_offered(client, item):
    agent = an_agent(OVERSEER)
    client.get(clearing_address(item))
    mention = mention_of(item, OVERSEER)
    data = decision(mention, "withhold", agent=agent.id)
    client.post(f"{clearing_address(item)}mentions/{mention.id}", data)
    words = {"headline": f"What {OVERSEER} kept", "teaser": ""}
    html = with_htmx(client, f"{clearing_address(item)}words", words).content.decode()
    assert f"Write \u2068{{{OVERSEER}}}\u2069 instead" in html
    assert "{agent:" not in html
    assert not Translation.objects.exists()
    words = {"headline": f"What {{{OVERSEER}}} kept", "teaser": ""}
    html = with_htmx(client, f"{clearing_address(item)}words", words).content.decode()
    assert "Saved." in html
    assert Translation.objects.get().text == f"What {{agent:{agent.id}}} kept"
    assert f'value="What {{{OVERSEER}}} kept"' in html
    assert "{agent:" not in html


def test_it_never_says_that_no_names_are_left(client, item):
    for mention in source_of(item).mentions.all():
        address = f"{clearing_address(item)}mentions/{mention.id}"
        client.post(address, decision(mention, "withhold"))
    html = page(client, clearing_address(item))
    assert "2 of 2 marked names decided" in html
    assert "That does not mean that the text names nobody else." in html


def test_queries_do_not_grow_with_the_mentions(member):
    few = ready_item(f"Keys\n{OVERSEER} came.")
    many = ready_item("Keys\n" + "\n".join(f"Then {OVERSEER} came, and again." for _ in range(90)))
    client, counts = client_of(member), []
    for item in (few, many):
        client.get(clearing_address(item))
        with CaptureQueriesContext(connection) as queries:
            page(client, clearing_address(item))
        counts.append(len(queries))
    assert source_of(many).mentions.count() >= 90
    assert counts[0] == counts[1]


def test_the_template_asks_nothing_of_the_database(client, item, monkeypatch):
    render = Template.render

    def guarded(self, context=None, request=None):
        with refusing_queries():
            return render(self, context, request)

    monkeypatch.setattr(Template, "render", guarded)
    page(client, clearing_address(item))


def test_what_is_not_there_is_not_found(client, item):
    other = ready_item(f"Keys\n{OVERSEER} came.")
    client.get(clearing_address(other))
    mention = mention_of(other, OVERSEER)
    data = decision(mention, "withhold")
    assert client.post(f"{clearing_address(item)}mentions/{mention.id}", data).status_code == 404
    assert client.get(clearing_address(item, "ar")).status_code == 404
    assert client.get(f"{clearing_address(item)}mentions/{mention.id}").status_code == 405


@pytest.mark.parametrize("asked", ["mention=x", "cut=x", "agent=x", "paragraph=٣", "q=%00"])
def test_a_strange_address_is_no_error(client, item, asked):
    page(client, f"{clearing_address(item)}?{asked}")


def test_payloads_stay_words(member):
    item = ready_item("<script>alert(1)</script>\n<img src=x onerror=alert(1)> Kiumars Pelvand")
    html = page(client_of(member), clearing_address(item))
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
