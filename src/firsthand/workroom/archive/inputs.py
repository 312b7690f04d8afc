"""What a Member hands over: files, folders of them, pasted words; each an input with a name."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

READ_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """Something to import: its name as received, and how to read its bytes when its turn comes."""

    name: str
    read: Callable[[], bytes]
    pasted: bool = False


def inputs_of(paths: Iterable[Path]) -> Iterator[Input]:
    """One input a file, folders walked through, in order of path; links are not followed."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            yield from inputs_of(sorted(path.iterdir()))
        else:
            yield Input(path.name, path.read_bytes)


def pasted_input(words: str, name: str = "pasted.txt") -> Input:
    """Words that a Member pasted."""
    content = words.encode("utf-8", "surrogateescape")
    return Input(name, lambda: content, pasted=True)


def sha512_of(content: bytes) -> str:
    """The digest by which the same bytes are held once."""
    return hashlib.sha512(content).hexdigest()
