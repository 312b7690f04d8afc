"""Finding variants over all strings and forms: offsets quote, order holds, nothing is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.names.finding import How, Reach, compile_forms, find

NAMES = [
    "Nader Kelvashi",
    "نادر کلوشی",
    "سید محمود خسرولانی",
    "Abdul Rahman al-Shanqouri",
    "Ованес Терзакян",
    "Golrokh A.",
    "Noushine",
    "W. B. Thackerow",
]
WRITTEN = [
    *NAMES,
    "Nadir Kelwashi",
    "Kelvachi, Nâder",
    "عبد الرحمن الشنقوري",
    "Екатериной",
    "S. M. Khosrolani",
    "Ter-\nzakian",
    "byNoosheen",
]
JUNK = st.lists(
    st.sampled_from(
        ["و", "ال", "ها", "\u200c", " ", "-", ",", "'s", "ی", "\n", ".", "al-", "de ", *WRITTEN]
    )
).map("".join)
STRINGS = st.one_of(st.text(st.characters(exclude_categories=[])), JUNK)
FORM_LISTS = st.lists(st.one_of(st.sampled_from(NAMES), STRINGS), max_size=5)


@given(STRINGS, FORM_LISTS)
@settings(max_examples=60)
def test_hits_lie_in_the_string_in_order_and_variants_never_overlap(string, names):
    hits = find(string, compile_forms(numbered(names), reach=Reach.VARIANTS))
    assert hits == sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.form_id))
    end, last = 0, (-1, -1)
    for hit in hits:
        assert 0 <= hit.start < hit.end <= len(string)
        assert not hit.exact or string[hit.start : hit.end] == names[int(hit.form_id)]
        if hit.how is How.VARIANT:
            assert hit.start >= end or (hit.start, hit.end) == last
            end, last = hit.end, (hit.start, hit.end)


@given(STRINGS, FORM_LISTS)
@settings(max_examples=60)
def test_whatever_is_found_folded_is_found(string, names):
    folded = find(string, compile_forms(numbered(names)))
    every = find(string, compile_forms(numbered(names), reach=Reach.VARIANTS))
    assert [hit for hit in every if hit.how is not How.VARIANT] == folded


@given(JUNK, st.lists(st.sampled_from(NAMES), max_size=4), st.randoms())
def test_the_order_of_forms_changes_nothing(string, names, chance):
    rows = numbered(names)
    turned = list(rows)
    chance.shuffle(turned)
    assert find(string, compile_forms(rows, reach=Reach.VARIANTS)) == find(
        string, compile_forms(turned, reach=Reach.VARIANTS)
    )


@given(JUNK, JUNK)
def test_what_was_found_before_changes_nothing(first, second):
    forms = compile_forms(numbered(NAMES), reach=Reach.VARIANTS)
    fresh = compile_forms(numbered(NAMES), reach=Reach.VARIANTS)
    find(first, forms)
    assert find(second, forms) == find(second, fresh)


def numbered(names):
    return [(str(at), name) for at, name in enumerate(names)]
