"""Private facts by which two archives may differ while their editions are equal (I9, I10)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest
from tests.leak.archives import (
    Archive,
    add_item,
    clear_and_approve,
    make_archive,
    rolled_back,
    sign,
    sign_page_of,
    submit_text,
)
from tests.leak.editions import edition_of, tree
from tests.leak.fields import fill_private
from tests.leak.people import make_house, make_person
from tests.leak.plans import Feature, Plan, Standing

from firsthand.core.codes import LinkKind, OwnerType, OwnField, SubjectType
from firsthand.importers.run import Worker
from firsthand.workroom.archive.links import link_items
from firsthand.workroom.archive.models import Item, Series
from firsthand.workroom.documentation import models as documentation
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.publishing.own_pages import submit_record
from firsthand.workroom.publishing.services import withdraw
from firsthand.workroom.publishing.signing import DecisionPlace

WORDS = "An evening\nThe lamp was lit and the door stood open."
PAIRED = Plan(
    people=(Standing.PSEUDONYM, Standing.NAMED, Standing.WITHHELD),
    features=frozenset(
        {Feature.SERIES_WITH_GAP, Feature.PAGE, Feature.TRANSLATION, Feature.AGENT_PAGES}
    ),
)


def unpublished_item(archive: Archive) -> None:
    submit_text(archive, add_item(archive, "extra", WORDS), archive.plan.language)


def unpublished_part(archive: Archive) -> None:
    series = Series.objects.get()
    add_item(archive, "a part beyond the last", WORDS, series_id=series.id, part=4)


def part_not_held(archive: Archive) -> None:
    """The part that was held and not published is not held at all."""
    Item.objects.filter(id=archive.items["part 2"].id).delete()


def untold_series(archive: Archive) -> None:
    """A Series with an approved title none of whose parts is public."""
    series = Series.objects.create(expected_parts=2)
    place = Place(OwnerType.SERIES, series.id, OwnField.TITLE, archive.plan.language)
    save_wording(place, "Evenings", by=archive.maker.id)
    sign(archive, DecisionPlace(SubjectType.SERIES, series.id))
    add_item(archive, "untold", WORDS, series_id=series.id, part=1)


def withdrawn_item(archive: Archive) -> None:
    item = add_item(archive, "gone", WORDS)
    clear_and_approve(archive, item)
    withdraw(item, by=archive.maker)


def unpublished_answered(archive: Archive) -> None:
    """What a published Item says it answers, signed so, and nobody publishes."""
    account = archive.items["account"]
    other = add_item(archive, "extra", WORDS)
    link_items(account.id, other.id, LinkKind.SAME_ORIGIN, by=archive.maker.id)
    clear_and_approve(archive, account)


def unpublished_reply(archive: Archive) -> None:
    other = add_item(archive, "extra", WORDS)
    account = archive.items["account"]
    link_items(other.id, account.id, LinkKind.REPLY_TO, by=archive.maker.id)
    submit_text(archive, other, archive.plan.language)


def another_person(archive: Archive) -> None:
    make_person(Standing.WITHHELD, archive.book, archive.team)


def page_of_nobody_public(archive: Archive) -> None:
    """An organization with an approved page that no public Item names."""
    house = make_house(archive.book, archive.maker)
    sign_page_of(archive, house)


def page_of_an_untold_narrator(archive: Archive) -> None:
    """A person who may be named, and tells only what is not public."""
    person = make_person(Standing.NAMED, archive.book, archive.team)
    add_item(archive, "untold", WORDS, narrator_id=person.agent.id)
    sign_page_of(archive, person.agent)


def page_not_approved(archive: Archive) -> None:
    """The page of a credited person waits for review, or is refused: they tell nothing."""
    person = archive.people[1].agent
    assert person.kind == "person"
    add_item(archive, "another account", WORDS, narrator_id=person.id)
    place = DecisionPlace(SubjectType.AGENT, person.id)
    submit_record(place, by=archive.maker, config=archive.folder.config())


def other_notes(archive: Archive) -> None:
    """Every private column that steers nothing holds something else."""
    fill_private(archive.book)


FACTS: dict[str, Callable[[Archive], None]] = {
    each.__name__: each
    for each in (
        unpublished_item,
        unpublished_part,
        part_not_held,
        untold_series,
        withdrawn_item,
        unpublished_answered,
        unpublished_reply,
        another_person,
        page_of_nobody_public,
        page_of_an_untold_narrator,
        page_not_approved,
        other_notes,
    )
}


@contextmanager
def same_public_ids() -> Iterator[None]:
    """Public ids are drawn in one fixed order inside, so that two archives have the same."""
    with pytest.MonkeyPatch.context() as patch:
        drawn = SimpleNamespace(token_bytes=Random(7).randbytes)  # noqa: S311 -- for comparing
        patch.setattr(documentation, "secrets", drawn)
        yield


def public_bytes(archive: Archive, out: Path) -> dict[str, tuple[int, bytes]]:
    """All that readers and mirrors get: the edition's files with their times."""
    return tree(edition_of(archive, out))


def bundle_bytes(out: Path) -> dict[str, bytes]:
    return {name: content for name, (_, content) in tree(out / "bundle").items()}


def differences(worker: Worker, fact: Callable[[Archive], None], plan: Plan = PAIRED) -> list[str]:
    """The files of bundle and edition that tell whether *fact* holds."""
    with rolled_back(), TemporaryDirectory() as scratch:
        one, two = Path(scratch) / "one", Path(scratch) / "two"
        archive = make_archive(Path(scratch) / "archive", plan, worker)
        before = public_bytes(archive, one)
        fact(archive)
        after = public_bytes(archive, two)
        return _unequal(before, after) + _unequal(bundle_bytes(one), bundle_bytes(two))


def differences_of_secrets(worker: Worker, plan: Plan, other: Plan) -> list[str]:
    """The files that tell two archives apart whose secrets are all different."""
    found = []
    for each in (plan, other):
        with rolled_back(), TemporaryDirectory() as scratch, same_public_ids():
            archive = make_archive(Path(scratch) / "archive", each, worker)
            public = public_bytes(archive, Path(scratch))
            found.append(
                public | {f"bundle/{n}": c for n, c in bundle_bytes(Path(scratch)).items()}
            )
    return _unequal(*found)


def _unequal(one: dict[str, object], two: dict[str, object]) -> list[str]:
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))
