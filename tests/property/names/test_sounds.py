"""What holds for the sounds of any two strings whatever."""

from hypothesis import given
from hypothesis import strategies as st

from firsthand.names.sounds import explain_tokens, hard_key, keys, soft_key, token_similarity
from firsthand.names.sounds.reading import letters_of, script_of
from firsthand.names.sounds.tables import Script

LETTERS = "abcdeghijkmnorstuxyzşčğəابتجحخدرسشعغفقکگلمنوهیабвгджхцчшщюяאבגדהוחטיכלמנספצקרשת'ʿ"
tokens = st.one_of(
    st.text(st.sampled_from(LETTERS), max_size=12),
    st.text(st.characters(codec=None), max_size=12),
)


@given(tokens, tokens)
def test_similarity_is_symmetric_and_bounded(left: str, right: str) -> None:
    assert 0 <= token_similarity(left, right) <= 1
    assert token_similarity(left, right) == token_similarity(right, left)


@given(tokens)
def test_a_token_is_itself(token: str) -> None:
    assert token_similarity(token, token) == 1


@given(st.text(st.sampled_from(LETTERS), min_size=1, max_size=12))
def test_keys_are_few_and_distinct(token: str) -> None:
    found = keys(token)
    assert 1 <= len(found) <= 6
    assert all(found)
    assert len(set(found)) == len(found)
    assert soft_key(token) == found[0]
    assert hard_key(token) or not token.strip("'ʿ")


@given(tokens, tokens)
def test_the_steps_spell_both_tokens_in_order(left: str, right: str) -> None:
    steps = explain_tokens(left, right)
    is_read = Script.OTHER not in (script_of(left), script_of(right))
    for side, token in ((0, left), (1, right)):
        letters = letters_of(token, script_of(token)) if is_read else token
        assert "".join(step[side] for step in steps) == letters
