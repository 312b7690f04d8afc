"""Slots of own voice as a Member types and reads them: `{Golrokh A.}` for `{agent:ID}`.

What is stored is always the id; what a person sees is a form of the Agent's name, with the
beginning of the id where two Agents bear it.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from firsthand.core.languages import primary
from firsthand.disclosure.wording import SLOT
from firsthand.names.folding import fold
from firsthand.workroom.documentation.models import NameForm
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.wording.models import Translation

TYPED = re.compile(r"\{(?!agent:)([^{}#]{1,200})(?:#([0-9a-f]{4,32}))?\}")
SHORT_ID = 6


class SlotNames:
    """The names by which slots are shown and typed: two queries, however many texts."""

    def __init__(self) -> None:
        rows = NameForm.objects.order_by("-neutral", "created_at", "id")
        self._forms: defaultdict[UUID, list[tuple[str, str]]] = defaultdict(list)
        self._bearers: defaultdict[str, set[UUID]] = defaultdict(set)
        for agent_id, language, text in rows.values_list("agent_id", "language", "text"):
            self._forms[agent_id].append((primary(language), text))
            self._bearers[fold(text)].add(agent_id)
        self._labels = _role_labels()

    def readable(self, words: str, language: str) -> str:
        """*words* with each stored slot as a Member reads it in *language*."""
        return SLOT.sub(lambda found: self._shown(UUID(found[1]), primary(language)), words)

    def _shown(self, agent_id: UUID, language: str) -> str:
        forms = self._forms.get(agent_id, [])
        mine = [text for tongue, text in forms if tongue == language]
        name = (mine or [text for _, text in forms] or [self._labels.get(agent_id, "?")])[0]
        is_alone = self._bearers[fold(name)] == {agent_id}
        return f"{{{name}}}" if is_alone else f"{{{name}#{agent_id.hex[:SHORT_ID]}}}"

    def stored(self, words: str) -> str:
        """*words* with each typed slot as it is stored.

        Raises: RefusedError where nobody, or more than one Agent, is called so.
        """
        return TYPED.sub(lambda found: self._slot(found[1].strip(), found[2] or ""), words)

    def _slot(self, name: str, begins: str) -> str:
        known = self._bearers.get(fold(name), set()) | self._by_label(name)
        meant = [agent_id for agent_id in known if agent_id.hex.startswith(begins)]
        if len(meant) != 1:
            raise RefusedError("slot_ambiguous" if meant else "slot_unknown")
        return f"{{agent:{meant[0]}}}"

    def _by_label(self, name: str) -> set[UUID]:
        return {agent_id for agent_id, label in self._labels.items() if fold(label) == fold(name)}


def _role_labels() -> Mapping[UUID, str]:
    """A label of each Agent that has one, by which somebody without a name is shown."""
    rows = Translation.objects.filter(field="role").order_by("-language")
    return dict(rows.values_list("owner_id", "text"))
