"""Lists of names: columns, headings, quotation marks, bytes that are not UTF-8."""

from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.cli.names import sources
from firsthand.cli.names.complaints import Complaints
from firsthand.cli.names.sources import lines
from firsthand.cli.names.tables import Layout, Table

LEFT, RIGHT = frozenset({"left"}), frozenset({"right"})


def read(
    folder: Path, data: bytes, name: str = "list.tsv", *, columns=(LEFT, RIGHT), **layout
) -> tuple[list[tuple[int, list[str]]], int]:
    """Line and wanted cells of each row of *data*, and how many complaints there were."""
    path = folder / name
    path.write_bytes(data)
    complaints = Complaints()
    table = Table(path, Layout(**layout), complaints, lone=len(columns) > 1 and name == "forms")
    rows = [(row.line, row.wanted) for row in table.rows(columns, lambda _: None)]
    return rows, complaints.count


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks(tmp_path, end, mark):
    data = mark + end.join([b"left\tright", b"Sara\tZara", b"", b"Nader\tNadir"])
    assert read(tmp_path, data) == ([(2, ["Sara", "Zara"]), (4, ["Nader", "Nadir"])], 0)


@pytest.mark.parametrize(
    ("heading", "rows"),
    [(None, [(2, ["b", "a"])]), (True, [(2, ["b", "a"])]), (False, [(1, ["Right", "x"])])],
)
def test_columns_are_found_by_their_heading(tmp_path, heading, rows):
    found, _ = read(tmp_path, b"Right\tx\tLEFT\na\t1\tb\n", heading=heading)
    assert found[: len(rows)] == rows


def test_a_heading_of_other_words_is_a_pair_unless_it_is_said(tmp_path):
    assert read(tmp_path, b"un\tdeux\na\tb\n")[0][0] == (1, ["un", "deux"])
    assert read(tmp_path, b"un\tdeux\na\tb\n", heading=True)[0] == [(2, ["a", "b"])]


@pytest.mark.parametrize(
    ("name", "data", "delimiter"),
    [
        ("list.csv", b'"Kelvashi, Nader",Sara\n', None),
        ("list.CSV", b'"Kelvashi, Nader",Sara\n', None),
        ("list.tsv", b'"Kelvashi, Nader"\tSara\n', None),
        ("list.txt", b"Kelvashi, Nader;Sara\n", ";"),
        ("list.csv", b'left;right\n"Kelvashi, Nader";Sara\n', None),
        ("list.csv", b"left\tright\nKelvashi, Nader\tSara\n", None),
    ],
)
def test_what_parts_the_columns(tmp_path, name, data, delimiter):
    rows, _ = read(tmp_path, data, name, delimiter=delimiter)
    assert [wanted for _, wanted in rows] == [["Kelvashi, Nader", "Sara"]]


def test_a_field_may_run_over_lines(tmp_path):
    rows, count = read(tmp_path, b'"Nader\nKelvashi"\tSara\nA\tB\n')
    assert (rows, count) == ([(1, ["Nader\nKelvashi", "Sara"]), (3, ["A", "B"])], 0)


@pytest.mark.parametrize("after", [1, 30])
def test_a_quotation_mark_that_stays_open_costs_its_line_alone(tmp_path, after):
    rows, count = read(tmp_path, b'"Nader\tSara\n' + b"A\tB\n" * after)
    assert (rows, count) == ([(line, ["A", "B"]) for line in range(2, after + 2)], 1)


def test_a_nickname_in_quotation_marks_is_read_as_it_stands(tmp_path):
    rows, count = read(tmp_path, b'"Aga" Kelvashi\tSara "Sari" Miri\n')
    assert (rows, count) == ([(1, ["Aga Kelvashi", 'Sara "Sari" Miri'])], 0)


