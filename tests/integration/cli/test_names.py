"""`firsthand names`: lists and texts, without an archive."""

import json
import os
import pty
import subprocess
import sys

import pytest
from tests.integration.cli.conftest import firsthand

from firsthand import __version__
from firsthand.names.matching import VERSION

PAIRS = "left\tright\nNader Kelvashi\tنادر کلواشی\nNader Kelvashi\tSara Miri\nKelvashi\tKelvashi\n"
FORMS = "id\tform\nn1\tNader Kelvashi\ns1\tSara Miri\n"
LETTER = "Sara Miri wrote to Nâder Kelvashi. نادر کلواشی did not answer."


@pytest.fixture
def folder(tmp_path):
    for name, text in {"pairs.tsv": PAIRS, "forms.tsv": FORMS, "letter.txt": LETTER}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize("name", ["score", "block", "find", "suggest"])
def test_every_command_explains_itself_with_an_example(name):
    ran = firsthand("names", name, "--help")
    assert ran.code == 0
    assert f"firsthand names {name}" in ran.out.split("Example", 1)[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonesuch",),
        ("score",),
        ("score", "nowhere.tsv"),
        ("score", "--kind", "horse", "pairs.tsv"),
        ("score", "--delimiter", "::", "pairs.tsv"),
        ("score", "--encoding", "nonesuch", "pairs.tsv"),
        ("score", "--encoding", "unicode_escape", "pairs.tsv"),
        ("score", "--left", "nowhere", "pairs.tsv"),
        ("score", "--corpus", "-", "-"),
        ("score", "--corpus", "forms.tsv", "--corpus-column", "nowhere", "pairs.tsv"),
        ("score", "."),
        ("score", "empty.tsv"),
        ("score", "latin.tsv"),
        ("score", "--corpus", "latin.tsv", "pairs.tsv"),
        ("block", "empty.tsv"),
        ("block", "-", "-"),
        ("block", "pairs.tsv", "empty.tsv"),
        ("find", "forms.tsv", "letter.txt", "latin.tsv"),
        ("find", "empty.tsv", "letter.txt"),
        ("find", "-", "-"),
        ("suggest", "--language", "en", "letter.txt", "latin.tsv"),
        ("block", "--column", "nowhere", "--titles", "forms.tsv"),
        ("find", "forms.tsv"),
        ("suggest", "letter.txt"),
        ("suggest", "--language", "Old Persian", "letter.txt"),
    ],
)
def test_wrong_use_is_exit_2(arguments, folder):
    (folder / "empty.tsv").write_text("\n \n")
    (folder / "latin.tsv").write_bytes("Sara Miri\tSara Miri\nSara Amélie\tSara".encode("latin-1"))
    ran = firsthand("names", *arguments, cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1].startswith("Error: ")
    assert ran.err.count("Traceback") == 0


def test_the_matcher_says_its_version(folder):
    ran = firsthand("names", "--version")
    assert (ran.code, ran.out) == (0, f"firsthand {__version__}, matcher {VERSION}\n")
    told = firsthand("names", "score", "--json", "pairs.tsv", cwd=folder).rows
    assert {row["matcher"] for row in told} == {VERSION}


def test_score_gives_one_line_a_pair(folder):
    ran = firsthand("names", "score", "--kind", "person", "pairs.tsv", cwd=folder)
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert (ran.code, ran.err) == (0, "")
    assert [row[:2] for row in rows] == [line.split("\t") for line in PAIRS.splitlines()[1:]]
    assert [row[3] for row in rows] == ["same", "different", "ask"]
    assert all(len(row[2].split(".")[1]) == 3 for row in rows)


def test_score_reads_standard_input_and_prints_json_with_reasons():
    ran = firsthand("names", "score", "--json", "--explain", "-", given=PAIRS.encode())
    assert [row["line"] for row in ran.rows] == [2, 3, 4]
    steps = ran.rows[0]["steps"]
    assert {"other_script"} <= {step["reason"] for step in steps}
    assert all(
        row[side][(part := step[side])["start"] : part["end"]] == part["text"]
        for row in ran.rows
        for step in row["steps"]
        for side in ("left", "right")
        if step[side]
    )


