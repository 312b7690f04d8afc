"""I18: another spelling or script of somebody's name in our own words is asked about, never silent.

The words are refused until whoever writes them says, for these very words, that nobody is meant.
"""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import RequestFactory
from tests.clearing_walk import a_basis, an_agent, clearing_address, ready_item
from tests.workroom_fixtures import client_of

from firsthand.core.codes import AgentKind, CorrectionReason, OwnerType, OwnField
from firsthand.workroom.archive.models import Item
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection import wordings
from firsthand.workroom.protection.vouching import VOUCH, VouchMiddleware, vouch_of
from firsthand.workroom.protection.wordings import LABELS, Place, save_wording
from firsthand.workroom.publishing import correcting
from firsthand.workroom.publishing.correcting import SaidCorrection, add_correction
from firsthand.workroom.wording.models import Translation

pytestmark = pytest.mark.django_db
NAME = "Kiumars Pelvand"
VARIANTS = {"en": "Kioumars Pelwand", "fa": "کیومرث پلوند", "ar": "كيومرث بلوند"}
PLACES = [
    (OwnerType.ITEM, OwnField.HEADLINE),
    (OwnerType.ITEM, OwnField.TEASER),
    (OwnerType.ITEM, OwnField.SUPPLIED_TITLE),
    (OwnerType.SERIES, OwnField.TITLE),
    (OwnerType.PAGE, OwnField.BODY),
    (OwnerType.PICTURE, OwnField.CAPTION),
    (OwnerType.CORRECTION, OwnField.BODY),
    (OwnerType.ARCHIVE, OwnField.TAGLINE),
]


@pytest.fixture(autouse=True)
def _withheld(member: Member) -> None:  # noqa: ARG001 -- an archive has a Member first
    an_agent(NAME)


@pytest.fixture
def item(member: Member) -> Item:
    return ready_item(by=member)


def vouching(said: str, act: Callable[[], object]) -> object:
    """What *act* gives within a request that vouches for *said*."""
    request = RequestFactory().post("/", {VOUCH: vouch_of(said)})
    return VouchMiddleware(lambda _request: act())(request)  # type: ignore[arg-type, return-value]


@pytest.mark.parametrize("language", VARIANTS)
@pytest.mark.parametrize(("owner", "field"), PLACES)
def test_no_field_of_ours_takes_a_variant_unasked(
    item: Item, member: Member, owner: OwnerType, field: OwnField, language: str
) -> None:
    words = f"2: {VARIANTS[language]}."
    place = Place(owner, item.id, field, language)
    with pytest.raises(RefusedError, match="may_name_a_person"):
        save_wording(place, words, by=member.id)
    assert not Translation.objects.exists()


def test_the_planted_fault_lets_it_pass(
    item: Item, member: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wordings, "may_name", lambda _words: frozenset())
    place = Place(OwnerType.ITEM, item.id, OwnField.TEASER, "fa")
    save_wording(place, VARIANTS["fa"], by=member.id)
    assert VARIANTS["fa"] in Translation.objects.get().text


def test_what_is_vouched_for_is_saved_and_nothing_else(item: Item, member: Member) -> None:
    words = f"Who was {VARIANTS['en']}?"
    place = Place(OwnerType.ITEM, item.id, OwnField.TEASER, "en")
    for other in ("Who asks?", f"{words} He kept the letters."):
        with pytest.raises(RefusedError, match="may_name_a_person"):
            vouching(other, lambda: save_wording(place, words, by=member.id))
    vouching(f"  {words} ", lambda: save_wording(place, words, by=member.id))
    assert Translation.objects.get().text == words


def test_the_form_as_it_is_entered_is_refused_whatever_is_vouched_for(
    item: Item, member: Member
) -> None:
    words = f"Who was {NAME}?"
    place = Place(OwnerType.ITEM, item.id, OwnField.TEASER, "en")
    with pytest.raises(RefusedError, match="names_a_person"):
        vouching(words, lambda: save_wording(place, words, by=member.id))


@pytest.mark.parametrize("field", LABELS)
def test_words_in_place_of_a_name_are_no_variant_of_one(
    item: Item, member: Member, field: OwnField
) -> None:
    place = Place(OwnerType.AGENT, item.id, field, "fa")
    with pytest.raises(RefusedError, match="names_a_person"):
        vouching(VARIANTS["fa"], lambda: save_wording(place, VARIANTS["fa"], by=member.id))


