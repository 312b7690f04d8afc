"""Addresses and numbers that reach or identify somebody, in three digit scripts."""

import pytest

from firsthand.names.contacts import ContactKind, find_contacts


@pytest.mark.parametrize(
    ("string", "quoted", "kind"),
    [
        ("write to homa.t@example.org.", "homa.t@example.org", ContactKind.EMAIL),
        ("homa (at) example.org", "homa (at) example.org", ContactKind.EMAIL),
        ("tel. +1 (555) 010-9988 now", "+1 (555) 010-9988", ContactKind.TELEPHONE),
        ("call 0555 010 998", "0555 010 998", ContactKind.TELEPHONE),
        ("تلفن ۰۵۵۵۰۱۰۹۹۸", "۰۵۵۵۰۱۰۹۹۸", ContactKind.TELEPHONE),
        ("هاتف ٠٥٥٥-٠١٠٩٩٨", "٠٥٥٥-٠١٠٩٩٨", ContactKind.TELEPHONE),
        ("to GB82 WEST 1234 5698 7654 32.", "GB82 WEST 1234 5698 7654 32", ContactKind.IBAN),
        ("card 1234567890123456", "1234567890123456", ContactKind.NUMBER),
        ("no. 12345678", "12345678", ContactKind.NUMBER),
    ],
)
def test_a_contact_is_found(string, quoted, kind):
    contacts = find_contacts(string)
    assert [(string[each.start : each.end], each.kind) for each in contacts] == [(quoted, kind)]


@pytest.mark.parametrize(
    "string",
    [
        "on 1995-11-09",
        "9.11.1995",
        "1974-1996",
        "about 10 000 000",
        "46 and 88",
        "p. 1234",
        "a@b",
        "",
    ],
)
def test_dates_counts_and_years_are_none(string):
    assert find_contacts(string) == []
