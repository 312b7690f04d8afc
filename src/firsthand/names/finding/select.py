"""Which of the hits that were found are kept."""

from collections.abc import Iterable

from firsthand.names.finding.hits import Hit

ALIKE: float = 0.05  # a namesake is told as well where it is no less near than so


def kept_variants(variants: Iterable[Hit], folded: list[Hit]) -> list[Hit]:
    """The variants to tell beside *folded* hits: the longest and nearest, none over another.

    A variant may hold a folded hit (of a shorter form); it never lies within one or cuts one.
    """
    kept: list[Hit] = []
    for hit in sorted(variants, key=lambda hit: (-(hit.end - hit.start), -hit.score, hit.form_id)):
        if _is_free(hit, kept) and not any(_cuts(hit, other) for other in folded):
            kept.append(hit)
    return kept


def _is_free(hit: Hit, kept: list[Hit]) -> bool:
    for other in kept:
        if hit.start < other.end and other.start < hit.end:
            same = (hit.start, hit.end) == (other.start, other.end)
            if not same or hit.score < other.score - ALIKE or hit.form_id == other.form_id:
                return False
    return True


def _cuts(hit: Hit, other: Hit) -> bool:
    overlaps = hit.start < other.end and other.start < hit.end
    holds = hit.start <= other.start and other.end <= hit.end and hit[:2] != other[:2]
    return overlaps and not holds
