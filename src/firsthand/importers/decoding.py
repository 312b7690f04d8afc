"""From bytes to a string: what is declared, what the bytes say, and whether the two agree."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from firsthand.importers.errors import RefusalCode, RefusalError

HEAD_BYTES = 4096
SAMPLE_BYTES = 65_536
FEW_FAULTS = 0.02
WIDE_SHARE = 0.2
FIRST_HIGH = 0x80
FEWEST_LETTERS = 3
FIRST_NOT_LATIN = "\u0370"
_DECLARED = re.compile(
    rb"(?:<meta\b[^>]*?\bcharset|<\?xml\b[^>]*?\bencoding)\s*=\s*[\"']?([a-z0-9_.:-]+)",
    re.IGNORECASE,
)
_TAGS = re.compile(rb"<[^<>]*>")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the web knows (WHATWG Encoding, 4), by the codec names of Python; utf-7, idna: never.
_KNOWN = frozenset(
    {f"cp{number}" for number in (866, 874, 932, 949, *range(1250, 1259))}
    | {f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
    | {"utf-8", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "euc_jp", "iso2022_jp"}
    | {"gb18030", "big5", "big5hkscs"}
)
# Labels that mean a wider code page on the web (WHATWG Encoding, 4.2), by Python's codec names.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_LATIN = frozenset({"cp1252", "cp1250", "cp1254", "iso8859-15", "iso8859-2"})
_OTHER_ALPHABETS = frozenset({"cp1251", "cp1253", "cp1255", "koi8-r", "koi8-u", "iso8859-5"})
_GUESSES = ["cp1252", "cp1256", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "iso8859_6"]
_GUESSES += ["koi8_r", "euc_jp", "cp932", "gb18030", "big5hkscs", "cp949", "cp874"]
_COMMON_ARABIC = frozenset("الوينمرهتدبكس")
_PUNCTUATION_1252 = frozenset(
    b"\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa7\xab\xb7\xbb"
)
_LEADS = re.compile(rb"[\xc0-\xff]")
_NOT_WRITTEN = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f-\xff]")
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The string; the codec that gave it; True where it was declared otherwise, or guessed."""

    text: str
    encoding: str
    doubtful: bool


def decode(untrusted: bytes) -> Decoded:
    """The string that *untrusted* holds.

    A byte order mark comes first, then valid UTF-8, then what is declared where the bytes bear
    it out, then a guess. Code points that no codec gives are U+FFFD, and doubtful.

    Raises: RefusalError BINARY where the bytes are no text in any of them.
    """
    for bom, encoding in _BOMS:
        if untrusted.startswith(bom):
            return _with_bom(untrusted[len(bom) :], encoding)
    wide = _wide_without_bom(untrusted)
    if wide:
        return _replacing(untrusted, wide, doubtful=True)
    declared = declared_encoding(untrusted)
    try:
        text = untrusted.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(untrusted, declared, error)
    if declared and declared.startswith("iso2022"):
        return _replacing(untrusted, declared)
    return Decoded(text, "utf-8", declared not in {"", "utf-8"} and not text.isascii())


def declared_encoding(untrusted: bytes) -> str:
    """Python's name for what a meta element or XML declaration says; empty where none is known."""
    found = _DECLARED.search(untrusted[:HEAD_BYTES])
    if not found:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return "unknown"
    wider = _WIDER.get(name, name)
    return wider if wider in _KNOWN else "unknown"


def _with_bom(untrusted: bytes, encoding: str) -> Decoded:
    if not untrusted.strip(b"\0"):
        raise RefusalError(RefusalCode.EMPTY if not untrusted else RefusalCode.BINARY)
    return _replacing(untrusted, encoding)


def _replacing(untrusted: bytes, encoding: str, *, doubtful: bool = False) -> Decoded:
    try:
        return Decoded(untrusted.decode(encoding), encoding, doubtful)
    except UnicodeDecodeError:
        return Decoded(untrusted.decode(encoding, "replace"), encoding, doubtful=True)


def _wide_without_bom(untrusted: bytes) -> str:
    """UTF-16 whose every other byte is mostly NUL; empty where the bytes do not look so."""
    sample = untrusted[: HEAD_BYTES & ~1]
    if b"\0" not in sample:
        return ""
    for encoding, low, high in (
        ("utf-16-le", sample[::2], sample[1::2]),
        ("utf-16-be", sample[1::2], sample[::2]),
    ):
        ascii_bytes = bytes(one for one, other in zip(low, high, strict=False) if other == 0)
        is_often = len(ascii_bytes) > len(high) * WIDE_SHARE
        if is_often and not _NOT_WRITTEN.search(ascii_bytes):
            return encoding
    return ""


