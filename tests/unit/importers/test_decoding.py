import pytest

from firsthand.importers.decoding import declared_encoding, decode
from firsthand.importers.errors import RefusalError

PERSIAN = "در بهار سال بعد نامه‌ها را به دفتر بردند و کسي پاسخ نداد"
ARABIC = "جاءت الرسائل في الربيع ولم يجب أحد من المكتب"
FRENCH = "L'élève garda les lettres à la pièce d'été – « bonne »"
RUSSIAN = "Письма пришли весной, и никто из конторы не ответил"


def page(words: str, *, declared: str, really: str) -> bytes:
    head = f'<html><head><meta charset="{declared}"></head><body><p>' if declared else "<p>"
    return (head + words + "</p>").encode(really, "replace")


@pytest.mark.parametrize(
    ("words", "encoding", "label"),
    [
        (PERSIAN, "utf-8", "utf-8"),
        (PERSIAN, "cp1256", "windows-1256"),
        (ARABIC, "cp1256", "windows-1256"),
        (ARABIC, "iso8859-6", "iso-8859-6"),
        (FRENCH, "cp1252", "iso-8859-1"),
        (FRENCH, "cp1252", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
    ],
)
def test_a_true_declaration_is_believed(words: str, encoding: str, label: str) -> None:
    untrusted = page(words, declared=label, really=encoding)
    decoded = decode(untrusted)
    assert not decoded.doubtful
    assert decoded.text == untrusted.decode(encoding)


@pytest.mark.parametrize("label", ["utf-8", "iso-8859-1", "windows-1251", "x-none-such", ""])
@pytest.mark.parametrize(("words", "encoding"), [(PERSIAN, "cp1256"), (ARABIC, "cp1256")])
def test_a_wrong_or_missing_declaration_is_seen(words: str, encoding: str, label: str) -> None:
    untrusted = page(words, declared=label, really=encoding)
    decoded = decode(untrusted)
    assert decoded.doubtful
    assert decoded.text == untrusted.decode(encoding)


@pytest.mark.parametrize("label", ["utf-8", "", "windows-1251"])
def test_french_in_the_western_code_page_is_seen(label: str) -> None:
    untrusted = page(FRENCH, declared=label, really="cp1252")
    decoded = decode(untrusted)
    assert (decoded.text, decoded.doubtful) == (untrusted.decode("cp1252"), True)


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1256"])
@pytest.mark.parametrize("words", [PERSIAN, FRENCH, RUSSIAN])
def test_utf8_declared_as_something_else_is_read_and_flagged(words: str, label: str) -> None:
    decoded = decode(page(words, declared=label, really="utf-8"))
    assert words in decoded.text
    assert decoded.doubtful


def test_ascii_is_never_doubtful() -> None:
    assert not decode(page("plain words", declared="windows-1256", really="ascii")).doubtful


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_a_byte_order_mark_is_believed(encoding: str) -> None:
    decoded = decode(PERSIAN.encode(encoding))
    assert (decoded.text, decoded.doubtful) == (PERSIAN, False)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_and_flagged(encoding: str) -> None:
    untrusted = page("The letters came in spring.", declared="utf-8", really=encoding)
    decoded = decode(untrusted)
    assert "The letters came" in decoded.text
    assert decoded.doubtful


def test_a_page_cut_inside_a_letter_stays_utf8() -> None:
    decoded = decode(page(PERSIAN, declared="utf-8", really="utf-8")[:-5])
    assert decoded.encoding == "utf-8"
    assert decoded.doubtful
    assert decoded.text.endswith("\ufffd")


def test_an_odd_utf16_does_not_crash() -> None:
    assert decode(b"\xff\xfea\x00b\x00c").text == "ab\ufffd"


@pytest.mark.parametrize("label", ["hex", "rot13", "zlib", "utf-7", "idna", "undefined"])
def test_a_codec_that_is_no_character_set_is_not_used(label: str) -> None:
    assert "lettres" in decode(page(FRENCH, declared=label, really="cp1252")).text


@pytest.mark.parametrize(
    "rubbish",
    [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\xdd", b"\xff\xfe\0\0\0\0"],
)
def test_rubbish_is_refused(rubbish: bytes) -> None:
    with pytest.raises(RefusalError, match=r"binary|empty"):
        decode(rubbish)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">', "cp1256"),
        (b"<META CHARSET=ISO-8859-1>", "cp1252"),
        (b'<?xml version="1.0" encoding="UTF-8"?>', "utf-8"),
        (b"<p>charset=utf-8</p>", ""),
        (b"<meta charset=no-such-thing>", "unknown"),
    ],
)
def test_reads_what_is_declared(head: bytes, expected: str) -> None:
    assert declared_encoding(head) == expected