@pytest.mark.parametrize("line", [b"only", b"x" * 200_000 + b"\ty"])
def test_a_bad_line_is_left_out_and_the_rest_is_read(tmp_path, line, capsys):
    rows, count = read(tmp_path, b"A\tB\n" + line + b"\nC\tD\n")
    assert (rows, count) == ([(1, ["A", "B"]), (3, ["C", "D"])], 1)
    assert "list.tsv, line 2: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("bad", "line", "way_out"),
    [
        (b"\xff\tx", 2, "windows-1256"),
        (b"\xed\xa0\x80\tx", 2, "windows-1256"),
        (b"\r\r\n\xff", 4, "windows-1256"),
        (b"x" * 100_000 + b"\xff", 2, "windows-1256"),
    ],
)
def test_other_encodings_are_refused_with_their_line_and_a_way_out(tmp_path, bad, line, way_out):
    with pytest.raises(click.ClickException, match=rf"list.tsv, line {line}: .* {way_out}"):
        read(tmp_path, b"A\tB\n" + bad)


@pytest.mark.parametrize(
    ("data", "way_out"),
    [
        ("A\tB\nC\tD\n".encode("utf-16"), "--encoding utf-16"),
        (b"PK\x03\x04\x14\x00\xff", "save the sheet as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save the sheet as CSV"),
    ],
)
def test_what_is_no_utf_8_is_recognised(tmp_path, data, way_out):
    with pytest.raises(click.ClickException, match=f"line 1: .* {way_out}"):
        read(tmp_path, data)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1256", "utf-32"])
def test_encodings_that_are_said(tmp_path, encoding):
    data = "نادر\tNader\r\nسارا\tSara\r".encode(encoding)
    rows, _ = read(tmp_path, data, encoding=encoding)
    assert rows == [(1, ["نادر", "Nader"]), (2, ["سارا", "Sara"])]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-8-sig"])
def test_a_byte_order_mark_is_no_part_of_the_first_cell(tmp_path, encoding):
    start = "" if encoding == "utf-8-sig" else "\ufeff"
    rows, _ = read(tmp_path, f"{start}left\tright\nA\tB\n".encode(encoding), encoding=encoding)
    assert rows == [(2, ["A", "B"])]


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_lines_do_not_depend_on_how_much_is_read_at_once(tmp_path, monkeypatch, size):
    data = "\ufeffA é\r\nنا\rC\n\r\nD".encode()
    (tmp_path / "list").write_bytes(data)
    monkeypatch.setattr(sources, "STEP", size)
    found = lines(sources.blocks(tmp_path / "list", sources.UTF8, lambda _: None))
    assert list(found) == ["A é\r\n", "نا\r", "C\n", "\r\n", "D"]


def test_a_list_of_one_column_where_it_will_do(tmp_path):
    rows, _ = read(tmp_path, b"Nader\nSara\n", "forms")
    assert rows == [(1, ["Nader"]), (2, ["Sara"])]


def test_a_list_with_other_columns_and_no_ids(tmp_path):
    rows, _ = read(tmp_path, b"born\tRIGHT\n1961\tNader\n", "forms")
    assert rows == [(2, ["Nader"])]


def test_the_named_column(tmp_path):
    data, columns = b"no,Full Name\n1,Sara\n", (LEFT,)
    rows, _ = read(tmp_path, data, "a.csv", columns=columns, column="full name")
    assert rows == [(2, ["Sara"])]
    with pytest.raises(click.ClickException, match="no column"):
        read(tmp_path, data, "a.csv", columns=columns, column="nowhere")


@pytest.mark.parametrize(
    ("named", "wanted"),
    [
        ({"left": "B"}, ["2", "3"]),
        ({"right": "a"}, ["4", "1"]),
        ({"left": "b", "right": "A"}, ["2", "1"]),
    ],
)
def test_the_named_columns_of_pairs(tmp_path, named, wanted):
    data = b"a,b,right,left\n1,2,3,4\n"
    assert read(tmp_path, data, "a.csv", **named) == ([(2, wanted)], 0)


@given(data=st.binary(max_size=300))
def test_any_bytes_are_rows_or_complaints(tmp_path_factory, data):
    try:
        rows, _ = read(tmp_path_factory.mktemp("bytes"), data)
    except click.ClickException:
        with pytest.raises(UnicodeDecodeError):
            data.decode()
        return
    numbers = [line for line, _ in rows]
    assert numbers == sorted(set(numbers))
    assert all(len(wanted) == 2 for _, wanted in rows)
