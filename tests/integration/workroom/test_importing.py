"""Imports: what is acknowledged is kept, the same bytes change nothing, one bad file stops none."""

from math import ceil

import pytest

from firsthand.core.codes import VersionKind
from firsthand.preserve.ocfl import OriginalStore
from firsthand.workroom.archive.ahead import GROUP
from firsthand.workroom.archive.importing import (
    Desk,
    Status,
    import_inputs,
    set_aside_unclaimed,
)
from firsthand.workroom.archive.inputs import Input, inputs_of, pasted_input
from firsthand.workroom.archive.models import (
    CustodyEvent,
    Item,
    Original,
    TextVersion,
)
from firsthand.workroom.archive.verifying import problems
from firsthand.workroom.protection.importing_into import Further, import_into

pytestmark = pytest.mark.django_db
LETTER = b"# To my brother\n\nThe post came on Tuesdays, and the drawer was open.\n"


@pytest.fixture
def desk(worker, archive_folder, member) -> Desk:
    return Desk(worker, OriginalStore(archive_folder.originals), member.id)


def given(**files: bytes) -> list[Input]:
    return [Input(name.replace("_", "."), lambda c=content: c) for name, content in files.items()]


def test_an_input_becomes_an_original_an_item_and_a_text(desk):
    (outcome,) = import_inputs(given(letter_md=LETTER), desk)
    item = Item.objects.get(id=outcome.items[0])
    original = item.sources.get().original
    with desk.store.open_content(original.ocfl_id) as kept:
        assert kept.read() == LETTER
    assert item.versions.get().title == "To my brother"
    assert list(original.custody.values_list("type", flat=True)) == [
        "message digest calculation",
        "ingestion",
    ]


def test_the_same_bytes_again_change_nothing(desk):
    first = list(import_inputs(given(letter_md=LETTER), desk))
    counts = [model.objects.count() for model in (Item, Original, TextVersion, CustodyEvent)]
    again = list(import_inputs(given(other_name_md=LETTER), desk))
    assert again[0].status is Status.HELD
    assert again[0].items == first[0].items
    assert counts == [m.objects.count() for m in (Item, Original, TextVersion, CustodyEvent)]


def test_the_same_bytes_twice_in_one_batch_are_held_once(desk):
    outcomes = list(import_inputs(given(a_md=LETTER, b_md=LETTER), desk))
    assert [outcome.status for outcome in outcomes] == [Status.IMPORTED, Status.HELD]


def test_the_same_bytes_name_their_items_whenever_they_come(desk):
    first, *others = given(a_md=LETTER, b_md=LETTER)
    filling = [
        each for n in range(60) for each in given(**{f"n{n}_md": f"# {n}\n\nA note.\n".encode()})
    ]
    outcomes = list(import_inputs([first, *others, *filling, *given(z_md=LETTER)], desk))
    assert [outcomes[at].status for at in (0, 1, -1)] == ["imported", "held", "held"]
    assert outcomes[0].items == outcomes[1].items == outcomes[-1].items != ()


def test_one_query_tells_which_of_many_inputs_are_held(desk, django_assert_max_num_queries):
    pages = {f"p{n}_md": f"# Page {n}\n\nThe post came on day {n}.\n".encode() for n in range(24)}
    first = list(import_inputs(given(**pages), desk))
    with django_assert_max_num_queries(2 * ceil(24 / GROUP)):
        again = list(import_inputs(given(**pages), desk))
    assert {outcome.status for outcome in again} == {Status.HELD}
    assert [outcome.items for outcome in again] == [outcome.items for outcome in first]


def unreadable() -> bytes:
    raise PermissionError


def test_one_bad_input_stops_nobody(desk):
    inputs = [
        *given(empty_txt=b"", rubbish_bin=bytes(range(256)) * 40),
        Input("locked.txt", unreadable),
        *given(letter_md=LETTER),
    ]
    outcomes = list(import_inputs(inputs, desk))
    assert [outcome.status for outcome in outcomes] == [
        Status.REFUSED,
        Status.REFUSED,
        Status.REFUSED,
        Status.IMPORTED,
    ]
    assert [outcome.reason for outcome in outcomes][:3] == ["empty", "binary", "unreadable"]


def test_folders_are_walked_in_order(tmp_path):
    (tmp_path / "b" / "c").mkdir(parents=True)
    for name in ("b/c/z.txt", "a.txt", "b/y.txt"):
        (tmp_path / name).write_text(name)
    assert [each.name for each in inputs_of([tmp_path])] == ["a.txt", "z.txt", "y.txt"]


