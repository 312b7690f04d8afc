"""A name that is typed into a search, and the names here that are it in another spelling."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from firsthand.names.folding import atoms, fold
from firsthand.names.sounds import token_similarity
from firsthand.workroom.documentation.likeness import Name, sharing
from firsthand.workroom.documentation.name_index import KINDS

PERHAPS: Final = 0.5  # of `token_similarity`: two words may be one
MOST_NAMES: Final = 12
MOST_AGENTS: Final = 200
LETTERS_MIN: Final = 3  # of a name that is looked for in texts


@dataclass(frozen=True, slots=True)
class Spelled:
    """The names that a typed one may be, nearest first, and who bears them."""

    names: tuple[Name, ...] = ()
    agents: frozenset[UUID] = frozenset()
    keys: tuple[str, ...] = field(default=())

    @property
    def any(self) -> bool:
        """Whether there is another spelling at all."""
        return bool(self.names)


NOTHING = Spelled()


def spelled(typed: str) -> Spelled:
    """The names here of which every word typed may be a word, in whatever spelling or script.

    `keys` are their folded words, to be looked for in texts. A few queries at most.
    """
    words = [word.key for word in atoms(typed)]
    if not words:
        return NOTHING
    found = sorted(_near(typed, words), key=lambda each: (-each[0], each[2].text))
    names = dict.fromkeys(name for _, _, name in found if fold(name.text) != fold(typed))
    keys = dict.fromkeys(fold(name.text) for name in names)
    return Spelled(
        tuple(names)[:MOST_NAMES],
        frozenset(list(dict.fromkeys(agent_id for _, agent_id, _ in found))[:MOST_AGENTS]),
        tuple(key for key in keys if len(key) >= LETTERS_MIN)[:MOST_NAMES],
    )


def _near(typed: str, words: Sequence[str]) -> list[tuple[float, UUID, Name]]:
    found = []
    for kind in set(KINDS.values()):
        for agent_id, named in sharing(typed, kind).items():
            for name in named.names:
                nearness = _nearness(words, [word.key for word in atoms(name.text)])
                if nearness >= PERHAPS:
                    found.append((nearness, agent_id, name))
    return found


def _nearness(words: Sequence[str], others: Sequence[str]) -> float:
    """How near the word is that comes least near to one of *others*."""
    return min(
        max((token_similarity(word, other) for other in others), default=0.0) for word in words
    )
