"""Blocks of a text, the line of codes over it, and the words that both are made of."""

import pytest

from firsthand.names.finding.blocks import BLOCK, blocks
from firsthand.names.finding.line import line_of, runs_in
from firsthand.names.folding import parted
from firsthand.names.words import Words


def test_blocks_are_the_whole_text_in_order():
    string = "One word; another.\n\n" * (BLOCK // 5)
    found = list(blocks(string))
    assert len(found) > 1
    assert "".join(block.text for block in found) == string
    assert [string[block.start :][:9] for block in found] == [block.text[:9] for block in found]


def test_a_text_that_nothing_parts_is_one_block():
    string = "word " * BLOCK
    assert [block.start for block in blocks(string)] == [0]


@pytest.mark.parametrize(
    ("string", "runs"),
    [
        ("he met Nader Kelvashi there", [(2, 4)]),
        ("Nader, there", []),
        ("N. Kelvashi", [(0, 2)]),
        ("N Kelvashi", []),
        ("Nader de Kelvashi", [(0, 3)]),
        ("Nader de there", []),
        ("Nader-there", [(0, 2)]),
        ("Nader; Kelvashi", []),
    ],
)
def test_runs_are_words_that_may_be_a_name(string, runs):
    codes = {"Nader": "N", "Kelvashi": "N", "N": "I", "de": "p"}
    words = Words(string)
    line = line_of(words, {word: ord(codes.get(word, "o")) for word in words.distinct})
    assert [(run.start, run.stop) for run in runs_in(line)] == runs


@pytest.mark.parametrize(
    "string", ["", "گل‌رخ می‌رود", "se\u00adcret", "\u064eقَلَم\u064e و\u200d", "a_b", "x\u0301 y"]
)
def test_words_part_a_text_as_folding_does(string):
    words = Words(string)
    parts = parted(string)
    assert [words.written, words.gaps] == [parts[1::2], parts[::2]]
    spans = [string[words.start(at) : words.end(at)] for at in range(len(words.written))]
    assert [span.replace("_", " ") for span in spans] == words.written