def test_objects_without_rows_are_set_aside_by_the_next_import(desk, archive_folder, monkeypatch):
    def dies(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("firsthand.workroom.archive.importing.write_arrivals", dies)
    with pytest.raises(KeyboardInterrupt):
        list(import_inputs(given(letter_md=LETTER), desk))
    monkeypatch.undo()
    assert Original.objects.count() == 0
    assert set_aside_unclaimed(desk.store) >= 0
    list(import_inputs(given(letter_md=LETTER), desk))
    held = {original.ocfl_id for original in Original.objects.all()}
    assert set(desk.store.object_ids()) == held
    assert list(problems(archive_folder)) == []


def test_pasted_words_are_an_input(desk):
    (outcome,) = import_inputs([pasted_input("A note.\nThe drawer was open.")], desk)
    assert outcome.status is Status.IMPORTED


def test_a_further_text_belongs_to_its_item(desk):
    (outcome,) = import_inputs(given(letter_md=LETTER), desk)
    item = Item.objects.get(id=outcome.items[0])
    french = "# À mon frère\n\nLe courrier venait le mardi.\n".encode()
    (each,) = given(lettre_md=french)
    import_into(item, each, Further(VersionKind.TRANSLATION, "fr"), desk)
    version = item.versions.get(language="fr")
    assert version.of == item.versions.get(language="en")
    assert Item.objects.count() == 1
    assert (
        import_into(item, each, Further(VersionKind.TRANSLATION, "fr"), desk).status is Status.HELD
    )


def test_a_translation_is_of_the_text_that_is_said(desk):
    """An Item with two received texts: each has translations of its own."""
    (outcome,) = import_inputs(given(letter_md=LETTER), desk)
    item = Item.objects.get(id=outcome.items[0])
    texts = {
        ("lettre", "fr"): "# À mon frère\n\nLe courrier venait le mardi.\n",
        ("risala", "ar"): "# إلى أخي\n\nكان البريد يأتي يوم الثلاثاء.\n",
    }
    wishes = [Further(VersionKind.RECEIVED, "fr"), Further(VersionKind.TRANSLATION, "ar", "fr")]
    for ((name, _), text), wish in zip(texts.items(), wishes, strict=True):
        (each,) = given(**{f"{name}_md": text.encode()})
        import_into(item, each, wish, desk)
    french, arabic = (item.versions.get(language=language) for _, language in texts)
    assert (french.kind, french.of) == (VersionKind.RECEIVED, None)
    assert arabic.of == french


def test_a_further_text_that_is_an_item_already_keeps_its_original(desk):
    french = "# À mon frère\n\nLe courrier venait le mardi.\n".encode()
    outcomes = list(import_inputs(given(letter_md=LETTER, lettre_md=french), desk))
    item = Item.objects.get(id=outcomes[0].items[0])
    (each,) = given(lettre_md=french)
    import_into(item, each, Further(VersionKind.TRANSLATION, "fr"), desk)
    assert Original.objects.count() == 2
    assert item.versions.count() == 2


def test_importing_asks_a_constant_number_of_queries(desk, django_assert_max_num_queries):
    pages = {f"p{n}_md": f"# Page {n}\n\nThe post came on day {n}.\n".encode() for n in range(20)}
    with django_assert_max_num_queries(20 + 20):
        list(import_inputs(given(**pages), desk))


def test_a_flipped_byte_is_named(desk, archive_folder):
    list(import_inputs(given(letter_md=LETTER), desk))
    original = Original.objects.get()
    (content,) = archive_folder.originals.rglob("original.*")
    content.chmod(0o600)
    content.write_bytes(LETTER.replace(b"Tuesdays", b"Tuesdayz"))
    found = list(problems(archive_folder))
    assert [(problem.subject, problem.why) for problem in found] == [(original.ocfl_id, "changed")]


def test_a_broken_chain_of_custody_is_named(desk, archive_folder):
    list(import_inputs(given(letter_md=LETTER), desk))
    CustodyEvent.objects.filter(number=1).update(outcome="failure")
    assert [problem.place for problem in problems(archive_folder)] == ["event 0"]


def test_a_lost_object_is_named(desk, archive_folder):
    list(import_inputs(given(letter_md=LETTER), desk))
    desk.store.quarantine(Original.objects.get().ocfl_id)
    assert "missing" in {problem.why for problem in problems(archive_folder)}
