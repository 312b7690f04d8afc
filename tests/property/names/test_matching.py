"""What holds of every two names, whatever is written in them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firsthand.names.matching import (
    Band,
    Keys,
    Matcher,
    NameKind,
    SurrogateError,
    block,
    explain,
    score,
    score_pairs,
)
from firsthand.names.matching.letters import split, words_of

SYLLABLES = (
    "al abd ul ben de Dr khan J . , - ' Ivan Иван علی ولی الدین משה 김 李 zadeh ZWNJ\u200c 7 🙂 é"
)
WORDS = st.sampled_from(SYLLABLES.split())
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NAMES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=6).map(" ".join),
    st.lists(WORDS, min_size=1, max_size=4).map("".join),
    ANY,
)
KINDS = st.sampled_from(NameKind)


@given(NAMES, NAMES, KINDS)
@example("", "", NameKind.PERSON)
@example("al", "al-al", NameKind.PERSON)
@example("Dr Mr Khan", "Khan", NameKind.PERSON)
@example("GmbH", "Ltd GmbH", NameKind.ORGANIZATION)
def test_a_score_lies_between_0_and_1_and_knows_no_order(left, right, kind):
    found = score(left, right, kind)
    assert 0.0 <= found <= 1.0
    assert score(right, left, kind) == found


@given(NAMES, KINDS)
def test_a_name_is_itself(name, kind):
    assert score(name, name, kind) == 1.0


@given(st.lists(st.tuples(NAMES, NAMES), max_size=6), KINDS, st.randoms(use_true_random=False))
def test_a_batch_knows_no_order(pairs, kind, chance):
    alone = {pair: score(*pair, kind) for pair in pairs}
    chance.shuffle(pairs)
    assert score_pairs(pairs, kind) == [alone[pair] for pair in pairs]


@given(NAMES, st.lists(NAMES, min_size=4, max_size=12), KINDS)
@example("2005-07-10", ["1945-04-05", "Trust 2007-2", "05 07", "10 2005"], NameKind.PERSON)
@example("Ali Karimi", ["Karimi", "José Karimi", "علی کریمی", *"abcdefghijklm"], NameKind.PERSON)
def test_one_name_with_many_is_as_with_each(name, others, kind):
    alone = [score(name, other, kind) for other in others]
    met_before = [(name, other) for other in others * 2]
    assert score_pairs(met_before, kind) == alone * 2
    turned = [(other, name) for other in others]
    assert Matcher(kind).score_pairs(turned + met_before) == alone * 3


@given(NAMES, NAMES, KINDS)
def test_an_explanation_quotes_the_names_and_agrees_with_the_score(left, right, kind):
    found = explain(left, right, kind)
    assert found.score == score(left, right, kind)
    for step in found.steps:
        for part, name in ((step.left, left), (step.right, right)):
            assert part is None or name[part.start : part.end] == part.text != ""


@given(NAMES, NAMES)
def test_a_person_is_never_the_same_by_one_word(left, right):
    reading = Matcher("person").reading
    if len(reading(left).words) < 2 and len(reading(right).words) < 2:
        assert explain(left, right, "person").band is not Band.SAME


@given(st.lists(NAMES, max_size=8), KINDS)
def test_blocks_are_pairs_of_the_list_that_share_a_key(names, kind):
    found = list(block(names, kind))
    keys = Keys(kind)
    assert len(set(found)) == len(found)
    for left, right in found:
        assert 0 <= left < right < len(names)
        assert set(keys.of(names[left])) & set(keys.of(names[right]))


@given(NAMES)
def test_words_have_the_places_that_they_were_read_from(name):
    assert [word.key for word in words_of(name)] == split(name)
    assert all(split(name[word.start : word.end]) == [word.key] for word in words_of(name))


@given(NAMES, st.characters(categories=["Cs"]), KINDS)
def test_a_lone_surrogate_is_refused(name, surrogate, kind):
    with pytest.raises(SurrogateError):
        score(name + surrogate, name, kind)


@given(st.lists(st.text("abcdefgh", min_size=3, max_size=5), min_size=80, max_size=100), KINDS)
def test_a_very_long_name_has_a_score(words, kind):
    assert score(" ".join(words), " ".join(reversed(words)), kind) > 0.0
    assert score(" ".join(words), "".join(words), kind) >= 0.0
