"""The words of a person's name: particles go to the word behind, compounds are one word."""

from collections.abc import Iterator, Sequence

from firsthand.names.matching.vocabulary import Vocabulary

Parsed = tuple[tuple[str, ...], tuple[str, ...], str]


def parse_person(keys: Sequence[str], vocabulary: Vocabulary) -> Parsed:
    """The words to compare, the same with their particles, and no legal form.

    "abd al rahman bin salah ed din" gives abdalrahman, salaheddin; longs: abdalrahman,
    binsalaheddin. A name that is all particles keeps every word.
    """
    words: list[str] = []
    longs: list[str] = []
    for short, long, is_tail in _pieces(keys, vocabulary):
        if is_tail and words:
            words[-1], longs[-1] = words[-1] + long, longs[-1] + long
        else:
            words.append(short)
            longs.append(long)
    return tuple(words), tuple(longs), ""


def _pieces(keys: Sequence[str], vocabulary: Vocabulary) -> Iterator[tuple[str, str, bool]]:
    """Each word without and with the particles before it, and whether it ends the one before."""
    before: list[str] = []
    in_compound = False
    for at, key in enumerate(keys):
        follower = keys[at + 1] if at + 1 < len(keys) else ""
        if in_compound and key in vocabulary.particles and follower:
            before.append(key)
        elif key in vocabulary.heads and follower:
            before.append(key)
            in_compound = True
        elif not in_compound and follower and _is_particle(keys, at, vocabulary):
            before.append(key)
        else:
            long = "".join((*before, key))
            yield (long if in_compound else key), long, key in vocabulary.tails
            before, in_compound = [], False


def _is_particle(keys: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether word number *at*, not the last, is a particle there."""
    key = keys[at]
    if key not in vocabulary.particles:
        return False
    if key in vocabulary.assimilated:
        return at > 0 and keys[at + 1].startswith(key[1:])
    return at > 0 or key not in vocabulary.not_first


def is_article(keys: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether word number *at* is the article of Arabic names before another word."""
    key, following = keys[at], keys[at + 1] if at + 1 < len(keys) else ""
    if key in vocabulary.assimilated:
        return following.startswith(key[1:])
    return key in vocabulary.articles and following != ""
