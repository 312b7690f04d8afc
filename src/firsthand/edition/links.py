"""How the Items of an edition stand to one another: who answers whom, what has one source."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.core.codes import LinkKind
from firsthand.public.relations import LinkRecord


@dataclass(frozen=True, slots=True)
class Links:
    """Items by the Items they are linked with, all by public id, in a bundle's order."""

    _answered: Mapping[str, Sequence[str]] = field(default_factory=dict)
    _replies: Mapping[str, Sequence[str]] = field(default_factory=dict)
    _kin: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def answered(self, item_id: str) -> Sequence[str]:
        """What an Item answers."""
        return self._answered.get(item_id, ())

    def replies(self, item_id: str) -> Sequence[str]:
        """What answers an Item."""
        return self._replies.get(item_id, ())

    def same_origin(self, item_id: str) -> Sequence[str]:
        """What comes from the same source as an Item."""
        return self._kin.get(item_id, ())

    def replying(self) -> list[str]:
        """All Items that answer another."""
        return sorted(self._answered)


def links_of(records: Iterable[LinkRecord], held: Container[str]) -> Links:
    """The links between Items that are *held*; a link to anything else is none."""
    pairs: dict[LinkKind, list[tuple[str, str]]] = {kind: [] for kind in LinkKind}
    for record in records:
        if record.item_id in held and record.to_id in held:
            pairs[record.kind].append((record.item_id, record.to_id))
    answers, kin = pairs[LinkKind.REPLY_TO], pairs[LinkKind.SAME_ORIGIN]
    return Links(_grouped(answers), _grouped(_turned(answers)), _grouped([*kin, *_turned(kin)]))


def _turned(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(other, one) for one, other in pairs]


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
    return found