def test_score_explains_below_the_pair(folder):
    out = firsthand("names", "score", "--explain", "pairs.tsv", cwd=folder).out
    assert "\tKelvashi\tکلواشی\tThe same in another script.\n" in out


@pytest.mark.parametrize("kind", ["organization", "place"])
def test_score_of_other_kinds(kind, folder):
    ran = firsthand("names", "score", "--kind", kind, "pairs.tsv", cwd=folder)
    assert ran.out.splitlines()[2] == "Kelvashi\tKelvashi\t1.000\tsame"


@pytest.mark.parametrize("bad", ["\tSara", "...\tSara", "Sara", f"{'x' * 1001}\tSara"])
def test_a_pair_that_is_none_is_named_and_left_out(bad, folder):
    (folder / "bad.tsv").write_text(f"A B\tA B\n{bad}\nC D\tC D\n")
    ran = firsthand("names", "score", "bad.tsv", cwd=folder)
    assert ran.code == 1
    assert ran.out.count("\n") == 2
    assert ran.err.startswith("bad.tsv, line 2: ")
    assert "Sara" not in ran.err


def test_block_then_score(folder):
    (folder / "people.csv").write_text(
        'no,name\n1,"Kelvashi, Nader"\n2,Sara Miri\n3,!\n4,نادر کلواشی\n'
    )
    ran = firsthand("names", "block", "--titles", "people.csv", cwd=folder)
    assert ran.code == 1
    assert ran.err.startswith("people.csv, line 4: ")
    assert ran.out.splitlines()[1] == "2\t5\tKelvashi, Nader\tنادر کلواشی"
    kept = firsthand("names", "score", "--keep", "--titles", "-", given=ran.out.encode()).out
    assert kept.splitlines()[0] == "left_line\tright_line\tleft\tright\tscore\tband"
    assert kept.splitlines()[1].startswith("2\t5\tKelvashi, Nader\tنادر کلواشی\t0.9")


def test_two_lists_are_blocked_against_each_other(folder):
    (folder / "one.csv").write_text("no,name\n1,Nader Kelvashi\n2,Nadir Kelvashi\n")
    (folder / "two.tsv").write_text("Sara Miri\nنادر کلواشی\nКельваши Надер\n")
    ran = firsthand("names", "block", "one.csv", "two.tsv", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert [line.split("\t")[:2] for line in ran.out.splitlines()] == [
        [left, right] for right in "23" for left in "23"
    ]


def test_block_as_json():
    ran = firsthand("names", "block", "--json", "-", given=b"Sara Miri\nMiri Sara\n")
    assert ran.rows == [
        {"left_line": 1, "right_line": 2, "left": "Sara Miri", "right": "Miri Sara"}
    ]


def test_find_says_where_and_how(folder):
    ran = firsthand("names", "find", "forms.tsv", "letter.txt", cwd=folder)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "letter.txt\t0\t9\ts1\texact\tSara Miri",
        "letter.txt\t19\t33\tn1\tfolded\tNâder Kelvashi",
        "letter.txt\t35\t46\tn1\tvariant\tنادر کلواشی",
    ]


def test_find_with_one_form_a_line_and_json(folder):
    (folder / "one.txt").write_text("Sara Miri\n\nNader Kelvashi\n")
    text = f"\ufeff{LETTER}"
    ran = firsthand("names", "find", "--json", "one.txt", "-", cwd=folder, given=text.encode())
    assert [row["id"] for row in ran.rows] == ["Sara Miri", "Nader Kelvashi", "Nader Kelvashi"]
    assert all(LETTER[row["start"] : row["end"]] == row["words"] for row in ran.rows)


