"""Makes the edition's faces: subsets of four free families, from their npm packages.

    make faces

Writes woff2 files, `faces.css` and the licences into src/firsthand/edition/faces/, which is never
committed. Without npm, or without a network, it says so and makes nothing: the edition then asks
for faces that readers have (ADR 22). Same packages, same bytes.
"""

import base64
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FACES = Path(__file__).resolve().parents[1] / "src/firsthand/edition/faces"
SECONDS = 120
VERSION = "5.3.0"
# Subresource integrity of each package at VERSION, as its registry and its tarball both say.
PACKAGES = {
    "newsreader": (
        "rrzYi43qMpbzwuFtf9OkWH8sxAPVPcQQQEwXpPtwaKYeJ8yVg5aLs5kawmo1f2Q1t1M38TLmEKCkGVDsYwgdFw=="
    ),
    "markazi-text": (
        "Lg63OxmiMdTH/cDgXQ4cn9d5zVsvtf5+aGzHFFdTcDM6qbz0K6Liu/YBeTjFp6nE+5b3ElIaziPSaGXZXyDtJQ=="
    ),
    "libre-franklin": (
        "PEQemCKVRtkLZJNpfvR4wG7x87c8iG05XJuEaX59ogMcAQpdtCZz/NXZUrXLJyvyx3/HD70W4LUppWLBdEdU2g=="
    ),
    "vazirmatn": (
        "ZA68W8JHbMdNzzwjYHUWKB2PH22QpxNEnk0ukcXM+XiqYMV6ZWJZAKuNXcrMR2JjuIAwsfAU3KknCXPI6wXUvw=="
    ),
}
LATIN = "20-7E,A0-FF,152-153,178,2009-200B,2010-2026,202F,2039-203A,20AC,2212"
# Transliterated names: letters with macrons, dots and carons.
LATIN_MORE = "100-151,154-177,179-17F,18F,1B5-1B6,1CD-1DC,1E00-1EFF,2BB-2BF"
# ZWNJ and the bidi marks stand with the letters that they join, or a word falls apart.
ARABIC = "60C-671,67E,686,698,6A9,6AF,6BE,6C0,6CC,6D5,6F0-6F9,200C-200F"
# What stands between Arabic letters: spaces, signs, quotation marks; and acronyms in the text face.
SIGNS = "20-40,5B-60,7B-7E,A0,AB,B7,BB,2009-200A,2010-2026,202F,2039-203A"
ACRONYMS = "41-5A,61-7A," + SIGNS
UPRIGHT, ITALIC = "normal", "italic"
Limits = dict[str, float | tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Cut:
    """One file to make: from which file of which package, how far, and how CSS calls it."""

    name: str
    family: str
    package: str
    source: str
    limits: Limits
    characters: str
    style: str = UPRIGHT
    adjust: str = ""


TEXT: Limits = {"wght": (400, 700)}
CUTS = (
    Cut("newsreader", "Newsreader", "newsreader", "latin-opsz-normal", TEXT | {"opsz": 16}, LATIN),
    Cut(
        "newsreader-more",
        "Newsreader",
        "newsreader",
        "latin-ext-opsz-normal",
        TEXT | {"opsz": 16},
        LATIN_MORE,
    ),
    Cut(
        "newsreader-italic",
        "Newsreader",
        "newsreader",
        "latin-opsz-italic",
        {"wght": 400, "opsz": 16},
        LATIN,
        ITALIC,
    ),
    Cut(
        "newsreader-display",
        "Newsreader Display",
        "newsreader",
        "latin-opsz-normal",
        {"wght": 500, "opsz": 44},
        LATIN,
    ),
    Cut("franklin", "Libre Franklin", "libre-franklin", "latin-wght-normal", TEXT, LATIN),
    Cut(
        "franklin-more",
        "Libre Franklin",
        "libre-franklin",
        "latin-ext-wght-normal",
        TEXT,
        LATIN_MORE,
    ),
    Cut(
        "markazi-latin",
        "Markazi Text",
        "markazi-text",
        "latin-wght-normal",
        TEXT,
        ACRONYMS,
        adjust="112%",
    ),
    Cut(
        "markazi", "Markazi Text", "markazi-text", "arabic-wght-normal", TEXT, ARABIC, adjust="112%"
    ),
    Cut("vazirmatn-signs", "Vazirmatn", "vazirmatn", "latin-wght-normal", TEXT, SIGNS),
    Cut("vazirmatn", "Vazirmatn", "vazirmatn", "arabic-wght-normal", TEXT, ARABIC),
)


class FacesError(Exception):
    """The faces cannot be made; the words say why."""


def main() -> int:
    """Always 0: where the faces cannot be made a sentence says so, and no harm is done."""
    try:
        made = make_faces(FACES)
    except FacesError as error:
        sys.stdout.write(f"faces: {error}; the edition is set in the reader's own faces\n")
        return 0
    sys.stdout.write(f"faces: {len(made)} files, {sum(made.values()) // 1024} KB\n")
    return 0


def make_faces(folder: Path) -> dict[str, int]:
    """The files made in *folder*, which is replaced whole, and their sizes in bytes.

    Raises: FacesError.
    """
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        packages = {name: _fetched(name, work) for name in PACKAGES}
        made = work / "made"
        made.mkdir()
        for cut in CUTS:
            (made / f"{cut.name}.woff2").write_bytes(_cut(packages[cut.package], cut))
        (made / "faces.css").write_text("\n".join(map(_rule, CUTS)), encoding="utf-8")
        (made / "licences.txt").write_text(_licences(packages), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(made, folder)
    return {path.name: path.stat().st_size for path in sorted(folder.iterdir())}


def _fetched(name: str, work: Path) -> Path:
    """The unpacked package, its bytes checked against the pinned digest."""
    npm = shutil.which("npm")
    if npm is None:
        raise FacesError("npm is not here")
    package = f"@fontsource-variable/{name}@{VERSION}"
    command = [npm, "pack", "--silent", "--json", "--pack-destination", str(work), package]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=SECONDS)
        (said,) = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        raise FacesError(f"npm could not fetch {package}") from None
    tarball = work / Path(said["filename"]).name
    digest = hashlib.sha512(tarball.read_bytes()).digest()
    if base64.b64encode(digest).decode() != PACKAGES[name]:
        raise FacesError(f"{package} is not the package that was chosen")
    with tarfile.open(tarball) as archive:
        archive.extractall(work / name, filter="data")
    return work / name / "package"


def _cut(package: Path, cut: Cut) -> bytes:
    """The woff2 bytes of one subset; nothing of the machine or the day is in them."""
    family = cut.package
    font = TTFont(package / "files" / f"{family}-{cut.source}.woff2", recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = ["*"]
    options.hinting = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=_code_points(cut.characters))
    subsetter.subset(font)
    narrowed = instancer.instantiateVariableFont(font, cut.limits)
    narrowed.flavor = "woff2"
    out = io.BytesIO()
    narrowed.save(out)
    return out.getvalue()


def _code_points(ranges: str) -> Iterator[int]:
    for each in ranges.split(","):
        first, _, last = each.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def _rule(cut: Cut) -> str:
    """The @font-face rule; the Arabic file of a family comes last, so that ZWNJ is its own.

    A face that is not there at once is left for the next page: no line moves under a reader's eyes.
    """
    weight = cut.limits["wght"]
    weights = f"{weight[0]:g} {weight[1]:g}" if isinstance(weight, tuple) else f"{weight:g}"
    spans = ", ".join(f"U+{each}" for each in cut.characters.split(","))
    adjust = f" size-adjust: {cut.adjust};" if cut.adjust else ""
    return (
        f'@font-face {{ font-family: "{cut.family}"; font-style: {cut.style}; '
        f"font-weight: {weights}; font-display: optional;{adjust}\n"
        f'  src: url("{cut.name}.woff2") format("woff2"); unicode-range: {spans}; }}\n'
    )


def _licences(packages: dict[str, Path]) -> str:
    texts: Iterable[str] = (
        f"{name}\n\n{(path / 'LICENSE').read_text('utf-8').strip()}\n"
        for name, path in packages.items()
    )
    return "\n\n".join(texts)


if __name__ == "__main__":
    sys.exit(main())
