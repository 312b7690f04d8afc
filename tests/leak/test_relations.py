"""Corrections and links: no withheld name and no protected words cross, however they got there."""

from pathlib import Path

import pytest
from tests.leak.archives import Archive, clear_and_approve, make_archive, newest_text
from tests.leak.canaries import Book, leaks
from tests.leak.editions import bundle_of, edition_of, released
from tests.leak.plans import FULL, Feature, Plan, Standing
from tests.leak.relations import correct

from firsthand.core.codes import CorrectionReason, OwnerType, Treatment
from firsthand.core.ids import pid_text
from firsthand.core.text import Span
from firsthand.disclosure import corrections as rule
from firsthand.disclosure.faults import Fault
from firsthand.importers.run import Worker
from firsthand.workroom.archive.models import CorrectionNote
from firsthand.workroom.protection.services import Choice, add_cut, decide_mention, end_basis
from firsthand.workroom.publishing.services import (
    FaultsError,
    Subject,
    approve,
    submit,
    withdraw,
)
from firsthand.workroom.wording.models import Translation

pytestmark = pytest.mark.django_db
PLAN = Plan((Standing.NAMED, Standing.ROLE), frozenset({Feature.REPLY, Feature.TRANSLATION}))
PROTECTING = sorted(set(CorrectionReason) - rule.SHOWS_WORDS)


@pytest.fixture
def archive(tmp_path: Path, worker: Worker) -> Archive:
    return make_archive(tmp_path / "archive", PLAN, worker, fill=False)


def _planted(archive: Archive, reason: CorrectionReason, before: str, after: str) -> None:
    """A correction with words that no service would have saved, signed as it stands."""
    note = correct(archive, archive.items["account"], reason)
    CorrectionNote.objects.filter(id=note.id).update(before=before, after=after)
    clear_and_approve(archive, archive.items["account"])


def test_readers_meet_what_is_open(archive: Archive, tmp_path: Path) -> None:
    told = Book(secret=[each for each in archive.book.open if each.place == "correction"])
    bundle = bundle_of(archive, tmp_path / "bundle")
    assert {leak.path for leak in leaks(tmp_path / "bundle", told)} == {"items.jsonl"}
    (link,) = bundle.links
    assert link.to_id == pid_text(bytes(archive.items["account"].pid))
    assert pid_text(bytes(archive.items["answered"].pid)) not in str(bundle.links)


def test_a_private_item_that_is_answered_leaves_no_id(archive: Archive, tmp_path: Path) -> None:
    trace = Book(raw={"Item.pid": {pid_text(bytes(archive.items["answered"].pid))}})
    edition_of(archive, tmp_path)
    assert leaks(tmp_path / "bundle", trace) + leaks(tmp_path / "site", trace) == []


@pytest.mark.parametrize("reason", PROTECTING)
def test_words_under_a_reason_that_protects_stay(
    archive: Archive, tmp_path: Path, reason: CorrectionReason
) -> None:
    words = [archive.book.new("CorrectionNote, under such a reason").everywhere for _ in "ab"]
    _planted(archive, reason, *words)
    assert leaks(edition_of(archive, tmp_path), archive.book) == []
    assert leaks(tmp_path / "bundle", archive.book) == []


def test_a_withheld_name_takes_the_other_word_with_it(archive: Archive, tmp_path: Path) -> None:
    other = archive.book.new("CorrectionNote.after beside a withheld name").everywhere
    _planted(archive, CorrectionReason.ERROR, f"by {archive.hidden.written('en')}", other)
    assert leaks(edition_of(archive, tmp_path), archive.book) == []
    assert leaks(tmp_path / "bundle", archive.book) == []


def test_a_name_in_our_words_for_it_cannot_be_submitted(archive: Archive) -> None:
    words = Translation.objects.filter(owner_type=OwnerType.CORRECTION)
    words.update(text=f"{archive.hidden.written('en')} kept them.")
    with pytest.raises(FaultsError) as refused:
        clear_and_approve(archive, archive.items["account"])
    assert refused.value.faults == [Fault.OWN_VOICE]


