"""Must find: every way of writing a name that the scan knows, in each kind of public file."""

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import quopri
import unicodedata
import urllib.parse
import zipfile
import zlib

import pytest

from firsthand.disclosure.scan import listed_names, scan
from firsthand.disclosure.scan_forms import Withheld
from firsthand.disclosure.scan_rules import Outcome

NAMES = {"latin": "Kiumars Pelvand", "persian": "کیومرث پلوندی", "arabic": "نادر الكلوشي"}
LETTER_VARIANTS = str.maketrans({"ی": "ي", "ک": "ك", "ي": "ى", "ك": "ک", "e": "é", "a": "Á"})


def split_by_tags(name):
    return f"{name[:3]}<b class='x'>{name[3:6]}</b><i></i>{name[6:]}"


def in_zip(name):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", f"so {name} said")
    return packed.getvalue()


def named_in_zip(name):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"{name}.txt", "nothing")
    return packed.getvalue()


def png_chunk(kind, data):
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def png_text(name):
    pixels = png_chunk(b"IDAT", zlib.compress(b"\x00\xff" * 99))
    text = png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(name.encode()))
    return b"\x89PNG\r\n\x1a\n" + pixels + text + pixels


def warc_in_wacz(name):
    record = (
        b"WARC/1.1\r\nContent-Length: 99\r\n\r\nHTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        member = gzip.compress(b"WARC/1.1 warcinfo") + gzip.compress(
            record + gzip.compress(name.encode())
        )
        archive.writestr("archive/data.warc.gz", member)
    return packed.getvalue()


def pdf(name):
    title = b"<< /Title (" + b"\xfe\xff" + "a".encode("utf-16-be") + b") >>"
    return (
        b"%PDF-1.5\n"
        + title
        + b"1 0 obj << /FlateDecode >> stream\n"
        + zlib.compress(name.encode())
        + b"\nendstream"
    )