def _not_utf8(untrusted: bytes, declared: str, error: UnicodeDecodeError) -> Decoded:
    if b"\0" in untrusted[:HEAD_BYTES]:
        raise RefusalError(RefusalCode.BINARY) from error
    if declared in {"", "utf-8", "unknown"}:
        return _nearly_utf8(untrusted) or _guessed(untrusted)
    if not _borne_out(untrusted, declared):
        return _guessed(untrusted)
    return _replacing(untrusted, declared)


def _nearly_utf8(untrusted: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes, such as a page cut in the middle of a letter."""
    text = untrusted.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    letters = len(_LEADS.findall(untrusted[:SAMPLE_BYTES]))
    total = letters * max(len(untrusted) / SAMPLE_BYTES, 1)
    if faults == 1 or faults <= total * FEW_FAULTS:
        return Decoded(text, "utf-8", doubtful=True) if total > 1 else None
    return None


def _borne_out(untrusted: bytes, declared: str) -> bool:
    """False where words come out that the declared code page would not make."""
    sample = _sample(untrusted)
    if declared in _LATIN:
        return not _is_arabic(sample) and not _has_whole_high_words(sample)
    if declared == "cp1256":
        return _is_arabic(sample) or _mixed_words(sample.decode("cp1256")) == 0
    if declared in _OTHER_ALPHABETS and _is_arabic(sample):
        return False
    text = sample[:-4].decode(declared, "replace")
    words = _WORDS.findall(text)
    return "\ufffd" not in text[:-1] and _mixed_words(text) * 4 <= len(words)


def _guessed(untrusted: bytes) -> Decoded:
    sample = _sample(untrusted)
    if _is_arabic(sample):
        return _replacing(untrusted, "cp1256", doubtful=True)
    high = {byte for byte in sample if byte >= FIRST_HIGH}
    if high <= _PUNCTUATION_1252:
        return _replacing(untrusted, "cp1252", doubtful=True)
    found = [match.encoding for match in from_bytes(sample, cp_isolation=_GUESSES)]
    if not found and not _has_whole_high_words(sample) and _is_texty(sample):
        found = ["cp1252"]
    if not found:
        raise RefusalError(RefusalCode.BINARY)
    return _replacing(untrusted, "cp1252" if "cp1252" in found else found[0], doubtful=True)


def _is_texty(sample: bytes) -> bool:
    """True where ASCII letters and spaces outweigh the high bytes, and controls are rare."""
    controls = len(_CONTROLS.findall(sample))
    high = sum(byte >= FIRST_HIGH for byte in sample)
    return controls * 100 < len(sample) and high * 2 < len(sample)


def _sample(untrusted: bytes) -> bytes:
    """Up to 64 KiB of what stands between tags, from where the first high byte stands."""
    plain = _TAGS.sub(b" ", untrusted[: SAMPLE_BYTES * 16])
    high = re.search(rb"[\x80-\xff]", plain)
    start = max(high.start() - 200, 0) if high else 0
    return plain[start : start + SAMPLE_BYTES]


def _is_arabic(sample: bytes) -> bool:
    """True where windows-1256 makes whole Arabic words of it, in the letters that are common."""
    text = sample.decode("cp1256")
    letters = [letter for letter in text if "\u0621" <= letter <= "\u06d2"]
    if len(letters) < FEWEST_LETTERS or _mixed_words(text) * 10 > len(letters):
        return False
    return sum(letter in _COMMON_ARABIC for letter in letters) * 2 > len(letters)


def _mixed_words(text: str) -> int:
    """How many words mix Latin letters with those of another alphabet."""
    words = [word for word in _WORDS.findall(text) if max(word) >= FIRST_NOT_LATIN]
    return sum(min(word) < FIRST_NOT_LATIN for word in words)


def _has_whole_high_words(sample: bytes) -> bool:
    """True where words without any ASCII letter are the rule: no Latin alphabet."""
    words = re.findall(rb"[A-Za-z\x80-\xff]{3,}", sample)
    high = [word for word in words if re.search(rb"[\xc0-\xff]", word)]
    whole = [word for word in high if not re.search(rb"[A-Za-z]", word)]
    return len(whole) * 2 > len(high)
