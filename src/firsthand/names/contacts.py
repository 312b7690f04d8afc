"""Where a text has e-mail addresses, telephone numbers, account and identity numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from firsthand.names.folding import INNER, character_key

EMAIL_MAX: Final = 254
PHONE_DIGITS: Final = range(7, 16)  # E.164: at most 15
LONG_NUMBER_MIN: Final = 8
IBAN_LENGTHS: Final = range(15, 35)


class ContactKind(StrEnum):
    """What sort of address or number a span holds."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    IBAN = "iban"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, order=True)
class Contact:
    """A span (code points, half-open) that reaches or identifies somebody."""

    start: int
    end: int
    kind: ContactKind


# Every quantifier is bounded or possessive: time grows with the length alone.
_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.%+-]{1,64}+\s?(?:@|＠|\(at\)|\[at\])\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
)
_IBAN: Final = re.compile(
    r"(?<!\w)[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]{2,4}){3,8}(?!\w)", re.IGNORECASE
)
_DIGITS: Final = re.compile(
    rf"(?<![\w.,/:])[+＋(]{{0,2}}\d(?:[ \u00a0\u202f()./\-‐-―{INNER}]{{0,3}}\d){{5,24}}(?![\w/:])"
)
_DATE: Final = re.compile(r"\d{1,4}([./\-‐-―])\d{1,2}\1\d{1,4}")
_YEARS: Final = re.compile(r"(?:1\d|20)\d\d(?:[^\d]{1,3}(?:1\d|20)\d\d)+")
_ROUND: Final = re.compile(r"[1-9]\d{0,2}(?:[^\d]\d{3})*[^\d]000")


def find_contacts(string: str) -> list[Contact]:
    """The addresses and numbers of *string*, in order, none overlapping; digits of any script."""
    kept: list[Contact] = []
    for contact in sorted(_all_contacts(string), key=lambda each: (each.start, -each.end)):
        if not kept or contact.start >= kept[-1].end:
            kept.append(contact)
    return kept


def _all_contacts(string: str) -> Iterator[Contact]:
    for found in _EMAIL.finditer(string):
        yield Contact(found.start(), found.end(), ContactKind.EMAIL)
    for found in _IBAN.finditer(string):
        if len(_letters(found.group())) in IBAN_LENGTHS and _checks(_letters(found.group())):
            yield Contact(found.start(), found.end(), ContactKind.IBAN)
    for found in _DIGITS.finditer(string):
        kind = _number_kind(found.group())
        if kind:
            yield Contact(found.start(), found.end(), kind)


def _letters(written: str) -> str:
    return "".join(character_key(character) for character in written)


def _checks(iban: str) -> bool:
    """True where the check digits of *iban* are right (ISO 13616, ISO 7064 mod 97-10)."""
    turned = iban[4:] + iban[:4]
    return turned.isascii() and int("".join(str(int(each, 36)) for each in turned)) % 97 == 1


def _number_kind(written: str) -> ContactKind | None:
    digits = _letters(written)
    if any(known.fullmatch(written) for known in (_DATE, _YEARS, _ROUND)):
        return None
    grouped = len(digits) != len(written)
    if len(digits) in PHONE_DIGITS and (digits.startswith("0") or written[0] in "+＋(" or grouped):
        return ContactKind.TELEPHONE
    return ContactKind.NUMBER if len(digits) >= LONG_NUMBER_MIN else None
