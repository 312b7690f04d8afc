"""What a Member hands over: files, folders of them, pasted words; each an input with a name."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from firsthand.importers.run import unzip

ZIPPED = ".zip"


@dataclass(frozen=True, slots=True)
class Input:
    """Something to import: its name as received, and how to read its bytes when its turn comes.

    `refused` is a code where it is clear already that it cannot be read; empty else.
    """

    name: str
    read: Callable[[], bytes]
    pasted: bool = False
    refused: str = ""


def inputs_of(paths: Iterable[Path]) -> Iterator[Input]:
    """One input a file, folders walked through, in order of path; links are not followed."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            yield from inputs_of(sorted(path.iterdir()))
        else:
            yield Input(path.name, path.read_bytes)


def opened(inputs: Iterable[Input]) -> Iterator[Input]:
    """*inputs*, zipped folders replaced by the files in them."""
    for each in inputs:
        if each.name.lower().endswith(ZIPPED) and not each.refused:
            yield from zipped_inputs(each)
        else:
            yield each


def zipped_inputs(folder: Input) -> Iterator[Input]:
    """One input a file of a zipped folder; the archive's own name where it cannot be opened."""
    try:
        content = folder.read()
    except OSError:
        yield folder
        return
    for member in unzip(content):
        refused = member.refused or ""
        yield Input(member.name or folder.name, partial(bytes, member.content), refused=refused)


def pasted_input(words: str, name: str = "pasted.txt") -> Input:
    """Words that a Member pasted."""
    content = words.encode("utf-8", "surrogateescape")
    return Input(name, lambda: content, pasted=True)


def sha512_of(content: bytes) -> str:
    """The digest by which the same bytes are held once."""
    return hashlib.sha512(content).hexdigest()
