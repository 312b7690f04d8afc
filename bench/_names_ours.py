"""What the names bench calls of ours, in one place.

Each function raises ImportError or AttributeError (NOT_THERE) where its part is not there; the
bench then says so and goes on.
"""

from collections.abc import Iterator, Sequence

NOT_THERE = (ImportError, AttributeError)
# FollowTheMoney's schemas as our kinds; a ship's name is read as an organization's.
KINDS = {"Person": "person"}
OTHER_KIND = "organization"


def has(name: str) -> bool:
    """True where `firsthand.names.matching` has it."""
    try:
        from firsthand.names import matching
    except ImportError:
        return False
    return hasattr(matching, name)


def threshold() -> float:
    """The one threshold for all sets."""
    from firsthand.names import matching

    return matching.THRESHOLD


def scores(pairs: Sequence[tuple[str, str]], schema: str) -> list[float]:
    """A Scorer as the peers are."""
    from firsthand.names import matching

    return list(matching.score_pairs(pairs, KINDS.get(schema, OTHER_KIND)))


def word_scores(pairs: Sequence[tuple[str, str]], schema: str) -> list[float]:  # noqa: ARG001 - a Scorer
    """Single words, as written, by their sounds alone."""
    from firsthand.names.sounds import token_similarity

    return [token_similarity(left, right) for left, right in pairs]


def blocks(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Candidate pairs of positions."""
    from firsthand.names import matching

    return iter(matching.block(names))


class Finder:
    """Known forms, (whose, as written), made ready; called with a text."""

    def __init__(self, forms: Sequence[tuple[str, str]]) -> None:
        from firsthand.names.finding import Reach, compile_forms

        self.whose = {str(at): agent for at, (agent, _) in enumerate(forms)}
        rows = ((str(at), text) for at, (_, text) in enumerate(forms))
        self.forms = compile_forms(rows, reach=Reach.VARIANTS)

    def __call__(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, whose) of each finding."""
        from firsthand.names.finding import find

        return [(hit.start, hit.end, self.whose[hit.form_id]) for hit in find(text, self.forms)]


def suggested(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, tier) of each suggestion; tier is empty while there are none."""
    from firsthand.names.suggesting import suggest

    for each in suggest(text, language):
        yield each.start, each.end, str(getattr(each, "tier", ""))
