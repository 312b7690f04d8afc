"""Finding over all strings and forms: offsets quote, and a planted form is always found."""

from hypothesis import given
from hypothesis import strategies as st

from firsthand.names.finding import compile_forms, compile_words, find, find_all
from firsthand.names.folding import fold, parted
from firsthand.names.words import Words

NAMES = ["Nader Kelvashi", "نادر کلوشی", "نادر كلوشي", "یک‌شاخه", "Yèkchakhé", "سناء الأوركشتي"]
JUNK = st.lists(
    st.sampled_from(
        ["و", "ال", "ها", "\u200c", " ", "-", ",", "'s", "ی", "\n", *NAMES, "Nader", "😀"]
    )
).map("".join)
STRINGS = st.one_of(st.text(st.characters(exclude_categories=[])), JUNK)
FORM_LISTS = st.lists(st.one_of(st.sampled_from(NAMES), STRINGS), max_size=6)


@given(STRINGS, FORM_LISTS)
def test_hits_lie_in_the_string_and_never_overlap(string, names):
    end, last = 0, (-1, -1)
    for hit in find(string, compile_forms(enumerate_forms(names))):
        assert 0 <= hit.start < hit.end <= len(string)
        assert hit.start >= end or (hit.start, hit.end) == last
        end, last = hit.end, (hit.start, hit.end)


@given(STRINGS, FORM_LISTS)
def test_a_hit_reads_as_its_form(string, names):
    for hit in find_all(string, compile_forms(enumerate_forms(names))):
        form = fold(names[int(hit.form_id)])
        quoted = fold(string[hit.start : hit.end])
        assert bare(quoted) == bare(form)
        assert hit.exact == (string[hit.start : hit.end] == names[int(hit.form_id)])


@given(STRINGS, st.sampled_from(NAMES), STRINGS)
def test_a_form_between_spaces_is_found(before, name, after):
    string = f"{before}. {name} .{after}"
    start = len(before) + 2
    hits = list(find_all(string, compile_forms([("x", name)])))
    assert any(hit.start == start and hit.end == start + len(name) for hit in hits)


@given(STRINGS, FORM_LISTS)
def test_lone_words_quote_a_word_of_their_form(string, names):
    for hit in find(string, compile_words(enumerate_forms(names))):
        quoted = fold(string[hit.start : hit.end])
        assert set(bare(quoted)) <= set(bare(fold(names[int(hit.form_id)])))


def enumerate_forms(names):
    return [(str(at), name) for at, name in enumerate(names)]


def bare(key):
    """A key as a set of letters: order of words, spaces and articles apart."""
    return sorted("".join(word.removeprefix("ال") for word in key.split()).replace("ال", ""))


SIGNS = st.text(st.sampled_from("ab1ک َ\u0301\u200c\u200d\u00ad- _.,'"), max_size=30)


@given(st.one_of(STRINGS, SIGNS))
def test_words_part_a_string_as_folding_does(string):
    words, parts = Words(string), parted(string)
    assert [words.written, words.gaps] == [parts[1::2], parts[::2]]
    for at, written in enumerate(words.written):
        assert string[words.start(at) : words.end(at)].replace("_", " ") == written
