"""Suggestions and contacts over all strings: no crash, offsets that quote, no overlap."""

from hypothesis import given
from hypothesis import strategies as st

from firsthand.names.contacts import ContactKind, find_contacts
from firsthand.names.suggesting import Tier, suggest

WORDS = [
    "Sara",
    "the",
    "Mr",
    ".",
    " ",
    "\n",
    "آقای",
    "نادر",
    "و",
    "عبد",
    "على",
    "وسمير",
    "پلوند",
    "زاده",
    "،",
    "گفت",
    "P.",
    "SARA",
    "van",
    "\u200c",
]
WORDS += ["۰۵۵", "+1", "555", "-", "@", "x.org", "GB82", "\ud800", "d'", "ـ"]
STRINGS = st.one_of(
    st.text(st.characters(exclude_categories=[])), st.lists(st.sampled_from(WORDS)).map(" ".join)
)


@given(STRINGS, st.sampled_from(["en", "fa-IR", "ar", "fr", "und", ""]))
def test_suggestions_are_words_of_the_string(string, language):
    end = 0
    for each in suggest(string, language):
        assert end <= each.start < each.end <= len(string)
        assert string[each.start].isalnum()
        assert each.tier in Tier
        end = each.end


@given(STRINGS)
def test_contacts_hold_what_they_say(string):
    end = 0
    for each in find_contacts(string):
        assert end <= each.start < each.end <= len(string)
        quoted = string[each.start : each.end]
        assert each.kind is ContactKind.EMAIL or any(sign.isdigit() for sign in quoted)
        end = each.end
