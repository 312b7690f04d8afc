"""Whatever is corrected or linked: no protected word, withheld name or dangling link crosses."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.gate_fixtures import AGENTS, DAY, UNNAMED, an_item

from firsthand.core.codes import CorrectionReason, LinkKind
from firsthand.core.ids import pid_text
from firsthand.disclosure.candidates import CorrectionCandidate, LinkCandidate, OwnWords
from firsthand.disclosure.corrections import SHOWS_WORDS
from firsthand.disclosure.dropped import Kept, Showing, Shown, dropped
from firsthand.disclosure.gate import open_gate
from firsthand.disclosure.linking import composed_links, signed_digest, standing_links
from firsthand.disclosure.rules import build_item

GATE = open_gate(AGENTS, as_of=DAY, languages=("en", "fa"))
NAME = UNNAMED.forms[0].text
PLAIN = st.text(st.characters(categories=["L", "Zs"], max_codepoint=0x6FF), max_size=12)
WORDS = st.one_of(PLAIN, st.tuples(PLAIN, PLAIN).map(f" {NAME} ".join))
PIDS = st.sampled_from([bytes([number]) * 16 for number in range(1, 6)])
NOTES = st.builds(
    CorrectionCandidate,
    pid=PIDS,
    on=st.dates(date(1990, 1, 1), DAY),
    reason=st.sampled_from(CorrectionReason),
    before=WORDS,
    after=WORDS,
    words=st.dictionaries(
        st.sampled_from(["en", "fa", "ar"]), st.builds(OwnWords, PLAIN), max_size=3
    ),
)
LINKS = st.builds(LinkCandidate, st.sampled_from(LinkKind), PIDS)


@given(st.lists(NOTES, max_size=4).map(tuple))
def test_no_protected_word_and_no_withheld_name_crosses(notes):
    built = build_item(an_item(corrections=notes), GATE)
    assert len(built.record.corrections) == len(notes)
    for correction in built.record.corrections:
        assert NAME not in correction.before + correction.after
        if correction.reason not in SHOWS_WORDS:
            assert (correction.words, correction.before, correction.after) == ("", "", "")
            assert not correction.others
            continue
        assert correction.words or built.faults & {"own_voice", "correction_without_words"}


@given(st.lists(NOTES, max_size=4, unique_by=lambda note: note.pid), st.randoms())
def test_the_order_in_which_they_are_read_changes_nothing(notes, random):
    shuffled = list(notes)
    random.shuffle(shuffled)
    one, other = (an_item(corrections=tuple(each)) for each in (notes, shuffled))
    assert build_item(one, GATE).digest == build_item(other, GATE).digest


@given(st.lists(st.tuples(PIDS, LINKS), max_size=12), st.sets(PIDS))
def test_links_cross_between_public_items_alone(pairs, public):
    public_ids = {pid_text(pid) for pid in public}
    links = {link for pid, to in pairs for link in composed_links(an_item(pid=pid, links=(to,)))}
    standing = set(standing_links(links, public_ids))
    for link in links:
        both = {link.item_id, link.to_id} <= public_ids
        assert (link in standing) == both


@given(st.lists(LINKS, max_size=6), st.lists(LINKS, max_size=6))
def test_equal_links_equal_digests_whatever_their_order_and_number(links, others):
    built = build_item(an_item(), GATE)
    one, other = (composed_links(an_item(links=tuple(each))) for each in (links, others))
    digests = {signed_digest(built.record, each, built.named) for each in (one, other)}
    assert (len(digests) == 1) == (set(links) == set(others))


IDS = st.sampled_from(["a", "b", "c"])
SHOWN = st.builds(Shown, st.sampled_from(Kept), IDS, st.sampled_from(["en", "fa"]), IDS)


@given(st.frozensets(SHOWN), st.frozensets(SHOWN), st.frozensets(st.tuples(IDS, IDS)))
def test_all_that_goes_is_named_once_and_nothing_else(before, after, records):
    gone = dropped(Showing(before), Showing(after, records), [])
    assert [each.shown for each in gone] == sorted(before - after)
