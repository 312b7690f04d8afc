"""Canonical JSON: equal values, equal bytes; other values, other bytes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.core.canonical import canonical_json, digest_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(st.text(), VALUES, max_size=6)


def reordered(value, random):
    """An equal value whose keys were put in in another order."""
    if isinstance(value, list):
        return [reordered(each, random) for each in value]
    if isinstance(value, dict):
        keys = random.sample(list(value), len(value))
        return {key: reordered(value[key], random) for key in keys}
    return value


@given(OBJECTS, st.randoms(use_true_random=False))
def test_equal_values_give_equal_bytes(value, random):
    other = reordered(value, random)
    assert canonical_json(other) == canonical_json(value)
    assert digest_of(other) == digest_of(value)


@given(OBJECTS)
def test_the_bytes_say_the_value(value):
    assert json.loads(canonical_json(value)) == value


@given(st.text(max_size=5), st.characters(categories=["Cs"]))
def test_lone_surrogates_are_refused(words, surrogate):
    with pytest.raises(ValueError, match="surrogates"):
        canonical_json([words + surrogate])
