"""What stands in place of a Mention in the public text, and the text that results.

The same rule serves the release, the preview and the clearing screen: what a Member sees there is
what the gate would publish.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from uuid import UUID

from firsthand.core.codes import Treatment
from firsthand.core.languages import name_withheld
from firsthand.core.text import MarkKind, Span, Text
from firsthand.disclosure.candidates import AgentCandidate, MentionCandidate, SourceCandidate
from firsthand.disclosure.errors import MaskingError
from firsthand.disclosure.faults import Fault
from firsthand.disclosure.gate import Gate
from firsthand.disclosure.masking import Insert, Masked, mask
from firsthand.disclosure.naming import by_other_words, role_of, shown_by
from firsthand.names.folding import fold
from firsthand.public.records import ShownAs


@dataclass(slots=True)
class Treating:
    """A source text under a gate, with the faults and bases met while it is treated."""

    gate: Gate
    source: SourceCandidate
    faults: set[Fault] = field(default_factory=set)
    bases: set[UUID] = field(default_factory=set)

    def insert(self, mention: MentionCandidate) -> Insert | None:
        """What stands in place of a Mention; None = its own words."""
        match mention.treatment:
            case Treatment.NOT_A_NAME:
                return None
            case Treatment.SHOW:
                return self._shown(mention)
            case Treatment.ROLE:
                return self._role(mention)
            case Treatment.PSEUDONYM:
                return self._pseudonym(mention)
            case Treatment.GENERALISE if mention.replacement:
                return Insert(f"[{self.received(mention.replacement) or '...'}]", "general")
            case _:
                return Insert(name_withheld(self.source.language), "withheld")

    def received(self, words: str) -> str:
        """Words as received, where they hold no withheld name; else nothing, and a fault (I18)."""
        if self.gate.withheld.allows(words):
            return words
        self.faults.add(Fault.RECEIVED_WORDS)
        return ""

    def hides(self, words: str) -> bool:
        """Whether *words* repeat what the public text leaves out: a masked Mention, a Cut.

        Also where they are a part of what was cut.
        """
        said, quote = f" {fold(words)} ", self.source.text.quote
        masked = (
            f" {fold(quote(each.span))} " for each in self.source.mentions if self.insert(each)
        )
        cut = [f" {fold(quote(each.span))} " for each in self.source.cuts]
        left_out = (key for key in (*masked, *cut) if key.strip())
        is_said = bool(said.strip())
        return is_said and (any(key in said for key in left_out) or any(said in key for key in cut))

    def _agent(self, mention: MentionCandidate) -> AgentCandidate | None:
        return self.gate.agents.get(mention.agent_id) if mention.agent_id else None

    def _shown(self, mention: MentionCandidate) -> Insert | None:
        """None where a live Basis carries the words; else the role, or the name withheld (I16)."""
        agent = self._agent(mention)
        words = self.source.text.quote(mention.span)
        bases = shown_by(agent, words, self.gate.live) if agent else None
        if bases is None:
            self.faults.add(Fault.SHOW_WITHOUT_BASIS)
            language = self.source.language
            has_role = agent is not None and language in agent.roles
            return self._role(mention) if has_role else Insert(name_withheld(language), "withheld")
        self.bases |= bases
        return None

    def _role(self, mention: MentionCandidate) -> Insert:
        words = self.received(mention.replacement) or role_of(
            self._agent(mention), self.source.language
        )
        return Insert(f"[{words}]", "role")

    def _pseudonym(self, mention: MentionCandidate) -> Insert:
        agent = self._agent(mention)
        who = by_other_words(agent, self.source.language).who if agent else None
        if who is None or who.shown_as is not ShownAs.PSEUDONYM:
            return self._role(mention)
        return Insert(who.words, "pseudonym")


def treat(
    treating: Treating, insert: Callable[[MentionCandidate], Insert | None] | None = None
) -> Masked:
    """The public text of the source that is treated; empty, with a fault, if it cannot be masked.

    *insert* stands in for the rule of `Treating`, where a screen marks what is still open. A link
    whose address holds a withheld name does not stay, kept or not (glossary, Mark).
    """
    source = replace(treating.source, kept_links=_clean_links(treating))
    try:
        return mask(source, insert or treating.insert)
    except MaskingError:
        treating.faults.add(Fault.CANNOT_MASK)
        return Masked(Text())


def _clean_links(treating: Treating) -> frozenset[Span]:
    kept = treating.source.kept_links
    if not kept:
        return kept
    links = (mark for mark in treating.source.text.marks if mark.kind is MarkKind.LINK)
    held = {mark.span for mark in links if mark.span in kept and not treating.received(mark.value)}
    return kept - held
