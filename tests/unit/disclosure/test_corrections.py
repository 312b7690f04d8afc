"""Corrections at the gate: our words in the record's language, the words that changed, or not."""

from dataclasses import replace
from datetime import date

import pytest
from tests.gate_fixtures import AGENTS, BEFORE, DAY, LEADER, NAMED, UNNAMED, an_item
from tests.unit.disclosure.test_release import approved

from firsthand.core.codes import CorrectionReason, Origin
from firsthand.core.ids import pid_text
from firsthand.disclosure.candidates import CorrectionCandidate, OwnWords
from firsthand.disclosure.faults import MILD, Fault
from firsthand.disclosure.gate import open_gate
from firsthand.disclosure.release import Signed, judge_item
from firsthand.disclosure.rules import build_item

GATE = open_gate(AGENTS, as_of=DAY, languages=("fa", "fr", "en"))
ENDED = (replace(NAMED, bases=(replace(NAMED.bases[0], ended_at=BEFORE),)), *AGENTS[1:])
ENGLISH = OwnWords("The translation said the opposite.")
PERSIAN = OwnWords("ترجمه وارونه بود.")
NOTE = CorrectionCandidate(
    pid=bytes(range(32, 48)),
    on=date(2026, 2, 1),
    reason=CorrectionReason.ERROR,
    before="kept the letters safe",
    after="held the letters back",
    words={"en": ENGLISH},
)
PROTECTING = sorted(set(CorrectionReason) - {CorrectionReason.ERROR, "new_information"})


def corrected(*notes, gate=GATE, **changes):
    return build_item(an_item(corrections=notes or (NOTE,), **changes), gate)


def test_a_correction_crosses_whole():
    built = corrected()
    (correction,) = built.record.corrections
    assert built.faults == build_item(an_item(), GATE).faults
    assert correction.correction_id == pid_text(NOTE.pid)
    assert (correction.on, correction.reason) == (NOTE.on, CorrectionReason.ERROR)
    assert (correction.words, correction.language) == (ENGLISH.text, "en")
    assert (correction.before, correction.after) == (NOTE.before, NOTE.after)


@pytest.mark.parametrize("reason", PROTECTING)
def test_what_protects_somebody_repeats_no_words(reason):
    (correction,) = corrected(replace(NOTE, reason=reason)).record.corrections
    assert (correction.before, correction.after) == ("", "")
    assert correction.words == ""


def test_new_information_shows_its_words():
    note = replace(NOTE, reason=CorrectionReason.NEW_INFORMATION)
    assert corrected(note).record.corrections[0].after == NOTE.after


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ({"en": ENGLISH, "fa": PERSIAN}, "en"),
        ({"fa": PERSIAN, "fr": ENGLISH}, "fa"),
        ({"fr": PERSIAN, "ar": ENGLISH}, "fr"),
        ({"ckb": PERSIAN, "ar": ENGLISH}, "ar"),
        ({"en": OwnWords(""), "fa": PERSIAN}, "fa"),
    ],
)
def test_words_are_in_the_records_language_else_in_the_editions_first_that_has_some(
    words, language
):
    (correction,) = corrected(replace(NOTE, words=words)).record.corrections
    assert (correction.language, correction.words) == (language, words[language].text)


def test_another_language_fills_its_slots_in_itself():
    words = {"fa": OwnWords(f"{{agent:{UNNAMED.agent_id}}} نامه‌ها را نگه می‌داشت.")}
    (correction,) = corrected(replace(NOTE, words=words)).record.corrections
    assert correction.words == "سرپرست نامه‌ها را نگه می‌داشت."


def test_slots_note_their_bases_and_end_with_them():
    words = {"en": OwnWords(f"{{agent:{NAMED.agent_id}}} wrote it otherwise.")}
    item = an_item(corrections=(replace(NOTE, words=words),))
    assert NAMED.bases[0].basis_id in build_item(item, GATE).bases
    _, now = judge_item(Signed(item, approved(item)), open_gate(ENDED, as_of=DAY))
    assert now.record.corrections[0].words == "a former member wrote it otherwise."


@pytest.mark.parametrize(
    "words",
    [
        OwnWords("Kiumars Pelvand kept them."),
        OwnWords("It was wrong.", Origin.MACHINE),
        OwnWords(f"{{agent:{an_item().item_id}}} kept them."),
        OwnWords("the Stump kept them."),
    ],
    ids=["a name", "unchecked", "an unknown slot", "a loaded name"],
)
def test_own_voice_that_may_not_stand_is_against_the_record(words):
    built = corrected(replace(NOTE, words={"en": words}))
    assert Fault.OWN_VOICE in built.faults
    assert built.record.corrections[0].words == ""


def test_outsiders_are_not_named_but_leaders_may_be():
    leader = replace(NOTE, words={"en": OwnWords(f"{{agent:{LEADER.agent_id}}} took office.")})
    assert corrected(leader).record.corrections[0].words == "Touraj Qashnavi took office."
    named = replace(NOTE, words={"en": OwnWords(f"{{agent:{NAMED.agent_id}}} took office.")})
    assert Fault.OWN_VOICE in corrected(named, narrator=None).faults


def test_a_correction_that_says_nothing_is_against_the_record():
    faults = corrected(replace(NOTE, words={})).faults
    assert Fault.CORRECTION_WITHOUT_WORDS in faults - MILD


@pytest.mark.parametrize("field", ["before", "after"])
@pytest.mark.parametrize("words", ["by Kiumars Pelvand", "https://quay.example/Kiumars%20Pelvand"])
def test_a_withheld_name_takes_both_words_away(field, words):
    built = corrected(replace(NOTE, **{field: words}))
    (correction,) = built.record.corrections
    assert (correction.before, correction.after) == ("", "")
    assert Fault.RECEIVED_WORDS in built.faults


def test_corrections_stand_oldest_first_however_they_come():
    later = replace(NOTE, pid=bytes(16), on=date(2026, 2, 2))
    expected = corrected(NOTE, later).record.corrections
    assert corrected(later, NOTE).record.corrections == expected
    assert [each.on for each in expected] == [NOTE.on, later.on]


@pytest.mark.parametrize(
    "change",
    [
        {"pid": bytes(16)},
        {"on": date(2026, 2, 2)},
        {"reason": CorrectionReason.LEGAL},
        {"before": "kept"},
        {"after": "held"},
        {"words": {"en": PERSIAN}},
        {"words": {"fa": ENGLISH}},
    ],
    ids=str,
)
def test_whatever_changes_of_it_takes_the_page_away(change):
    item = an_item(corrections=(NOTE,))
    changed = replace(item, corrections=(replace(NOTE, **change),))
    assert judge_item(Signed(changed, approved(item)), GATE) == (
        {Fault.CHANGED_SINCE_APPROVAL},
        None,
    )


def test_a_correction_that_is_taken_away_takes_the_page_away():
    item = an_item(corrections=(NOTE,))
    judged = judge_item(Signed(an_item(), approved(item)), GATE)
    assert judged == ({Fault.CHANGED_SINCE_APPROVAL}, None)
