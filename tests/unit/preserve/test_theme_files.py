"""The folder `theme/`: which files are read, and what is said of the others."""

from importlib.resources import files

import pytest

from firsthand.preserve.errors import FolderError
from firsthand.preserve.theme_files import MOST_BYTES, read_theme


def lay(folder, **content):
    for place, words in content.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return folder


def test_no_folder_is_no_theme(tmp_path):
    assert read_theme(tmp_path / "theme") == {}


def test_files_are_read_in_order_and_hidden_ones_passed_over(tmp_path):
    content = {"templates/item.html": "<p>", "extra.css": "p{}", "logo-2.svg": "<svg/>"}
    lay(tmp_path, **content, **{".DS_Store": "x", "templates/.item.html.swp": "x"})
    assert read_theme(tmp_path) == {place: content[place].encode() for place in sorted(content)}


@pytest.mark.parametrize(
    "place",
    ["logo.png", "templates/feed.xml", "style.css", "templates/a/b.html", "Logo.svg", "a.b.svg",
     "templates/Item.html", "script.js", "templates/item.html.bak"],
)  # fmt: skip
def test_other_files_are_refused(tmp_path, place):
    with pytest.raises(FolderError, match=r"only templates/\*.html, extra.css and \*.svg"):
        read_theme(lay(tmp_path, **{place: "x"}))


REACHING = {
    "extra.css": [
        '@import "x.css";',
        "p { background: url(https://counter.example/x) }",
        "p { background: url( '//counter.example/x') }",
        "p { background: url(data:image/svg+xml,x) }",
        "p { width: expression(1) }",
        r"p { background: u\72l(https://x.example) }",
        r"@\69mport 'x.css';",
        "p { background: image-set('https://x.example/a' 1x) }",
        "p { background: url(/**/'https://x.example') }",
        r"p { background: url('\2f/x.example') }",
    ],
    "logo.svg": [
        "<svg><script>1</script></svg>",
        "<svg onload='x'/>",
        "<svg><a href='https://x.example'/></svg>",
        "<svg><image href='photo.png'/></svg>",
        "<svg><use xlink:href='//x.example/a#b'/></svg>",
        "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
        "<svg><foreignObject/></svg>",
        "<svg><style>p{fill:url(https://x)}</style></svg>",
        "<?xml-stylesheet href='#a'?><svg/>",
        "<svg xmlns:s='http://www.w3.org/2000/svg'><s:script>1</s:script></svg>",
        "<svg><a href='#'><animate attributeName='href' values='javascript:1'/></a></svg>",
        "<svg><set attributeName='onclick' to='1'/></svg>",
        r"<svg><style>@\69mport 'x'</style></svg>",
    ],
    "templates/item.html": [
        "<script>1</script>",
        "<script src='https://x.example'></script>",
        "<SCRIPT>1</SCRIPT>",
        "<p onclick='x'>",
        "<a href='javascript:x'>",
        "<img src='//counter.example/x'>",
        '<img src="https://counter.example/x">',
        "<img src=x onerror=x>",
        "<img src=x\tonerror=x>",
        "<img/onerror=x>",
        '<script type="application/ld+json" src="x.js"></script>',
        "<meta http-equiv='refresh' content='0;url=https://x.example'>",
        "<iframe srcdoc='x'></iframe>",
        "<link rel=preconnect href=https://x.example>",
        "<link rel='stylesheet' href='//x.example/x.css'>",
        "<base href='https://x.example/'>",
        "<form action='x'></form>",
        "<svg><image href='https://x.example/x'/></svg>",
        "<a ping='https://x.example' href='#'>x</a>",
        "<object data='x'></object>",
    ],
}


@pytest.mark.parametrize(
    ("place", "words"), [(place, words) for place, all_ in REACHING.items() for words in all_]
)
def test_what_runs_or_reaches_elsewhere_is_refused_by_its_line(tmp_path, place, words):
    with pytest.raises(FolderError, match=rf"{place}: line 2 runs something"):
        read_theme(lay(tmp_path, **{place: f"\n{words}"}))


HARMLESS = {
    "extra.css": "p { background: url(logo.svg); fill: url(#a) }",
    "logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'><use href='#a'/><g fill='url(#b)'/></svg>",
    "templates/item.html": "<a href='https://causeway.example/'>one second = on the quay</a>",
}


def test_what_stays_here_is_taken(tmp_path):
    assert set(read_theme(lay(tmp_path, **HARMLESS))) == set(HARMLESS)


def test_a_copy_of_each_of_our_own_templates_is_taken(tmp_path):
    own = files("firsthand.edition").joinpath("templates")
    copies = {
        f"templates/{file.name}": file.read_bytes()
        for file in own.iterdir()
        if file.name.endswith(".html")
    }
    assert read_theme(lay(tmp_path, **copies)) == dict(sorted(copies.items()))


def test_too_large_too_many_not_utf8_and_links_are_refused(tmp_path):
    for name, content, says in (
        ("large", {"extra.css": b"x" * (MOST_BYTES + 1)}, "at most 524288 bytes"),
        ("words", {"extra.css": b"\xff\xfe"}, "must be UTF-8"),
        ("many", {f"a{n}.svg": b"<svg/>" for n in range(101)}, "at most 100 files"),
        ("heavy", {f"a{n}.svg": b"x" * MOST_BYTES for n in range(5)}, "2097152 bytes"),
    ):
        with pytest.raises(FolderError, match=says):
            read_theme(lay(tmp_path / name, **content))
    (tmp_path / "link").mkdir()
    (tmp_path / "link/extra.css").symlink_to("/etc/hostname")
    with pytest.raises(FolderError, match="plain file"):
        read_theme(tmp_path / "link")
