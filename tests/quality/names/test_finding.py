"""Known names found in running text: floors on the frozen corpus, a little under what is measured.

Plain folded search finds a third of them. A floor may only rise. The texts are halved by the digest
of their id: most rules were made on the first half.
"""

import hashlib

import _names_texts as texts
import pytest
from _names_spans import all_known, meet

from firsthand.names.finding import How, Reach, compile_forms, find

HELD_OUT = texts.CORPUS.parent / "held_out" / "find_corpus.jsonl"
LINES = texts.lines_of(texts.CORPUS)
ROWS = [(str(at), form) for at, (_, form) in enumerate(LINES[0]["forms"])]
WHOSE = {str(at): agent for at, (agent, _) in enumerate(LINES[0]["forms"])}
FORMS = compile_forms(ROWS, reach=Reach.VARIANTS)


def half(line):
    return int(hashlib.sha256(line["id"].encode()).hexdigest(), 16) % 2


def measured(which):
    return all_known(
        meet(
            [tuple(span) for span in line["spans"]],
            [(hit.start, hit.end, WHOSE[hit.form_id]) for hit in find(line["text"], FORMS)],
        )
        for line in LINES[1:]
        if half(line) == which
    )


@pytest.mark.parametrize(("which", "recall", "precision"), [(0, 0.97, 0.965), (1, 0.96, 0.97)])
def test_recall_and_precision(which, recall, precision):
    known = measured(which)
    assert known.recall >= recall
    assert known.precision >= precision


def test_people_whom_no_rule_saw():
    """Other people, other texts; one half was looked at when the rules were nearly done."""
    first, *lines = texts.lines_of(HELD_OUT)
    whose = {str(at): agent for at, (agent, _) in enumerate(first["forms"])}
    rows = [(str(at), form) for at, (_, form) in enumerate(first["forms"])]
    forms = compile_forms(rows, reach=Reach.VARIANTS)
    known = all_known(
        meet(
            [tuple(span) for span in line["spans"]],
            [(hit.start, hit.end, whose[hit.form_id]) for hit in find(line["text"], forms)],
        )
        for line in lines
    )
    assert known.recall >= 0.91
    assert known.precision >= 0.94


def test_variants_are_told_from_the_rest():
    hows = {hit.how for line in LINES[1:] for hit in find(line["text"], FORMS)}
    assert hows == set(How)
