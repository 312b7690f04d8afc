"""The list of Items: what it shows, what filters leave, and how often it asks the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.workroom_fixtures import add_item, client_of

from firsthand.core.codes import FlagCode, ItemState, SubjectType, Verdict, VersionKind
from firsthand.core.text import Text
from firsthand.workroom.archive.models import Item, ItemFlag, TextVersion
from firsthand.workroom.archive.versions import NewVersion, add_version
from firsthand.workroom.desk.listing import Filters, list_items
from firsthand.workroom.members.models import Member
from firsthand.workroom.publishing.models import Decision

pytestmark = pytest.mark.django_db


def _decided(item: Item, verdict: Verdict, by: Member, *, number: int = 1) -> None:
    version = TextVersion.objects.filter(item=item).latest("number")
    Decision.objects.create(
        subject_type=SubjectType.ITEM_LANGUAGE,
        subject_id=item.id,
        language=version.language,
        number=number,
        verdict=verdict,
        version=version,
        by=by,
    )


def _standings(**filters: str) -> list[str]:
    return [row.standing for row in list_items(Filters(**filters)).rows]


@pytest.mark.parametrize(
    ("verdict", "standing"),
    [(Verdict.SUBMIT, "submitted"), (Verdict.RETURN, "returned"), (Verdict.APPROVE, "cleared")],
)
def test_the_newest_decision_says_where_an_item_stands(
    member: Member, verdict: Verdict, standing: str
) -> None:
    item = add_item(state=ItemState.DESCRIBED)
    _decided(item, Verdict.RETURN, member)
    _decided(item, verdict, member, number=2)
    assert _standings() == [standing]
    assert _standings(state=standing) == [standing]


def test_the_least_advanced_language_counts(member: Member) -> None:
    item = add_item(state=ItemState.DESCRIBED)
    _decided(item, Verdict.APPROVE, member)
    add_version(item.id, NewVersion(VersionKind.TRANSLATION, "fa", Text("زمستان در تلمبه‌خانه")))
    assert _standings() == ["described"]


def test_an_approval_of_an_older_text_is_none(member: Member) -> None:
    item = add_item(state=ItemState.DESCRIBED)
    _decided(item, Verdict.APPROVE, member)
    add_version(item.id, NewVersion(VersionKind.CORRECTED, "en", Text("Winter again")))
    assert _standings() == ["described"]


def test_a_withdrawn_item_is_withdrawn_whatever_was_approved(member: Member) -> None:
    item = add_item(state=ItemState.WITHDRAWN)
    _decided(item, Verdict.APPROVE, member)
    assert _standings() == ["withdrawn"]


@pytest.mark.parametrize("typed", ["تلمبه خانه", "تلمبه‌خانه", "تلمبه‌خانة", "ZEMESTAN زمستان"])
def test_words_are_found_across_spellings(typed: str) -> None:
    add_item("زمستان در تلمبه‌خانه\nکلید بیرون آویزان بود. zemestan", language="fa")
    add_item()
    found = list_items(Filters(words=typed)).rows
    assert [row.title_language for row in found] == ["fa"]


def test_filters_narrow_together(member: Member) -> None:
    wanted = add_item(state=ItemState.DESCRIBED, kind="ITM03")
    add_item(state=ItemState.DESCRIBED, kind="ITM02")
    ItemFlag.objects.create(item=wanted, code=FlagCode.CUT)
    page = client_of(member).get("/?kind=ITM03&language=en&flag=cut&state=described")
    rows = page.context["listing"].rows
    assert [row.item.id for row in rows] == [wanted.id]
    assert "1 to 1 of 1" in page.content.decode()


def test_unknown_codes_narrow_nothing(member: Member) -> None:
    add_item()
    page = client_of(member).get("/?state=secret&kind=ITM99&flag=x&page=99999999999")
    assert len(page.context["listing"].rows) == 1


@pytest.mark.parametrize("query", ["/", "/?state=received", "/?q=pump", "/?page=2"])
def test_the_number_of_queries_does_not_grow(member: Member, query: str) -> None:
    client, counts = client_of(member), []
    for wanted in (2, 20, 120):
        for _ in range(wanted - Item.objects.count()):
            item = add_item()
            ItemFlag.objects.create(item=item, code=FlagCode.CUT)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(query).status_code == 200
        counts.append(len(asked))
    assert counts == [counts[0]] * 3
    assert counts[0] <= 20


def test_pages_follow_one_another() -> None:
    for _ in range(60):
        add_item()
    first, second = list_items(Filters()), list_items(Filters(), page=2)
    assert (first.first, first.last, first.before, first.after) == (1, 50, None, 2)
    assert (second.first, second.last, second.before, second.after) == (51, 60, 1, None)
    assert len({row.item.id for row in [*first.rows, *second.rows]}) == 60


def test_an_empty_archive_says_what_to_do(member: Member) -> None:
    page = client_of(member).get("/").content.decode()
    assert "The archive is empty." in page
    assert 'href="/add/"' in page