TEXT_KINDS = {
    "plain": lambda name: name,
    "capitals": str.upper,
    "tags": split_by_tags,
    "table": lambda name: name.replace(" ", "</td>\n    <td>"),
    "comment": lambda name: f"<!-- {name} -->",
    "attribute": lambda name: f'<img src="x.png" alt="of {name}">',
    "split comment": lambda name: f"<!-- {split_by_tags(name)} -->",
    "decimal entities": lambda name: "".join(f"&#{ord(each)};" for each in name),
    "hexadecimal entities": lambda name: "".join(f"&#x{ord(each):X};" for each in name),
    "named entities": lambda name: html.escape(name.replace(" ", "\u00a0")).replace(
        "\u00a0", "&nbsp;"
    ),
    "entities twice": lambda name: html.escape("".join(f"&#{ord(each)};" for each in name)),
    "percent": urllib.parse.quote,
    "percent, small": lambda name: urllib.parse.quote(name).lower(),
    "plus": urllib.parse.quote_plus,
    "percent twice": lambda name: urllib.parse.quote(urllib.parse.quote(name)),
    "percent, windows-1256": lambda name: urllib.parse.quote(
        name.replace("ی", "ي"), encoding="cp1256"
    ),
    "json": json.dumps,
    "json twice": lambda name: json.dumps(json.dumps({"x": name})),
    "javascript": lambda name: "".join(f"\\u{{{ord(each):x}}}" for each in name),
    "bytes": lambda name: "".join(f"\\x{each:02x}" for each in name.encode()),
    "css": lambda name: "".join(f"\\{ord(each):06x}" for each in name),
    "base64": lambda name: base64.b64encode(f"by {name}.".encode()).decode(),
    "base64, utf-16": lambda name: base64.b64encode(name.encode("utf-16-le")).decode(),
    "base64 in lines": lambda name: base64.encodebytes((f"x {name} " * 9).encode()).decode(),
    "base64 in an address": lambda name: (
        "data:text/plain;base64," + base64.b64encode(name.encode()).decode()
    ),
    "base64 of gzip": lambda name: base64.b64encode(gzip.compress(name.encode())).decode(),
    "quoted-printable": lambda name: quopri.encodestring(name.encode(), quotetabs=True).decode(),
    "soft line ends": lambda name: f"{name[:4]}=\n{name[4:]}",
    "hyphen at a line end": lambda name: f"{name[:4]}-\n{name[4:]}",
    "decomposed": lambda name: unicodedata.normalize("NFD", name.translate(LETTER_VARIANTS)),
    "letter variants": lambda name: name.translate(LETTER_VARIANTS),
    "presentation forms": lambda name: name.replace("ن", "ﻧ").replace("ک", "ﮐ").replace("a", "ａ"),
    "zwnj": "\u200c".join,
    "soft hyphens": "\u00ad".join,
    "zero-width spaces": "\u200b".join,
    "bidi marks": lambda name: f"\u202b{name[:2]}\u200f{name[2:]}\u202c",
    "tatweel": lambda name: name.replace("ل", "لــ").replace("د", "ـد"),
    "vowel signs": lambda name: "".join(
        each + ("\u064e" if each > "\u0600" else "\u0301") for each in name
    ),
    "surname first": lambda name: ", ".join(reversed(name.split())),
    "run together": lambda name: name.replace(" ", ""),
    "hyphenated": lambda name: name.replace(" ", "-"),
    "underscored": lambda name: name.replace(" ", "_"),
    "glued to a word": lambda name: f"Bureau{name}Street",
    "glued to digits": lambda name: f"12{name}1996",
    "punycode": lambda name: f"https://{name.replace(' ', '').encode('idna').decode()}.example/",
    "clitics": lambda name: f"و{name}‌ها" if name > "~" else f"l’{name}'s",
}
WRAPPERS = {
    "bare": lambda text: text.encode("utf-8", "surrogatepass"),
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16, big end first": lambda text: b"\x00" + text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32"),
    "gzip": lambda text: gzip.compress(text.encode()),
    "gzip in gzip": lambda text: gzip.compress(gzip.compress(text.encode())),
    "gzip, second member": lambda text: gzip.compress(b"first") + gzip.compress(text.encode()),
    "bytes after gzip": lambda text: gzip.compress(b"first") + text.encode(),
    "bzip2": lambda text: bz2.compress(text.encode()),
    "xz": lambda text: lzma.compress(text.encode()),
    "zip": in_zip,
    "zip in gzip": lambda text: gzip.compress(in_zip(text)),
    "zlib in a picture": png_text,
    "compressed in a document": pdf,
    "title of a document": lambda text: b"%PDF-1.5 (\xfe\xff" + text.encode("utf-16-be") + b")",
    "camera's title": lambda text: (
        b"\xff\xd8\xff\xe1Exif\x00\x9b\x9c" + text.encode("utf-16-le") + b"\x00\x00"
    ),
    "web archive in a zip": warc_in_wacz,
    "free pages": lambda text: (
        b"SQLite format 3\x00" + b"\x00" * 99 + text.encode() + b"\x00\xff\xfe"
    ),
    "bad bytes around": lambda text: b"\xff\xfe\xfd " + text.encode() + b" \xff",
}
FILES = {
    "index.html": "<!doctype html><html lang=fa><title>A</title><p>Then {} left.</p></html>",
    "feed.xml": '<?xml version="1.0"?><feed><entry><title>{}</title></entry></feed>',
    "shard.json": '{{"keys": ["a", "{}"]}}',
    "all.txt": "first line\nand {} too\n",
    "site.css": '.x::after {{ content: "{}"; }}',
    "linked.html": (
        '<!doctype html><html><meta name="description" content="a"><script '
        'type="application/ld+json">{{"@type":"Article","creditText":"{}"}}</script></html>'
    ),
    "rss.xml": (
        '<?xml version="1.0"?><rss version="2.0"><channel><item><description>'
        "&lt;p&gt;Then {} left.&lt;/p&gt;</description></item></channel></rss>"
    ),
    "feed.json": '{{"version": "https://jsonfeed.org/version/1.1", "title": "{}"}}',
    "citations.json": '[\n{{"id": "x", "author": [{{"literal": "{}"}}]}}\n]\n',
    "cite.bib": "@online{{x-en,\n  author = {{{{{}}}}},\n}}\n",
    "cite.ris": "TY  - ELEC\nAU  - {}\nER  - \n",
    "sitemap.xml": (
        '<?xml version="1.0"?><urlset><url><loc>https://a.example/{}</loc></url></urlset>'
    ),
    "security.txt": "Contact: mailto:{}@causeway.example\nExpires: 2027-03-14T00:00:00Z\n",
    "_headers": "/*\n  X-Kept-By: {}\n",
    "chart.svg": '<svg xmlns="http://www.w3.org/2000/svg"><text x="1">{}</text></svg>',
}