def test_the_rule_can_fail(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule, "SHOWS_WORDS", frozenset(CorrectionReason))
    word = archive.book.new("CorrectionNote, under such a reason")
    _planted(archive, CorrectionReason.LEGAL, word.latin, "")
    released(archive.folder, tmp_path / "bundle")
    assert {leak.place for leak in leaks(tmp_path / "bundle", archive.book)} == {word.place}


def test_the_name_leaves_with_its_basis(archive: Archive, tmp_path: Path) -> None:
    """A slot is masked; words that hold the name itself take the page with them."""
    named = archive.people[0]
    name = Book(secret=[named.given, named.surname])
    assert leaks(edition_of(archive, tmp_path / "before"), name) != []
    assert named.basis is not None
    end_basis(named.basis)
    after = bundle_of(archive, tmp_path / "after")
    assert leaks(tmp_path / "after", name) == []
    told = [item.record for item in after.items() if item.record.corrections]
    assert told


def test_the_name_in_the_words_that_changed_leaves_with_its_basis(
    archive: Archive, tmp_path: Path
) -> None:
    named, account = archive.people[0], archive.items["account"]
    correct(archive, account, CorrectionReason.ERROR, "somebody", named.written("en"))
    clear_and_approve(archive, account)
    name = Book(secret=[named.given, named.surname])
    bundle_of(archive, tmp_path / "before")
    assert leaks(tmp_path / "before", name) != []
    assert named.basis is not None
    end_basis(named.basis)
    edition_of(archive, tmp_path / "after")
    assert leaks(tmp_path / "after", name) == []


@pytest.mark.parametrize(("key", "place"), [("account", "correction"), ("reply", "reply")])
def test_links_and_corrections_leave_with_their_item(
    worker: Worker, tmp_path: Path, key: str, place: str
) -> None:
    plan = Plan(FULL.people, FULL.features - {Feature.ENDED_AFTERWARDS})
    archive = make_archive(tmp_path / "archive", plan, worker)
    words = Book(secret=[each for each in archive.book.open if each.place == place])
    assert len(bundle_of(archive, tmp_path / "before").links) == 1
    assert leaks(tmp_path / "before", words) != []
    withdraw(archive.items[key], by=archive.maker)
    edition_of(archive, tmp_path / "after")
    assert leaks(tmp_path / "after", words) == []
    assert bundle_of(archive, tmp_path / "again").links == ()


@pytest.mark.parametrize("place", ["under a Cut", "a telephone", "a part of a Cut"])
def test_what_the_text_leaves_out_is_not_repeated_as_words_that_changed(
    tmp_path: Path, worker: Worker, place: str
) -> None:
    """Cuts, and Mentions of what is no name, such as an address: nobody's form is searched for."""
    plan = Plan((Standing.NAMED,), frozenset({Feature.CUTS}))
    archive = make_archive(tmp_path / "archive", plan, worker, fill=False)
    account = archive.items["account"]
    version = newest_text(account, "en")
    (cut, *_) = [each for each in archive.book.secret if each.place.endswith("under a Cut")]
    words = {
        "under a Cut": f"beside the {cut.latin.upper()} mill",
        "a telephone": "write to box@boats.example now",
        "a part of a Cut": "the door",
    }[place]
    if place == "a telephone":
        mention = version.mentions.get(start=version.text.index("box@"))
        decide_mention(mention, Choice(Treatment.WITHHOLD), by=archive.maker.id, everywhere=False)
    if place == "a part of a Cut":
        start = version.text.index("The door is")
        span = Span(start, version.text.index(cut.latin))
        add_cut(version, span, by=archive.maker.id, reason="place")
    note = correct(archive, account, CorrectionReason.ERROR, words, "the mill")
    config = archive.folder.config()
    submit(Subject(account.id, "en"), by=archive.maker, config=config)
    approve(Subject(account.id, "en"), by=archive.second, config=config)
    (item,) = bundle_of(archive, tmp_path / "bundle").items()
    told = {each.correction_id: each for each in item.record.corrections}
    mine = told[pid_text(bytes(note.pid))]
    assert (mine.before, mine.after) == ("", "")
    assert [each for each in told.values() if each.before] != []
