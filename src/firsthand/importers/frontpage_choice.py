"""Which records of a page are alike enough to be its teasers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from firsthand.importers.frontpage_pieces import Kind
from firsthand.importers.frontpage_records import Record, Teaser, starts_side_box
from firsthand.importers.frontpage_tails import without_tails
from firsthand.importers.frontpage_words import ends_cut

FEWEST_WORDS = 3
POOR = 0.35
TITLES = frozenset({Kind.TITLE, Kind.LINKED_TITLE})


@dataclass(frozen=True, slots=True)
class Choice:
    """The teasers chosen, and how many words of prose stand outside of them.

    `outer_titles`: each title outside of them, with the words of prose of its record. `repeats`:
    how many more records lead where a teaser leads, with other words.
    """

    teasers: tuple[Teaser, ...]
    outside: int
    outer_titles: tuple[tuple[str, int], ...] = ()
    repeats: int = 0

    @property
    def inside(self) -> int:
        """Words of prose in all teasers."""
        return words_of(self.teasers)


def target_of(record: Record, keys: dict[str, str]) -> str:
    """Where the record leads: its linked title, else its "read more", else another link."""
    pieces = record.pieces
    prose = next((at for at, one in enumerate(pieces) if one.kind is Kind.PROSE), len(pieces))
    titles = [one.target for one in pieces[:prose] if one.kind is Kind.LINKED_TITLE]
    mores = [
        one.more_target or one.target for one in pieces if one.more_target or one.kind is Kind.MORE
    ]
    whole = [one.target for one in pieces if one.kind is Kind.PROSE]
    short = [one.target for one in pieces if one.kind in {Kind.SHORT_LINK, Kind.IMAGE}]
    if record.is_titled:  # a picture alone leads to an advertiser as often
        short += [one.line.image_target for one in pieces if one.line.image_target in keys]
    last = [one.target for one in pieces[-1:] if one.kind is Kind.LINKED_TITLE]
    return next((one for one in [*titles, *mores, *whole, *short, *last] if one), "")


def chosen_of(records: list[Record], keys: dict[str, str]) -> Choice:
    """The records that are alike enough to be teasers of one page, in reading order."""
    everything = sum(record.prose for record in records)
    aside = sum(record.prose for record in records if _is_aside(record))
    able = [
        Teaser(record, target_of(record, keys), order)
        for order, record in enumerate(records)
        if _has_words(record) and (aside * 2 > everything or not _is_aside(record))
    ]
    alike = _alike([one for one in able if one.target or is_broken(one.record)])
    chosen = _distinct(without_tails(alike), keys)
    chosen = sorted([*chosen, *_targetless(able, chosen)], key=lambda one: one.order)
    used = {one.order for one in chosen}
    others = [record for order, record in enumerate(records) if order not in used]
    titles = tuple(
        (piece.text, record.prose)
        for record in others
        for piece in record.pieces
        if piece.kind is Kind.TITLE
    )
    repeats = _repeats(alike, chosen)
    return Choice(tuple(chosen), everything - words_of(chosen), titles, repeats)


def _repeats(alike: list[Teaser], chosen: list[Teaser]) -> int:
    known = {family_of(one.record) for one in chosen}
    kin = [one for one in alike if family_of(one.record) in known]
    texts = {(one.target, one.record.prose) for one in kin if one.target}
    return len(texts) - len({target for target, _ in texts})


def _has_words(record: Record) -> bool:
    return record.prose >= FEWEST_WORDS and not starts_side_box(record)


def _is_aside(record: Record) -> bool:
    """True where the page's own names call the place a menu, a side box, a footer."""
    first = next((one for one in record.pieces if one.kind is Kind.PROSE), None)
    return first is not None and any(run.style.is_aside for run in first.runs[:1])


def family_of(record: Record) -> tuple[str, bool]:
    """What records of one kind share: where their title or first words stand, and which it is."""
    titled = record.is_titled
    kinds = TITLES if titled else {Kind.PROSE}
    return next(one.line.path for one in record.pieces if one.kind in kinds), titled


def _alike(able: list[Teaser]) -> list[Teaser]:
    families: dict[tuple[str, bool], list[Teaser]] = defaultdict(list)
    for one in able:
        families[family_of(one.record)].append(one)
    if not families:
        return []
    main = max(families.values(), key=lambda many: (len(many) > 1, words_of(many)))
    enough = POOR * usual_words(main)
    many = [
        one
        for kin in families.values()
        if len(kin) > 1 and usual_words(kin) >= enough and _is_aimed_like(main, kin)
        for one in kin
    ]
    first = min((one.order for one in many), default=0)
    last = max((one.order for one in many), default=0)
    lone = [
        kin[0]
        for kin in families.values()
        if len(kin) == 1
        and kin[0].target
        and usual_words(kin) >= enough
        and first - 2 <= kin[0].order <= last + 1
    ]
    return sorted([*many, *lone], key=lambda one: one.order)


def _is_aimed_like(main: Sequence[Teaser], kin: Sequence[Teaser]) -> bool:
    """True where *kin* have links that stand for them, or *main* have none either."""
    return 2 * sum(map(_is_aimed, kin)) >= len(kin) or 2 * sum(map(_is_aimed, main)) < len(main)


def _is_aimed(teaser: Teaser) -> bool:
    return any(
        piece.more_target or piece.kind in {Kind.LINKED_TITLE, Kind.MORE}
        for piece in teaser.record.pieces
        if teaser.target in {piece.target, piece.more_target}
    )


def words_of(many: Iterable[Teaser]) -> int:
    """Words of prose in all of them."""
    return sum(one.record.prose for one in many)


def usual_words(many: Sequence[Teaser]) -> float:
    """The median of their words of prose."""
    return median(one.record.prose for one in many)


def _distinct(chosen: list[Teaser], keys: dict[str, str]) -> list[Teaser]:
    best: dict[str, Teaser] = {}
    for one in chosen:
        key = keys[one.target] if one.target else f"without, {one.order}"
        if key not in best or best[key].record.prose < one.record.prose:
            best[key] = one
    return list(best.values())


def _targetless(able: list[Teaser], chosen: list[Teaser]) -> list[Teaser]:
    """Records like the chosen ones, between them, whose link is missing: few, or none at all."""
    if not chosen:
        return []
    known = {family_of(one.record) for one in chosen}
    first, last = min(one.order for one in chosen), max(one.order for one in chosen)
    found = [
        one
        for one in able
        if not one.target
        and one not in chosen
        and family_of(one.record) in known
        and (first < one.order < last or is_broken(one.record))
    ]
    return found if len(found) * 2 <= len(chosen) else []


def is_cut(record: Record) -> bool:
    """True where the last words are cut short, or lead to more."""
    prose = [piece for piece in record.pieces if piece.kind is Kind.PROSE]
    return record.is_closed or (bool(prose) and ends_cut(prose[-1].text.strip()))


def is_broken(record: Record) -> bool:
    """True where words that should lead to the rest lead nowhere."""
    return any(piece.broken for piece in record.pieces)
