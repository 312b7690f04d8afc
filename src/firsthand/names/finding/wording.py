"""The words of a text as parts of names: what each may be read as, and what it sounds like."""

from collections.abc import Iterator
from itertools import chain, product
from typing import Final, NamedTuple

from firsthand.names.clitics import SHORT_STEM_MIN, is_arabic, stems
from firsthand.names.finding.index import (
    NO_CONSONANT,
    Index,
    bits,
    initial_keys,
    joined_keys,
)
from firsthand.names.finding.line import INITIAL, NAME, OTHER, PARTICLE
from firsthand.names.finding.ordinary import ordinary_words
from firsthand.names.finding.outlines import Outline, joined, outline
from firsthand.names.finding.sounding import Role, Sound
from firsthand.names.finding.writing import (
    ABD,
    ARTICLES,
    EZAFE,
    KUNYA,
    PARTICLES,
    readings,
)
from firsthand.names.folding import word_key
from firsthand.names.lexicon import LEXICON
from firsthand.names.sounds import keys

MEMO_WORDS: Final = 200_000
MEMO_JOINS: Final = 100_000
INITIAL_MAX: Final = 2
SHORT_MAX: Final = 4  # letters of an abbreviated name
ANY_GIVEN: Final = -1  # all bits
ALONE_MIN: Final = 0.7
ALONE_LETTERS: Final = 6
LONGEST_WORD: Final = 60
ROLES: Final = {
    **dict.fromkeys(EZAFE, Role.EZAFE),
    **dict.fromkeys(PARTICLES, Role.PARTICLE),
    **dict.fromkeys(ARTICLES, Role.ARTICLE),
}


class Single(NamedTuple):
    """How a word sounds, and the numbers of the forms of one part that it spells."""

    sound: Sound
    numbers: list[int]


