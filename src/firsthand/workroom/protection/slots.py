"""Slots of own voice as a Member types and reads them: `{Golrokh A.}` for `{agent:ID}`.

What is stored is always the id; what a person sees is a form of the Agent's name, with the
beginning of the id where two Agents bear it. For private screens alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from uuid import UUID

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from firsthand.core.codes import OwnField
from firsthand.core.languages import primary
from firsthand.disclosure.wording import SLOT
from firsthand.names.folding import fold
from firsthand.workroom.documentation.models import NameForm
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.wording.models import Translation

TYPED = re.compile(r"\{(?!agent:)([^{}#]{1,200})(?:#([0-9a-f]{4,32}))?\}")
SHORT_ID = 6
WHOLE_ID = 32
# Somebody with neither a name nor a role label.
NAMELESS = "?"


class SlotNames:
    """The names by which slots are shown and typed, read when the first slot is met.

    Two queries, however many texts; none where no text has a slot.
    """

    @cached_property
    def _forms(self) -> Mapping[UUID, list[tuple[str, str]]]:
        """The forms of each Agent as (primary language, text), neutral ones first."""
        forms: defaultdict[UUID, list[tuple[str, str]]] = defaultdict(list)
        rows = NameForm.objects.order_by("-neutral", "created_at", "id")
        for agent_id, language, text in rows.values_list("agent_id", "language", "text"):
            forms[agent_id].append((primary(language), text))
        return forms

    @cached_property
    def _labels(self) -> Mapping[UUID, Mapping[str, str]]:
        """The role labels of each Agent by primary language: they show who has no name."""
        labels: defaultdict[UUID, dict[str, str]] = defaultdict(dict)
        rows = Translation.objects.filter(field=OwnField.ROLE).order_by("language")
        for agent_id, language, text in rows.values_list("owner_id", "language", "text"):
            labels[agent_id].setdefault(primary(language), text)
        return labels

    @cached_property
    def _bearers(self) -> Mapping[str, set[UUID]]:
        """Whom each folded name or label may mean."""
        bearers: defaultdict[str, set[UUID]] = defaultdict(set)
        for agent_id, forms in self._forms.items():
            for _language, text in forms:
                bearers[fold(text)].add(agent_id)
        for agent_id, labels in self._labels.items():
            for label in labels.values():
                bearers[fold(label)].add(agent_id)
        return bearers

    def readable(self, words: str, language: str) -> str:
        """*words* with each stored slot as a Member types it in *language*."""
        return SLOT.sub(lambda found: self.slot(UUID(found[1]), language), words)

    def plain(self, words: str, language: str) -> str:
        """*words* with a name in place of each stored slot: for titles on private screens."""
        return SLOT.sub(lambda found: self.name(UUID(found[1]), language), words)

    def html(self, words: str, language: str) -> SafeString:
        """*words* escaped, with each stored slot as a mark around the name."""
        return SafeString("".join(self._pieces(words, language)))

    def _pieces(self, words: str, language: str) -> Iterator[str]:
        for number, piece in enumerate(SLOT.split(words)):
            if number % 2:
                name = self.name(UUID(piece), language)
                yield format_html('<bdi class="slot">{}</bdi>', name)
            else:
                yield escape(piece)

    def name(self, agent_id: UUID, language: str) -> str:
        """A form of the Agent's name, one in *language* first; else its role label."""
        forms = self._forms.get(agent_id, [])
        mine = [text for tongue, text in forms if tongue == primary(language)]
        named = mine or [text for _, text in forms]
        return named[0] if named else self.label(agent_id, language) or NAMELESS

    def label(self, agent_id: UUID, language: str) -> str:
        """The Agent's role label, the one in *language* first; empty where it has none."""
        labels = self._labels.get(agent_id, {})
        return labels.get(primary(language)) or next(iter(labels.values()), "")

    def slot(self, agent_id: UUID, language: str) -> str:
        """The slot of an Agent as a Member types it in *language*."""
        name = self.name(agent_id, language)
        if name == NAMELESS:
            return f"{{{NAMELESS}#{agent_id.hex}}}"
        is_alone = self._bearers[fold(name)] == {agent_id}
        return f"{{{name}}}" if is_alone else f"{{{name}#{agent_id.hex[:SHORT_ID]}}}"

    def stored(self, words: str) -> str:
        """*words* with each typed slot as it is stored.

        Raises: RefusedError where nobody, or more than one Agent, is called so.
        """
        return TYPED.sub(self._stored, words)

    def _stored(self, found: re.Match[str]) -> str:
        meant = self._meant(found)
        if len(meant) != 1:
            raise RefusedError("slot_ambiguous" if meant else "slot_unknown")
        return f"{{agent:{meant[0]}}}"

    def _meant(self, found: re.Match[str]) -> list[UUID]:
        """Whom a typed slot may mean, in a stable order."""
        name, begins = found[1].strip(), found[2] or ""
        if name == NAMELESS:
            return [UUID(begins)] if len(begins) == WHOLE_ID else []
        known = self._bearers.get(fold(name), set()) if fold(name) else set()
        return sorted(agent_id for agent_id in known if agent_id.hex.startswith(begins))

    def unclear(self, words: str) -> tuple[str, list[UUID]]:
        """The first typed slot of *words* that does not mean one Agent, and whom it may mean."""
        for found in TYPED.finditer(words):
            meant = self._meant(found)
            if len(meant) != 1:
                return found[0], meant
        return "", []
