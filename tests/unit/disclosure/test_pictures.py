"""Pictures at the gate: our words for them, their files, and what keeps them out."""

from dataclasses import replace

import pytest
from tests.gate_fixtures import AGENTS, DAY, LEADER, UNNAMED, an_item

from firsthand.core.codes import Origin, OwnField, RightsBasis
from firsthand.disclosure.candidates import OwnWords, PictureCandidate, PictureFileCandidate
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import open_gate
from firsthand.disclosure.rules import build_item

GATE = open_gate(AGENTS, as_of=DAY)
ALT = OwnWords("A key on a nail, outside a door.")
FILES = (PictureFileCandidate(960, 640, "b" * 128), PictureFileCandidate(480, 320, "a" * 128))
PICTURE = PictureCandidate(bytes(range(16, 32)), FILES, 300, 700, ("WA1",), {OwnField.ALT: ALT})


def with_picture(picture=PICTURE, **changes):
    return build_item(an_item(pictures=(picture,), **changes), GATE)


def test_a_picture_crosses_with_its_words_and_files_smallest_first():
    built = with_picture()
    (picture,) = built.record.pictures
    assert built.faults == build_item(an_item(), GATE).faults
    assert picture.alt == ALT.text
    assert (picture.focus_x, picture.focus_y, picture.warnings) == (300, 700, ("WA1",))
    assert [(file.width, file.height) for file in picture.files] == [(480, 320), (960, 640)]
    assert [file.path for file in picture.files] == [
        f"pictures/{picture.picture_id}-{width}.webp" for width in (480, 960)
    ]


@pytest.mark.parametrize(
    "own", [{}, {OwnField.CAPTION: ALT}, {OwnField.ALT: OwnWords("")}], ids=["none", "other", "no"]
)
def test_a_picture_that_is_not_described_stands_against_the_record(own):
    assert Fault.PICTURE_WITHOUT_ALT in with_picture(replace(PICTURE, own=own)).faults


@pytest.mark.parametrize("field", [OwnField.ALT, OwnField.CAPTION])
@pytest.mark.parametrize(
    "words",
    [
        OwnWords("Kiumars Pelvand at the door."),
        OwnWords("A door.", Origin.MACHINE),
        OwnWords(f"{{agent:{an_item().item_id}}} at the door."),
    ],
    ids=["a name", "unchecked", "an unknown slot"],
)
def test_own_voice_that_may_not_stand_is_refused(field, words):
    built = with_picture(replace(PICTURE, own={OwnField.ALT: ALT, field: words}))
    assert Fault.OWN_VOICE in built.faults
    assert getattr(built.record.pictures[0], field) == ""


def test_slots_are_filled_and_their_bases_noted():
    caption = OwnWords(
        f"The house of {{agent:{LEADER.agent_id}}}, and {{agent:{UNNAMED.agent_id}}}."
    )
    built = with_picture(replace(PICTURE, own={OwnField.ALT: ALT, OwnField.CAPTION: caption}))
    assert built.record.pictures[0].caption == "The house of Touraj Qashnavi, and the overseer."
    assert LEADER.bases[0].basis_id in built.bases


@pytest.mark.parametrize("rights", [RightsBasis.QUOTATION, None])
def test_a_quotation_carries_no_picture(rights):
    built = with_picture(replace(PICTURE, own={}), rights_basis=rights)
    assert built.record.pictures == ()
    assert Fault.PICTURE_WITHOUT_ALT not in built.faults


@pytest.mark.parametrize(
    "change",
    [
        {"files": (*FILES[:1], replace(FILES[1], sha512="c" * 128))},
        {"focus_x": 301},
        {"warnings": ()},
        {"pid": bytes(16)},
        {"own": {OwnField.ALT: OwnWords("A key.")}},
    ],
)
def test_whatever_changes_of_it_changes_what_is_signed(change):
    assert with_picture().digest != with_picture(replace(PICTURE, **change)).digest
