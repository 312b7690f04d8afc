"""The words of a text as parts of names: what each may be read as, and what it sounds like."""

from typing import Final

from firsthand.names.clitics import is_arabic, stems
from firsthand.names.finding.meeting import meeting
from firsthand.names.finding.pairs import Pairs, Partners, initial_keys, joined_keys
from firsthand.names.finding.sounding import Meetings, Role, Sounding
from firsthand.names.finding.writing import ABD, ARTICLES, EZAFE, KUNYA, PARTICLES, readings
from firsthand.names.folding import word_key
from firsthand.names.lexicon import LEXICON
from firsthand.names.sounds import keys
from firsthand.names.wordlists import word_lists

MEMO_WORDS: Final = 100_000
MEMO_PAIRS: Final = 300_000
INITIAL_MAX: Final = 2
SHORT_MAX: Final = 4  # letters of an abbreviated name
LONGEST_WORD: Final = 60


class Wording:
    """How words sound to one index; remembers those met lately."""

    def __init__(self, pairs: Pairs) -> None:
        """*pairs*: the index."""
        self.pairs = pairs
        lists = word_lists()
        common = frozenset().union(*lists.common.values())
        self._no_names = (common | LEXICON.all_titles) - pairs.words - lists.given_names
        self._memo: dict[tuple[str, bool], Sounding | None] = {}
        self._joins: dict[tuple[Sounding, Sounding], Sounding | None] = {}
        self._pairs = 0

    def word(self, written: str, *, cased: bool) -> Sounding | None:
        """How *written* sounds; None for what is no part of a name.

        *cased*: whether the text has capitals, so that small letters say that a word is no name.
        """
        if (written, cased) not in self._memo:
            if len(self._memo) >= MEMO_WORDS:
                self._forget()
            self._memo[written, cased] = self._word(written, cased=cased)
        return self._memo[written, cased]

    def _word(self, written: str, *, cased: bool) -> Sounding | None:
        key = word_key(written)
        if not key.isalpha() or len(key) > LONGEST_WORD:
            return None
        role = _role(key) if not written.isupper() or key not in EZAFE else Role.NAME
        is_small = cased and written.islower()
        if role is not Role.NAME and (is_small or key not in self.pairs.words):
            none = frozenset[str]()
            return Sounding((key,), ((0, 0),), none, (), keys(key), opens=True, role=role)
        if key in self._no_names or len(key) == 1:
            return self._initial(written, key, cased=cased)
        if is_small:
            return None
        return self.sounding(written, key, role)

    def _initial(self, written: str, key: str, *, cased: bool) -> Sounding | None:
        is_title = len(key) > 1 and key in LEXICON.all_titles
        if len(key) > INITIAL_MAX or is_title or (cased and written[0].islower()):
            return None
        short = self._short(written, key)
        return Sounding((key,), ((0, 0),), frozenset(), (), (), short=short)

    def sounding(self, written: str, key: str, role: Role = Role.NAME) -> Sounding | None:
        """How the word *written* sounds, whatever its letters' case."""
        read = list(dict.fromkeys(readings(written, key)))
        every = tuple(dict.fromkeys(sound for each in read for sound in keys(each.text)))
        known = self.pairs.known.intersection(every)
        opens = not self.pairs.openings.isdisjoint(every) or key in ABD or key in KUNYA
        is_short = len(key) == 1 or (len(key) <= SHORT_MAX and key not in LEXICON.all_titles)
        short = self._short(written, key) if is_short else None
        texts = tuple(each.text for each in read)
        cuts = tuple((each.before, each.behind) for each in read)
        alone = self.pairs.alone(known) if known else ()
        return Sounding(
            texts,
            cuts,
            known,
            self._leads(known),
            every,
            opens=opens,
            begins=bool(known or opens),
            role=role,
            short=short,
            alone=alone,
        )

    def _short(self, written: str, key: str) -> Sounding:
        """*key* as an initial or another abbreviation of a name."""
        known = self.pairs.known.intersection(initial_keys(key))
        return Sounding((written.lower(),), ((0, 0),), known, self._leads(known), (), is_short=True)

    def _leads(self, known: frozenset[str]) -> tuple[Partners, ...]:
        leads = self.pairs.leads
        return tuple(leads[key] for key in known if key in leads)

    def meeting(self, given: Sounding, family: Sounding) -> Meetings:
        """The readings of forms to whose two parts *given* and *family* are near, and how near."""
        if family not in given.met:
            self._count()
        return meeting(given, family, self.pairs)

    def _count(self) -> None:
        self._pairs += 1
        if self._pairs >= MEMO_PAIRS:
            self._forget()

    def _forget(self) -> None:
        self._memo.clear()
        self._joins.clear()
        self._pairs = 0

    def joined(self, left: Sounding, right: Sounding) -> Sounding | None:
        """*left* and *right* as one part; None where no form has such a one."""
        if (left, right) not in self._joins:
            self._count()
            self._joins[left, right] = self._joined(left, right)
        return self._joins[left, right]

    def _joined(self, left: Sounding, right: Sounding) -> Sounding | None:
        tail = f"{left.texts[0]}{right.texts[0]}"
        bare = _without_ending(tail)
        every = tuple(
            dict.fromkeys(
                (
                    *joined_keys(left.every, right.every),
                    *(key for stem in bare for key in keys(stem)),
                )
            )
        )
        known = self.pairs.known.intersection(every)
        opens = not self.pairs.openings.isdisjoint(every)
        if not known and not opens:
            return None
        pairs = [
            (one + other, (cut[0], behind[1]))
            for one, cut in zip(left.texts, left.cuts, strict=True)
            if not cut[1]
            for other, behind in zip(right.texts, right.cuts, strict=True)
            if not behind[0]
        ]
        pairs += [(stem, (left.cuts[0][0], len(word_key(tail)) - len(stem))) for stem in bare]
        texts, cuts = zip(*pairs, strict=True)
        return Sounding(texts, cuts, known, self._leads(known), every, opens=opens, is_joined=True)


def _without_ending(word: str) -> list[str]:
    """*word*, run together of several, without a Persian or Arabic clitic behind it."""
    return list(stems(word_key(word))) if is_arabic(word) else []


def _role(key: str) -> Role:
    if key in ARTICLES:
        return Role.ARTICLE
    if key in PARTICLES:
        return Role.PARTICLE
    return Role.EZAFE if key in EZAFE else Role.NAME


def has_capitals(text: str) -> bool:
    """True where a text tells large letters from small ones."""
    return text != text.lower()
