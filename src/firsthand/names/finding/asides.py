"""A nickname set between the words of a name: Kiumars (Kia) Pelvand, کیومرث «کیا» پلوند."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from firsthand.names.finding.hits import Hit

BESIDE: Final = 80  # letters on each side that a name may stand in
MISSING: Final = 0.02  # taken off for what stands between
LEAST: Final = 0.5
_WHOLE_BEFORE: Final = re.compile(r"(?<!\w)\w.*$", re.DOTALL)
_WHOLE_BEHIND: Final = re.compile(r"\w.*(?!\w)", re.DOTALL)
# One or two words in brackets or quotation marks, with a space before and a word behind.
_WORD: Final = r"[^\W\d_][\w\u200c'’.\-]{0,23}"
_WORDS: Final = rf"{_WORD}(?: {_WORD})?"
_ASIDE: Final = re.compile(
    rf"(?<=\w)[\s,،]{{1,3}}(?:\({_WORDS}\)|\[{_WORDS}\]|[“„\"«‘‹]{_WORDS}[”“\"»’›])[\s,،]{{1,3}}(?=\w)"
)


def past_asides(string: str, look: Callable[[str], Iterable[Hit]]) -> Iterator[Hit]:
    """The hits of *look* that go from before an aside in *string* to behind it.

    *look* gets what stands on both sides, with one space between. Time grows with the asides.
    """
    for aside in _ASIDE.finditer(string):
        start, end = aside.span()
        before = _WHOLE_BEFORE.search(string, max(0, start - BESIDE), start)
        behind = _WHOLE_BEHIND.match(string, end, end + BESIDE)
        if before and behind:
            first, seam = before.start(), start - before.start()
            for hit in look(f"{before[0]} {behind[0]}"):
                if hit.start < seam < hit.end - 1:
                    yield hit._replace(
                        start=hit.start + first,
                        end=hit.end + first + end - start - 1,
                        score=max(hit.score - MISSING, LEAST),
                    )