def found_in(tmp_path, name):
    return list(scan(tmp_path, listed_names([name])))


@pytest.mark.parametrize("script", NAMES)
@pytest.mark.parametrize("file", FILES)
def test_a_planted_name_is_found_in_text(tmp_path, file, script):
    for kind, write in TEXT_KINDS.items():
        (tmp_path / kind).mkdir()
        content = FILES[file].format(write(NAMES[script]))
        (tmp_path / kind / file).write_text(content, encoding="utf-8")
    expected = {f"{kind}/{file}" for kind in TEXT_KINDS}
    assert {each.path for each in found_in(tmp_path, NAMES[script])} == expected


@pytest.mark.parametrize("script", NAMES)
@pytest.mark.parametrize("kind", ["plain", "tags", "decimal entities", "json", "percent", "zwnj"])
def test_a_planted_name_is_found_in_wrapped_bytes(tmp_path, kind, script):
    text = FILES["index.html"].format(TEXT_KINDS[kind](NAMES[script]))
    for wrapper, wrap in WRAPPERS.items():
        (tmp_path / wrapper).write_bytes(wrap(text))
    assert {each.path for each in found_in(tmp_path, NAMES[script])} == set(WRAPPERS)


@pytest.mark.parametrize("script", NAMES)
def test_a_name_in_a_zip_s_list_is_found(tmp_path, script):
    (tmp_path / "all.zip").write_bytes(named_in_zip(NAMES[script]))
    assert {each.path for each in found_in(tmp_path, NAMES[script])} == {"all.zip"}


@pytest.mark.parametrize("script", NAMES)
@pytest.mark.parametrize(
    "kind", ["plain", "capitals", "percent", "zwnj", "underscored", "run together"]
)
def test_a_name_in_a_path_is_found_and_not_shown(tmp_path, kind, script):
    planted = TEXT_KINDS[kind](NAMES[script])
    (tmp_path / planted).mkdir()
    (tmp_path / planted / f"{planted}.txt").write_text("nothing")
    (tmp_path / "!.txt").write_text("nothing")
    assert {each.path for each in found_in(tmp_path, NAMES[script])} == {"#2/#1"}


def test_an_empty_folder_s_name_is_found(tmp_path):
    (tmp_path / "kiumars-pelvand").mkdir()
    assert [each.path for each in found_in(tmp_path, NAMES["latin"])] == ["#1"]


@pytest.mark.parametrize("script", NAMES)
@pytest.mark.parametrize("file", FILES)
def test_nothing_is_found_where_nothing_was_planted(tmp_path, file, script):
    (tmp_path / file).write_text(FILES[file].format("نادر Kiumarsi Pelv and"), encoding="utf-8")
    assert found_in(tmp_path, NAMES[script]) == []


@pytest.mark.parametrize(
    ("content", "offset"),
    [
        ("Kiumars Pelvand", 0),
        ("سارا Kiumars Pelvand", 9),
        ("<p>a &amp; b</p>\n<p>Kiumars Pelvand", 20),
        ("&eacute;&eacute; Kiu<b>mars</b> Pelvand", 17),
        ("x <img alt='Kiumars Pelvand'>", 12),
    ],
)
def test_the_offset_is_the_byte_where_the_name_begins(tmp_path, content, offset):
    (tmp_path / "a.html").write_text(content, encoding="utf-8")
    assert [each.offset for each in found_in(tmp_path, NAMES["latin"])] == [offset]


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(b"a" * 999, mtime=0)[:-9],
        in_zip("a" * 99)[:-30],
        b"PK\x03\x04 no archive",
        b"\x1f\x8b\x08" + b"\xff" * 40,
    ],
    ids=["gzip cut short", "zip cut short", "no zip", "no gzip"],
)
def test_what_cannot_be_unwrapped_is_a_finding(tmp_path, content):
    (tmp_path / "broken").write_bytes(content)
    assert [each.kind for each in found_in(tmp_path, "Kiumars Pelvand")] == [Outcome.UNREADABLE]


