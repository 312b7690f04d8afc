"""What the scan looks for, and what it says it found."""

from dataclasses import dataclass
from typing import NamedTuple

from firsthand.names.parts import Part


@dataclass(frozen=True, slots=True)
class WithheldForm:
    """A form of a name that may not be in the edition.

    *cleared_words*: folded words shared with a form of the same person that has a live Basis;
    *mentioned_in*: the (item id, language) whose source text mentions the Agent.
    """

    form_id: str
    agent_id: str
    text: str
    is_person: bool = True
    one_word_blocks: bool = False
    cleared_words: frozenset[str] = frozenset()
    mentioned_in: frozenset[tuple[str, str]] = frozenset()


class Occurrence(NamedTuple):
    """Where a text reads as a withheld form (WHOLE) or as one word of it.

    *start*, *end*: code points, half-open. *word*: the number of the word it begins in. An
    *embedded* one begins or ends inside other letters; a *varied* one is another spelling of the
    form, in whatever script, or has letters that look like its own.
    """

    start: int
    end: int
    word: int
    key: str
    form: WithheldForm
    part: Part
    embedded: bool
    varied: bool = False
