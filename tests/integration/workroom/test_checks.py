"""Words that are only to be checked: looked at together, said to be no names once, undone."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.clearing_walk import clearing_address, ready_item, source_of
from tests.workroom_fixtures import client_of

from firsthand.core.codes import SuggestedBy, Treatment
from firsthand.workroom.archive.models import Item, TextVersion
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.checking import PAGE_WORDS, words_to_check
from firsthand.workroom.protection.clearing_queries import suggest_once
from firsthand.workroom.protection.models import Mention
from firsthand.workroom.protection.texts import correct

pytestmark = pytest.mark.django_db
WORDS = "Harvest\nHope was far and Hope was late.\nPump and Hope, said Pump."


@pytest.fixture
def client(member: Member) -> Client:
    return client_of(member)


@pytest.fixture
def item(member: Member) -> Item:
    """A text with Hope in three places and Pump in two, all of them only to be checked."""
    item = ready_item(WORDS, by=member)
    suggest_once(source_of(item))
    Mention.objects.all().delete()
    for word in ("Hope", "Pump"):
        mark(source_of(item), word)
    return item


def mark(version: TextVersion, word: str, by: SuggestedBy = SuggestedBy.CHECK) -> None:
    """A Mention over each place of *word* that has none."""
    at = version.text.find(word)
    while at >= 0:
        Mention.objects.get_or_create(
            text_version=version, start=at, end=at + len(word), defaults={"suggested_by": by}
        )
        at = version.text.find(word, at + 1)


def place(item: Item, last: str = "") -> str:
    return f"{clearing_address(item)}checks{last}"


def ticked(item: Item, *words: str) -> list[str]:
    found = {word.words: word for word in words_to_check(source_of(item))}
    return [str(found[word].first.mention_id) for word in words]


def said(item: Item) -> dict[str, int]:
    """How often each word is decided to be no name."""
    text = source_of(item).text
    rows = Mention.objects.filter(text_version=source_of(item), treatment=Treatment.NOT_A_NAME)
    words = [text[row.start : row.end] for row in rows]
    return {word: words.count(word) for word in words}


def shown_ids(page: str) -> list[str]:
    """The ids that the form of a preview holds, all in one field."""
    return page.split('name="mention" value="')[1].split('"', maxsplit=1)[0].split()


def test_each_word_stands_once_with_every_place_in_its_line(client: Client, item: Item) -> None:
    listing = client.get(place(item)).context["listing"]
    assert [(word.words, len(word.lines)) for word in listing.words] == [("Hope", 3), ("Pump", 2)]
    assert listing.places == 5
    assert [line.paragraph for line in listing.words[0].lines] == [2, 2, 3]
    assert listing.words[0].first.after == " was far and Hope was late."


def test_a_preview_says_what_it_does_and_changes_nothing(client: Client, item: Item) -> None:
    page = client.post(place(item, "/ask"), {"word": ticked(item, "Hope")})
    assert page.context["places"] == 3
    assert "3 places will stand in the public text as they are." in page.content.decode()
    assert len(shown_ids(page.content.decode())) == 3
    assert said(item) == {}


def test_what_the_preview_showed_is_said_and_undone(
    client: Client, item: Item, member: Member
) -> None:
    page = client.post(place(item, "/ask"), {"word": ticked(item, "Hope")}).content.decode()
    ids = shown_ids(page)
    answer = client.post(place(item, "/say"), {"mention": ids}, follow=True)
    assert "3 places are no names now." in answer.content.decode()
    assert said(item) == {"Hope": 3}
    assert {row.decided_by for row in Mention.objects.filter(id__in=ids)} == {member}
    answer = client.post(place(item, "/undo"), {"mention": ids}, follow=True)
    assert "3 places are open again." in answer.content.decode()
    assert said(item) == {}
    assert not Mention.objects.exclude(decided_by=None).exists()


def test_undo_leaves_what_was_decided_otherwise_meanwhile(client: Client, item: Item) -> None:
    page = client.post(place(item, "/ask"), {"word": ticked(item, "Hope")}).content.decode()
    ids = shown_ids(page)
    client.post(place(item, "/say"), {"mention": ids})
    Mention.objects.filter(id=ids[0]).update(treatment=Treatment.WITHHOLD)
    answer = client.post(place(item, "/undo"), {"mention": ids}, follow=True)
    assert "2 places are open again." in answer.content.decode()
    assert Mention.objects.get(id=ids[0]).treatment == Treatment.WITHHOLD


def test_a_word_in_very_many_places_is_answered(client: Client, member: Member) -> None:
    item = ready_item("Zero\n" + "Aab came. " * 1100, by=member)
    suggest_once(source_of(item))
    Mention.objects.all().delete()
    mark(source_of(item), "Aab")
    page = client.post(place(item, "/ask"), {"word": ticked(item, "Aab")}).content.decode()
    client.post(place(item, "/say"), {"mention": " ".join(shown_ids(page))})
    assert said(item) == {"Aab": 1100}
    page = client.get(place(item)).content.decode()
    client.post(place(item, "/undo"), {"mention": " ".join(shown_ids(page))})
    assert said(item) == {}


def test_all_of_a_page_are_the_words_that_it_showed(client: Client, item: Item) -> None:
    shown = ticked(item, "Hope", "Pump")
    page = client.post(place(item, "/ask"), {"shown": shown, "all": "1"})
    assert page.context["places"] == 5
    page = client.post(place(item, "/ask"), {"shown": shown, "word": shown[:1]})
    assert page.context["places"] == 3


def test_nothing_ticked_changes_nothing_and_says_so(client: Client, item: Item) -> None:
    answer = client.post(place(item, "/ask"), {"shown": ticked(item, "Hope")}, follow=True)
    assert "No word is ticked." in answer.content.decode()
    assert said(item) == {}


def test_what_is_likely_or_decided_or_elsewhere_stays(client: Client, item: Item) -> None:
    first, second, third = Mention.objects.order_by("start")[:3]
    Mention.objects.filter(id=first.id).update(suggested_by=SuggestedBy.RULE)
    Mention.objects.filter(id=second.id).update(treatment=Treatment.WITHHOLD)
    other = ready_item("Hope\nHope came.")
    mark(source_of(other), "Hope")
    ids = [str(each) for each in Mention.objects.values_list("id", flat=True)]
    client.post(place(item, "/say"), {"mention": [*ids, "no id"]})
    assert said(item) == {"Hope": 1, "Pump": 2}
    assert said(other) == {}
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.treatment, second.treatment) == ("", Treatment.WITHHOLD)
    assert first.id != third.id


def test_a_word_that_is_likely_somewhere_says_so(client: Client, item: Item) -> None:
    first = Mention.objects.order_by("start")[0]
    Mention.objects.filter(id=first.id).update(suggested_by=SuggestedBy.RULE)
    page = client.get(place(item)).content.decode()
    assert "In 1 more place it is likely a name; that one stays." in page


def test_a_later_version_keeps_places_and_asks_about_new_ones(
    client: Client, item: Item, member: Member
) -> None:
    page = client.post(place(item, "/ask"), {"word": ticked(item, "Hope")}).content.decode()
    client.post(place(item, "/say"), {"mention": shown_ids(page)})
    newer = correct(source_of(item), f"{WORDS}\nOnly Hope came back.", by=member.id)
    suggest_once(newer)
    mark(newer, "Hope")
    rows = Mention.objects.filter(text_version=newer, treatment=Treatment.NOT_A_NAME)
    assert {newer.text[row.start : row.end] for row in rows} == {"Hope"}
    assert rows.count() == 3
    hope = next(word for word in words_to_check(newer) if word.words == "Hope")
    assert (len(hope.lines), hope.said) == (1, 3)
    page = client.get(place(item)).content.decode()
    assert "Said to be no name in 3 other places of this text." in page
    assert "checked>" not in page


def test_another_text_knows_nothing_of_it(client: Client, item: Item) -> None:
    page = client.post(place(item, "/ask"), {"word": ticked(item, "Hope")}).content.decode()
    client.post(place(item, "/say"), {"mention": shown_ids(page)})
    other = ready_item("Hope\nHope came.")
    mark(source_of(other), "Hope")
    assert [word.said for word in words_to_check(source_of(other))] == [0]
    assert said(other) == {}


def test_no_word_stands_in_an_address_or_the_session(client: Client, item: Item) -> None:
    page = client.get(place(item)).content.decode()
    addresses = [part.split('"')[0] for part in page.split('href="')[1:]]
    assert not [each for each in addresses if "Hope" in each or "Pump" in each]
    page = client.post(place(item, "/ask"), {"word": ticked(item, "Hope")}).content.decode()
    client.post(place(item, "/say"), {"mention": shown_ids(page)})
    assert "Hope" not in str(dict(client.session))


def test_a_long_list_is_parted_and_asks_as_many_queries(client: Client, member: Member) -> None:
    few = ready_item("Zero\nAab came.", by=member)
    names = [f"Aab{chr(97 + n % 26)}{chr(97 + n // 26)}x" for n in range(PAGE_WORDS + 5)]
    many = ready_item("Zero\n" + " ".join(names), by=member)
    for item in (few, many):
        suggest_once(source_of(item))
        Mention.objects.filter(text_version=source_of(item)).delete()
    mark(source_of(few), "Aab")
    for name in names:
        mark(source_of(many), name)
    counts = []
    for item in (few, many):
        with CaptureQueriesContext(connection) as queries:
            client.get(place(item))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    listing = client.get(place(many), {"page": "2"}).context["listing"]
    assert (listing.page, len(listing.words), listing.before, listing.after) == (2, 5, 1, None)
    assert client.get(place(many), {"page": "99"}).context["listing"].page == 2


def test_a_text_with_nothing_to_check_says_that_this_is_not_all(client: Client) -> None:
    item = ready_item("zero\nnothing here.")
    page = client.get(place(item)).content.decode()
    assert "That does not mean that the text names nobody else." in page


def test_the_clearing_screen_leads_there(client: Client, item: Item) -> None:
    assert f'href="{place(item)}"' in client.get(clearing_address(item)).content.decode()