def test_files_that_cannot_be_read_are_all_named_before_anything_is_printed(folder):
    for name in ("one.txt", "two.txt"):
        (folder / name).write_bytes("One\nSara Amélie".encode("latin-1"))
    ran = firsthand("names", "find", "forms.tsv", "letter.txt", "one.txt", "two.txt", cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert all(f"{name}, line 2: it is not UTF-8. " in ran.err for name in ("one.txt", "two.txt"))
    said = ("--encoding", "latin-1", "forms.tsv", "one.txt")
    assert firsthand("names", "find", *said, cwd=folder).code == 0


@pytest.mark.parametrize("command", [("find", "forms.tsv"), ("suggest", "--language", "en")])
def test_an_empty_text_is_named_and_the_next_is_read(command, folder):
    (folder / "empty.txt").write_text("")
    ran = firsthand("names", *command, "empty.txt", "letter.txt", cwd=folder)
    assert ran.code == 1
    assert ran.err.startswith("empty.txt: it is empty")
    assert "Sara Miri" in ran.out


def test_a_corpus_says_what_is_common(folder):
    (folder / "pairs.tsv").write_text("Nader Kelvashi\tKelvashi\n")
    people = [f"{at};Person {chr(97 + at)}ova Kelvashi" for at in range(20)]
    (folder / "people.csv").write_text("\n".join(["nr;Nom", *people]))
    plain = firsthand("names", "score", "--json", "pairs.tsv", cwd=folder).rows[0]
    corpus = ("--corpus", "people.csv", "--corpus-column", "nom")
    less = firsthand("names", "score", "--json", *corpus, "pairs.tsv", cwd=folder).rows[0]
    assert less["score"] < plain["score"]


def test_a_list_as_a_spreadsheet_saves_it(folder):
    text = '\ufeffno;Name A;Name B\r\n1;"Kelvashi,\r\nNader";نادر کلواشی\r\n'
    (folder / "pairs.csv").write_bytes(text.encode())
    named = ("--left", "name a", "--right", "name b")
    ran = firsthand("names", "score", *named, "pairs.csv", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Kelvashi, Nader\tنادر کلواشی\t0.9")


def test_suggest_says_tier_and_reason(folder):
    ran = firsthand("names", "suggest", "--language", "en", "letter.txt", cwd=folder)
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert ran.code == 0
    assert rows[0] == ["letter.txt", "0", "9", "likely", "given_name", "Sara Miri"]
    as_json = firsthand("names", "suggest", "--language", "en", "--json", "letter.txt", cwd=folder)
    assert [str(row["start"]) for row in as_json.rows] == [row[1] for row in rows]


def test_persian_is_printed_where_the_locale_knows_no_persian(folder):
    run = subprocess.run(
        [sys.executable, "-m", "firsthand.cli", "names", "score", "pairs.tsv"],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=True,
    )
    assert "نادر کلواشی" in run.stdout.decode()


def test_a_reader_that_has_enough_is_no_fault(folder):
    (folder / "long.tsv").write_text("Sara Miri\tSara Miri\n" * 20_000)
    run = subprocess.Popen(
        [sys.executable, "-m", "firsthand.cli", "names", "score", "long.tsv"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert run.stdout.readline() == b"Sara Miri\tSara Miri\t1.000\tsame\n"
    run.stdout.close()
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait() == 1


def test_a_bar_for_who_does_not_see_the_output(folder):
    (folder / "long.tsv").write_text("Sara Miri\tSara Miri\n" * 20_000)
    leader, follower = pty.openpty()
    with (folder / "out.tsv").open("wb") as out:
        run = subprocess.Popen(
            [sys.executable, "-m", "firsthand.cli", "names", "score", "long.tsv"],
            cwd=folder,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
            stdout=out,
            stderr=follower,
        )
        os.close(follower)
        seen = _all_of(leader)
        assert run.wait() == 0
    assert b"reading" in seen
    assert (folder / "out.tsv").read_text().count("\n") == 20_000


def _all_of(leader: int) -> bytes:
    seen = b""
    while True:
        try:
            block = os.read(leader, 4096)
        except OSError:  # Linux's way to say that the other end is closed
            block = b""
        if not block:
            os.close(leader)
            return seen
        seen += block


def test_what_steers_a_terminal_is_not_sent_to_one(folder):
    (folder / "evil.tsv").write_text("Sara\x1b[2J Miri\tSara Miri\n")
    leader, follower = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "firsthand.cli", "names", "score", "evil.tsv"],
        cwd=folder, stdout=follower, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(follower)
    seen = _all_of(leader)
    run.communicate()
    assert b"\x1b" not in seen
    plain = firsthand("names", "score", "--json", "evil.tsv", cwd=folder)
    assert json.loads(plain.out)["left"] == "Sara\x1b[2J Miri"
