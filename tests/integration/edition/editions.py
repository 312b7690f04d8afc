"""Editions for tests: built from records, crawled as a reader's browser would from a disk."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from lxml import etree, html
from tests.unit.edition import sample

from firsthand.edition.build import build
from firsthand.public.bundle import write_bundle

ID, CODE = re.compile(r"[0-9a-v]{26}"), re.compile(r"ITM\d\d")
MANY = 20  # so many Items' pages are enough to see them all


def built(folder: Path, **changed: object) -> Path:
    """The edition of the sample with *changed* contents, below *folder*."""
    write_bundle(folder / "bundle", **sample.contents(**changed))
    build(folder / "bundle", folder / "edition")
    return folder / "edition"


def pages(edition: Path) -> Iterator[Path]:
    return iter(sorted(edition.rglob("*.html")))


def document(page: Path) -> html.HtmlElement:
    return html.document_fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def links(page: Path) -> Iterator[str]:
    """Every address in *page* that stays in the edition, as it is written."""
    if page.suffix == ".xml":
        found = etree.parse(page).iterfind(".//{http://www.w3.org/2005/Atom}link")
        addresses = [link.get("href") for link in found]
    else:
        addresses = document(page).xpath("//@href | //@src")
    return (str(address) for address in addresses if not urlsplit(address).scheme)


def broken(edition: Path) -> list[str]:
    """Addresses that lead nowhere, or out of the edition, or to an anchor that is not there."""
    faults = []
    for page in (*pages(edition), *sorted(edition.rglob("*.xml"))):
        for address in links(page):
            path, anchor = urldefrag(address)
            target = (page.parent / unquote(path)).resolve() if path else page
            if not target.is_file() or edition.resolve() not in target.parents:
                faults.append(f"{page.name} {address}")
            elif anchor and not document(target).xpath(f'//*[@id="{anchor}"]'):
                faults.append(f"{page.name} #{anchor}")
    return faults


def reached(edition: Path) -> set[Path]:
    """The pages that somebody finds who begins at index.html."""
    found, waiting = set(), [edition / "index.html"]
    while waiting:
        page = waiting.pop()
        if page not in found:
            found.add(page)
            if page.suffix == ".html":
                targets = (page.parent / urldefrag(link)[0] for link in links(page))
                waiting += [target.resolve() for target in targets if target.is_file()]
    return found


def heading_faults(page: Path) -> list[str]:
    """Headings of *page* that skip a level, or a first one that is not the only h1."""
    levels = [
        int(node.tag[1])
        for node in document(page).xpath(
            "//*[re:match(name(), '^h[1-6]$')]",
            namespaces={"re": "http://exslt.org/regular-expressions"},
        )
    ]
    steps = zip([0, *levels], levels, strict=False)
    faults = [f"h{one} h{other}" for one, other in steps if other > one + 1]
    return faults + (["h1"] if levels.count(1) != 1 else [])


def one_of_each(edition: Path) -> list[Path]:
    """One page of each kind in each language (of Items all), as far as the edition has them."""
    found: dict[str, Path] = {}
    for page in pages(edition):
        path = page.relative_to(edition).as_posix()
        kind = path if "/item/" in path else ID.sub("x", CODE.sub("x", path))
        found.setdefault(kind, page)
    items = [page for kind, page in found.items() if "/item/" in kind]
    return [page for kind, page in found.items() if "/item/" not in kind] + items[:MANY]