class Wording:
    """How words sound to one index; remembers those met lately."""

    def __init__(self, index: Index) -> None:
        """*index*: the forms."""
        self.index = index
        self._no_names = ordinary_words() - index.words
        self._codes: dict[bool, dict[str, int]] = {True: {}, False: {}}
        self._sounds: dict[int, dict[str, Sound]] = {
            code: {} for code in (NAME, INITIAL, PARTICLE, OTHER)
        }
        self._singles: dict[str, Single | None] = {}
        self._shorts: dict[str, Sound | None] = {}
        self._joins: dict[tuple[Sound, Sound], Sound | None] = {}

    # --- codes ---------------------------------------------------------------------------------
    def codes(self, words: frozenset[str], *, cased: bool) -> dict[str, int]:
        """What each of *words* may be, as a code of `line`; in it others met lately.

        *cased*: whether the text has capitals, so that small letters say that a word is no name.
        """
        known = self._codes[cased]
        if len(known) >= MEMO_WORDS:
            known.clear()
            for sounds in self._sounds.values():
                sounds.clear()
        for word in words.difference(known):
            known[word] = self._code(word, word_key(word), is_small=cased and word.islower())
        return known

    def _code(self, written: str, key: str, *, is_small: bool) -> int:
        if key in ROLES and self._is_particle(written, key, is_small=is_small):
            return PARTICLE
        if is_small or not key.isalpha() or len(key) > LONGEST_WORD:
            return OTHER
        if key in self._no_names or len(key) == 1:
            is_title = len(key) > 1 and key in LEXICON.all_titles
            return OTHER if is_title or len(key) > INITIAL_MAX else INITIAL
        return NAME

    def _is_particle(self, written: str, key: str, *, is_small: bool) -> bool:
        return _role(written, key) is not Role.NAME and (is_small or key not in self.index.words)

    # --- sounds --------------------------------------------------------------------------------
    def word(self, written: str, code: int) -> Sound:
        """How *written*, which has this *code*, sounds."""
        sound = self._sounds[code].get(written)
        if sound is None:
            sound = self._sounds[code][written] = self._word(written, code)
        return sound

    def _word(self, written: str, code: int) -> Sound:
        key = word_key(written)
        if code == PARTICLE:
            return Sound(
                (key,), shapes=(outline(key),), keys=keys(key), opens=True, role=_role(written, key)
            )
        if code == INITIAL:
            return Sound((key,))
        return self._name(written, key, _role(written, key) if code == NAME else Role.NAME)

    def _name(self, written: str, key: str, role: Role) -> Sound:
        read = list(dict.fromkeys(readings(written, key)))
        texts = tuple(each.text for each in read)
        every = tuple(dict.fromkeys(chain.from_iterable(map(keys, texts))))
        sound = self._like(texts, tuple(map(outline, texts)), every)
        sound.cuts = tuple((each.before, each.behind) for each in read)
        sound.opens = sound.opens or key in ABD or key in KUNYA
        sound.role = role
        return sound

    def _like(
        self, texts: tuple[str, ...], shapes: tuple[Outline, ...], every: tuple[str, ...]
    ) -> Sound:
        """A sound of these readings, and of all their keys."""
        leads = self.index.givens.alike(shapes, every)
        families = tuple(self.index.families.intersection(every))
        return Sound(
            texts,
            shapes=shapes,
            keys=every,
            leads=leads,
            families=families,
            given_bits=bits(leads),
            partner_bits=self.index.partners(families),
            opens=not self.index.openings.isdisjoint(every),
        )

    def short(self, written: str) -> Sound | None:
        """*written* as an initial or another abbreviation of a name; None where it is too long."""
        if written not in self._shorts:
            self._shorts[written] = self._short(written, word_key(written))
        return self._shorts[written]

    def _short(self, written: str, key: str) -> Sound | None:
        if len(key) > SHORT_MAX or (len(key) > 1 and key in LEXICON.all_titles):
            return None
        initials = initial_keys(key)
        families = tuple(self.index.families.intersection(initials))
        return Sound(
            (written.lower(),),
            leads=initials,
            families=families,
            given_bits=ANY_GIVEN,
            partner_bits=self.index.partners(families),
            is_short=True,
        )

    def single(self, written: str) -> Single | None:
        """How *written* sounds, and the forms of one part that it spells; None without any."""
        if written not in self._singles:
            self._singles[written] = self._single(written)
        return self._singles[written]

    def _single(self, written: str) -> Single | None:
        known = self._sounds[NAME].get(written)
        if not known:
            read = readings(written, word_key(written))
            if not self.index.singles.alike([outline(each.text) for each in read]):
                return None
            known = self.word(written, NAME)
        numbers = [
            number
            for number in self.index.singles.alike(known.shapes)
            if len(part := self.index.skeletons[number].given) >= ALONE_LETTERS
            and known.near(part).value >= ALONE_MIN
        ]
        return Single(known, numbers) if numbers else None

    # --- words run together --------------------------------------------------------------------
    def joined(self, left: Sound, right: Sound) -> Sound | None:
        """*left* and *right* as one part; None where no form has such a one."""
        if (left, right) not in self._joins:
            if len(self._joins) >= MEMO_JOINS:
                self._joins.clear()
            self._joins[left, right] = self._joined(left, right)
        return self._joins[left, right]

    def _joined(self, left: Sound, right: Sound) -> Sound | None:
        bare = _without_ending(left, right)
        also = [key for each in bare for key in keys(each.text)]
        parts = self.index.parts
        opens = [key for key in left.keys if key in parts or key == NO_CONSONANT]
        if parts.isdisjoint(joined_keys(opens, right.keys)) and parts.isdisjoint(also):
            return None
        every = tuple(dict.fromkeys(chain(joined_keys(left.keys, right.keys), also)))
        read = [*_run_together(left, right), *bare]
        texts, cuts, shapes = zip(*read, strict=True)
        sound = self._like(texts, shapes, every)
        sound.cuts, sound.is_joined = cuts, True
        return sound


class _Reading(NamedTuple):
    text: str
    cut: tuple[int, int]
    shape: Outline


def _read(sound: Sound) -> Iterator[_Reading]:
    return map(_Reading, sound.texts, sound.cuts, sound.shapes)


def _run_together(left: Sound, right: Sound) -> Iterator[_Reading]:
    """The readings of two words that leave no letters between them."""
    for one, other in product(_read(left), _read(right)):
        if not one.cut[1] and not other.cut[0]:
            cut = one.cut[0], other.cut[1]
            yield _Reading(one.text + other.text, cut, joined(one.shape, other.shape))


def _without_ending(left: Sound, right: Sound) -> list[_Reading]:
    """Both run together without a clitic for which *right* alone is too short: جلالی‌دشتم."""
    word = right.texts[0]
    if not is_arabic(word) or len(word) > SHORT_STEM_MIN:
        return []
    whole = word_key(left.texts[0] + word)
    before = left.cuts[0][0]
    return [
        _Reading(stem, (before, len(whole) - len(stem)), outline(stem)) for stem in stems(whole)
    ]


def _role(written: str, key: str) -> Role:
    role = ROLES.get(key, Role.NAME)
    return Role.NAME if role is Role.EZAFE and written.isupper() else role


def has_capitals(text: str) -> bool:
    """True where a text tells large letters from small ones."""
    return text != text.lower()
