"""A pseudonym stands for one person and gives no hint of the name behind it (I22)."""

from collections.abc import Iterable
from enum import StrEnum

from firsthand.disclosure.candidates import AgentCandidate
from firsthand.names.folding import fold

SHORT_KEY = 1


class PseudonymFault(StrEnum):
    """Why a pseudonym may not be taken."""

    TAKEN = "pseudonym_taken"
    OWN_NAME = "pseudonym_own_name"
    INITIALS = "pseudonym_initials"


def pseudonym_fault(
    words: str, *, agent: AgentCandidate, others: Iterable[AgentCandidate]
) -> PseudonymFault | None:
    """Why *words* may not be the pseudonym of *agent*; None = they may.

    *others* are all other Agents. Compared folded, in any language.
    """
    key = fold(words)
    if any(key == fold(taken) for other in others for taken in other.pseudonyms.values()):
        return PseudonymFault.TAKEN
    names = [fold(form.text).split() for form in agent.forms]
    own = {word for name in names for word in name if len(word) > SHORT_KEY}
    if own & set(key.split()):
        return PseudonymFault.OWN_NAME
    letters = key.replace(" ", "")
    if letters in {"".join(word[0] for word in name) for name in names}:
        return PseudonymFault.INITIALS
    return None