def test_an_organization_is_no_person(item: Item, member: Member) -> None:
    an_agent("Vashandar Registry Bureau", kind=AgentKind.ORGANIZATION)
    place = Place(OwnerType.ITEM, item.id, OwnField.TEASER, "en")
    assert save_wording(place, "The Registri Bureau of Vashandar.", by=member.id)


@pytest.mark.parametrize("body", ["Pelvand Foundation", "Pelwand Foundation"])
def test_a_body_named_beside_them_hides_nobody(item: Item, member: Member, body: str) -> None:
    an_agent(body, kind=AgentKind.ORGANIZATION)
    place = Place(OwnerType.ITEM, item.id, OwnField.TEASER, "en")
    with pytest.raises(RefusedError, match="may_name_a_person"):
        save_wording(place, f"The {VARIANTS['en']} Foundation.", by=member.id)


def test_percent_escapes_are_read(item: Item, member: Member) -> None:
    place = Place(OwnerType.ITEM, item.id, OwnField.TEASER, "en")
    words = f"See wiki/{VARIANTS['en'].replace(' ', '%20')}"
    with pytest.raises(RefusedError, match="may_name_a_person"):
        save_wording(place, words, by=member.id)


def corrected(item: Item, member: Member, before: str) -> None:
    said = SaidCorrection(date(1996, 1, 2), CorrectionReason.ERROR, before, "it is", {"en": "One."})
    add_correction(item.id, said, by=member.id)


def test_words_that_changed_ask_about_who_may_not_be_named(
    item: Item, member: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_basis(an_agent("Golrokh Amini"), by=member)
    corrected(item, member, "by Golroch Amini")
    with pytest.raises(RefusedError, match="may_name_a_person"):
        corrected(item, member, VARIANTS["fa"])
    monkeypatch.setattr(correcting, "may_name_withheld", lambda _words: frozenset())
    corrected(item, member, VARIANTS["fa"])


def test_the_screen_asks_offers_the_slot_and_takes_the_answer(item: Item, member: Member) -> None:
    client, address = client_of(member), f"{clearing_address(item)}words"
    words = {"headline": f"What {VARIANTS['en']} kept", "teaser": ""}
    page = client.post(address, words).content.decode()
    assert f"{{{NAME}}}" in page
    assert f'name="{VOUCH}" value="{vouch_of(words["headline"])}"' in page
    assert not Translation.objects.exists()
    client.post(address, {**words, VOUCH: vouch_of(words["headline"])})
    assert Translation.objects.get().text == words["headline"]


def test_the_box_stands_beside_the_field_of_a_form(item: Item, member: Member) -> None:
    client, address = client_of(member), f"/items/{item.id}/describe/"
    form = client.get(address).context["form"]
    values = {bound.name: bound.value() for bound in form}
    kept = {name: value for name, value in values.items() if value not in {None, False, ""}}
    for name in ("teaser_en", "series_new"):
        answer = client.post(address, {**kept, name: VARIANTS["en"]})
        assert f'value="{vouch_of(VARIANTS["en"])}"' in answer.content.decode()
    vouched = {**kept, "series_new": VARIANTS["en"], VOUCH: vouch_of(VARIANTS["en"])}
    assert client.post(address, vouched).status_code == 302
    assert Translation.objects.get(owner_type=OwnerType.SERIES).text == VARIANTS["en"]


def test_two_fields_in_question_are_answered_one_after_the_other(
    item: Item, member: Member
) -> None:
    client, address = client_of(member), f"/items/{item.id}/describe/"
    form = client.get(address).context["form"]
    values = {bound.name: bound.value() for bound in form}
    kept = {name: value for name, value in values.items() if value not in {None, False, ""}}
    asked = {**kept, "teaser_en": VARIANTS["en"], "series_new": VARIANTS["fa"]}
    vouches: list[str] = []
    for _ in ("teaser_en", "series_new"):
        page = client.post(address, {**asked, VOUCH: vouches}).content.decode()
        vouches = re.findall(rf'name="{VOUCH}" value="(\w+)"', page)
    assert client.post(address, {**asked, VOUCH: vouches}).status_code == 302
