"""The measures themselves: each on cases small enough to count by hand."""

import random

import pytest
from _names_measures import (
    Pair,
    assign,
    chance_in_first,
    rate,
    rate_at_best,
    rate_blocks,
    scored,
)
from _names_spans import Known, Lit, all_known, all_lit, light, meet

SAME, OTHER = Pair("a", "b", same=True), Pair("a", "c", same=False)


def test_f1_at_a_threshold():
    rated = rate([SAME, SAME, OTHER, OTHER], [0.9, 0.2, 0.5, 0.1], 0.5)
    assert rated == (0.5, 0.5, 0.5, 0.5)


def test_a_score_at_the_threshold_says_same():
    assert rate([SAME, OTHER], [0.7, 0.69], 0.7).f1 == 1.0


def test_nothing_said_scores_nothing():
    assert rate([SAME, OTHER], [0.1, 0.1], 0.5)[1:] == (0.0, 0.0, 0.0)


def test_the_mean_is_over_groups_and_not_over_pairs():
    many = [Pair("a", "b", same=True, group="many")] * 8
    one = Pair("c", "d", same=True, group="one")
    assert rate([*many, one], [1.0] * 8 + [0.0], 0.5).f1 == 0.5


def test_a_group_without_a_pair_to_find_is_refused():
    with pytest.raises(ValueError, match="without a pair"):
        rate([SAME, Pair("c", "d", same=False, group="one")], [1.0, 1.0], 0.5)
    with pytest.raises(ValueError, match="without a pair"):
        rate([], [], 0.5)


def test_scores_that_do_not_fit_the_pairs_are_refused():
    with pytest.raises(ValueError, match="argument"):
        rate([SAME, OTHER], [1.0], 0.5)


def test_the_best_threshold_parts_them():
    rated = rate_at_best([OTHER, SAME, SAME, OTHER], [0.4, 0.5, 0.6, 0.1])
    assert (rated.threshold, rated.f1) == (0.5, 1.0)


def test_the_best_threshold_cannot_cut_through_a_tie():
    rated = rate_at_best([SAME, OTHER, OTHER], [0.5, 0.5, 0.5])
    assert rated == (0.5, pytest.approx(1 / 3), 1.0, 0.5)


@pytest.mark.parametrize("seed", range(5))
def test_the_best_threshold_is_the_best_of_all(seed):
    chance = random.Random(seed)  # noqa: S311 - the same pairs in each run
    pairs = [Pair("", "", at % 3 == 0, group=str(at % 4)) for at in range(60)]
    scores = [round(chance.random(), 1) for _ in pairs]
    best = max(rate(pairs, scores, threshold).f1 for threshold in set(scores))
    assert rate_at_best(pairs, scores).f1 == pytest.approx(best)


@pytest.mark.parametrize(
    ("scores", "right", "places", "chance"),
    [
        ([0.1, 0.9, 0.5], {1}, 1, 1.0),
        ([0.1, 0.9, 0.5], {2}, 1, 0.0),
        ([0.1, 0.9, 0.5], {2}, 2, 1.0),
        ([0.0, 0.0, 0.0, 0.0], {3}, 1, 0.25),  # all alike: by lot
        ([0.9, 0.5, 0.5, 0.5], {1}, 2, 1 / 3),
        ([0.5, 0.5, 0.5], {0, 1}, 1, 2 / 3),  # either answer is right
        ([0.9, 0.1, 0.5], {1, 2}, 2, 1.0),
        ([0.5, 0.5], {0}, 5, 1.0),
    ],
)
def test_chance_in_first(scores, right, places, chance):
    assert chance_in_first(scores, right, places) == pytest.approx(chance)


def test_assignment_gives_each_target_once():
    assert assign([(0.9, 0, 0), (0.8, 1, 0), (0.3, 1, 1)]) == {0: 0, 1: 1}
    assert assign([(0.9, 0, 0), (0.8, 1, 0)]) == {0: 0}


def test_blocks():
    truth = {"x": {frozenset((0, 1)), frozenset((2, 3))}, "y": {frozenset((0, 3))}}
    candidates = [(1, 0), (0, 1), (2, 2), (3, 0)]
    assert rate_blocks(candidates, truth, 4) == ({"x": 0.5, "y": 1.0}, 2 / 6)


def test_one_word_of_a_name_is_enough_and_doubles_burden_nobody():
    text = "Mr Roland Vale and roland met Iris"
    lit = light(text, [(3, 14), (30, 34)], [(3, 9), (19, 25), (0, 2)])
    assert lit == Lit(found=1, persons=2, distinct=2, words=7, idle=1)
    assert (lit.recall, lit.burden) == (0.5, pytest.approx(2000 / 7))


def test_a_space_is_no_word_of_a_name():
    assert light("Ann Vale", [(0, 3)], [(3, 8)]).found == 0


def test_documents_are_summed():
    assert all_lit([Lit(1, 2, 3, 4, 5), Lit(1, 1, 1, 1, 1)]) == Lit(2, 3, 4, 5, 6)
    assert all_known([Known(1, 2, 3, 4), Known(0, 1, 0, 1)]) == Known(1, 3, 3, 5)


def test_what_is_said_of_somebody_else_finds_nobody():
    assert meet([(0, 4, "a")], {(0, 4, "b")}) == Known(found=0, known=1, right=0, said=1)


def test_found_by_half_of_it_and_not_by_less():
    assert meet([(5, 9, "a")], {(7, 11, "a")}) == Known(1, 1, 1, 1)
    assert meet([(5, 9, "a")], {(8, 12, "a")}) == Known(0, 1, 0, 1)
    assert meet([(5, 9, "a")], {(9, 12, "a")}) == Known(0, 1, 0, 1)


def test_a_whole_text_said_to_be_a_name_is_wrong():
    assert meet([(5, 9, "a")], {(0, 100, "a")}) == Known(found=1, known=1, right=0, said=1)


def test_sayings_that_overlap_count_once():
    said = {(0, 4, "a"), (2, 8, "a"), (2, 8, "b")}
    assert meet([(0, 8, "a")], said) == Known(found=1, known=1, right=1, said=2)
    assert Known(0, 1, 0, 0).precision == 1.0


def test_pairs_of_several_schemas_keep_their_order():
    pairs = [Pair("a", "b", same=True, schema=kind) for kind in ("Person", "Company", "Person")]
    asked = []

    def scorer(names, schema):
        asked.append((len(names), schema))
        return [float(len(schema))] * len(names)

    assert scored(scorer, pairs) == [6.0, 7.0, 6.0]
    assert asked == [(2, "Person"), (1, "Company")]