def test_a_bomb_is_a_finding_and_ends(tmp_path):
    bomb = gzip.compress(b"\x00" * (1 << 20))
    for _ in range(12):
        bomb = gzip.compress(bomb)
    (tmp_path / "bomb.gz").write_bytes(bomb)
    assert [each.kind for each in found_in(tmp_path, "Kiumars Pelvand")] == [Outcome.UNREADABLE]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("100%Darius Pelvand", "Darius Pelvand"),
        ("C:\\nader kelvashi", "Nader Kelvashi"),
        ("by=Adele Bonnard", "Adele Bonnard"),
        ("&notNader Kelvashi", "Nader Kelvashi"),
        (f"{'x ' * 500}&amp; {'x ' * 500} \\bAdam Kelvashi &amp;", "Adam Kelvashi"),
    ],
)
def test_what_only_looks_like_an_escape_hides_no_name(tmp_path, text, name):
    (tmp_path / "a.txt").write_text(text)
    offset = text.lower().index(name.lower())
    assert [each.offset for each in found_in(tmp_path, name)] == [offset]


# What is withheld, and how it stands in a public file: spelled otherwise, in other scripts, in
# letters that look like its own.
OTHERWISE = {
    "other spelling": ("Kiumars Pelvand", "Kioumars Pelwand"),
    "into Latin": ("کیومرث پلوند", "Kiumars Pelvand"),
    "into Persian": ("Kiumars Pelvand", "کیومرث پلوند"),
    "into Arabic": ("Nader Kelvashi", "نادر كلوشي"),
    "into Cyrillic": ("Nader Kelvashi", "Надер Келваши"),
    "Cyrillic look-alikes": ("Kiumars Pelvand", "Кiumаrs Реlvаnd"),
    "Greek look-alikes": ("Nader Kelvashi", "Νader Κelvashi"),
}
VARIED_KINDS = (
    "plain", "comment", "attribute", "decimal entities", "hexadecimal entities",
    "entities twice", "percent", "plus", "percent twice", "json", "javascript", "bytes",
    "base64", "base64 in lines", "base64 of gzip", "quoted-printable", "soft hyphens",
    "zero-width spaces", "bidi marks", "surname first", "hyphenated", "underscored",
)  # fmt: skip


@pytest.mark.parametrize("how", OTHERWISE)
@pytest.mark.parametrize("file", FILES)
def test_a_name_planted_otherwise_is_asked_about_in_each_kind_of_file(tmp_path, file, how):
    withheld, planted = OTHERWISE[how]
    written = {kind: TEXT_KINDS[kind](planted) for kind in VARIED_KINDS}
    written["tags between words"] = f"<b>{planted.replace(' ', '</b> <i>')}</i>"
    for kind, name in written.items():
        (tmp_path / kind).mkdir()
        (tmp_path / kind / file).write_text(FILES[file].format(name), encoding="utf-8")
    assert _asked_about(tmp_path, withheld) == set(written)


@pytest.mark.parametrize("how", OTHERWISE)
def test_a_name_planted_otherwise_is_asked_about_in_wrapped_bytes(tmp_path, how):
    withheld, planted = OTHERWISE[how]
    for wrapper, wrap in WRAPPERS.items():
        (tmp_path / wrapper).mkdir()
        (tmp_path / wrapper / "it").write_bytes(wrap(FILES["index.html"].format(planted)))
    assert _asked_about(tmp_path, withheld) == set(WRAPPERS)


def _asked_about(folder, withheld):
    """Which of the folders in *folder* hold something that is asked about, each scanned alone.

    Copies are asked about once, so that one scan of all would tell of the first alone.
    """
    names = Withheld(listed_names([withheld]))
    found = {each.name: {hit.kind for hit in scan(each, names)} for each in folder.iterdir()}
    return {name for name, kinds in found.items() if kinds == {Outcome.ASKS}}


@pytest.mark.parametrize("how", OTHERWISE)
def test_a_path_that_holds_a_name_otherwise_is_not_shown(tmp_path, how):
    withheld, planted = OTHERWISE[how]
    (tmp_path / f"{planted}.txt").write_text("nothing")
    assert [each.path for each in found_in(tmp_path, withheld)] == ["#1"]
