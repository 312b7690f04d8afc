"""Distils word lists for `firsthand.names` from two well-kept packages, when ours is built.

    python tools/distil_words.py

Writes into src/firsthand/names/distilled/, which is never committed (ADR 26): for each of our
languages `words_LL.tsv.gz`, a folded word and its frequency a line, in tenths of the Zipf scale
(the logarithm to base 10 of the occurrences in a thousand million words), the commonest first; and
`given_names.txt.gz`, folded words of all scripts that persons are named by. Same packages, same
bytes.
"""

import gzip
import hashlib
import io
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src/firsthand/names/distilled"
OURS = ("en", "fr", "fa", "ar")
# Other languages, of whose common words too it is asked whether a person may be called so.
OTHERS = ("de", "es", "he", "it", "ru", "tr")
OURS_FROM, OTHERS_FROM = 2.0, 3.0  # Zipf: what is rarer is left out
PHRASE = 20  # words asked about at once
NOTICE = """These lists are distilled from two packages; tools/distil_words.py ({made_by})
made them.

words_*.tsv.gz: from wordfreq {wordfreq} (Robyn Speer), data under CC BY-SA 4.0, and so are these:
https://creativecommons.org/licenses/by-sa/4.0/ . Changed: folded, cut off, rounded.

given_names.txt.gz: from rigour {rigour} (OpenSanctions), MIT License, names from Wikidata (CC0).
"""


def main() -> int:
    """Make the lists; 0 when they stand."""
    distil(OUT)
    return 0


def is_made(folder: Path) -> bool:
    """True where the lists of the installed packages stand in *folder*."""
    notice = folder / "NOTICE"
    return notice.exists() and notice.read_text(encoding="utf-8") == _notice()


def distil(folder: Path) -> None:
    """Write the lists into *folder*; the notice last, as the sign that all stand."""
    if str(ROOT / "src") not in sys.path:
        sys.path.insert(0, str(ROOT / "src"))
    folder.mkdir(exist_ok=True)
    for language in OURS:
        lines = (f"{word}\t{tenths}" for word, tenths in _frequent(language))
        _write(folder / f"words_{language}.tsv.gz", lines)
    _write(folder / "given_names.txt.gz", sorted(_given_names()))
    (folder / "NOTICE").write_text(_notice(), encoding="utf-8")


def _notice() -> str:
    made_by = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    return NOTICE.format(made_by=made_by, wordfreq=version("wordfreq"), rigour=version("rigour"))


def _words(language: str, zipf: float) -> Iterator[tuple[str, float]]:
    """The words of *language* and their share of all words, the commonest first."""
    from wordfreq import get_frequency_dict  # noqa: PLC0415 - only where the lists are made

    least = 10 ** (zipf - 9)
    found = get_frequency_dict(language, wordlist="best").items()
    return ((word, share) for word, share in found if share >= least)


def _frequent(language: str) -> list[tuple[str, int]]:
    """Folded words with their frequency; spellings that fold alike are counted together."""
    from firsthand.names.folding import fold  # noqa: PLC0415 - from the checkout, not installed

    shares: defaultdict[str, float] = defaultdict(float)
    for word, share in _words(language, OURS_FROM):
        shares[fold(word)] += share
    rated = ((word, round(10 * (math.log10(share) + 9))) for word, share in shares.items())
    return sorted(((w, z) for w, z in rated if w), key=lambda each: (-each[1], each[0]))


def _given_names() -> set[str]:
    """Every asked word that is one word and names persons, folded."""
    from firsthand.names.folding import fold  # noqa: PLC0415 - as above

    levels = dict.fromkeys(OTHERS, OTHERS_FROM) | dict.fromkeys(OURS, OURS_FROM)
    asked = {word for each, zipf in levels.items() for word, _ in _words(each, zipf)}
    keys = map(fold, _names_among(sorted(asked)))
    return {key for key in keys if len(key) > 1 and " " not in key}


def _names_among(words: list[str]) -> Iterator[str]:
    # Not through rigour.names, which loads what needs a compiler (ADR 26). 5 s and 400 MB.
    from rigour._core import NameTypeTag, analyze_names  # noqa: PLC0415 - as above

    for at in range(0, len(words), PHRASE):
        for name in analyze_names(NameTypeTag.PER, [" ".join(words[at : at + PHRASE])]):
            for span in name.spans:
                if len(span.parts) == 1 and span.symbol.category.value == "NAME":
                    yield span.parts[0].form


def _write(path: Path, lines: Iterable[str]) -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0, filename="") as file:
        file.write("".join(line + "\n" for line in lines).encode())
    path.write_bytes(packed.getvalue())


if __name__ == "__main__":
    sys.exit(main())
