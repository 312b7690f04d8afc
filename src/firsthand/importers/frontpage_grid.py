"""Tables whose records stand in columns: titles in one row, texts in the next."""

from collections.abc import Iterable

from lxml.html import HtmlElement

FEWEST_ROWS = 2
FEWEST_COLUMNS = 2
MOST_COLUMNS = 6
FEW_LETTERS = 120


def reading_order(table: HtmlElement) -> list[HtmlElement]:
    """The children of *table* as they are read: rows, or cells where records run down columns."""
    rows = [child for child in table if child.tag == "tr"]
    if len(rows) < FEWEST_ROWS or len(rows) != sum(isinstance(child.tag, str) for child in table):
        return list(table)
    columns = len(_cells(rows[0]))
    if not FEWEST_COLUMNS <= columns <= MOST_COLUMNS:
        return list(table)
    kinds = [_kind(row, columns) for row in rows]
    if kinds.count("title") < 1 or kinds.count("title") > kinds.count("text"):
        return list(table)
    return list(_ordered(rows, kinds))


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in {"td", "th"}]


def _kind(row: HtmlElement, columns: int) -> str:
    """`title` where each cell is a short link or heading, `text` where each has more words."""
    cells = _cells(row)
    if len(cells) != columns or any(cell.get("colspan", "1") != "1" for cell in cells):
        return ""
    if all(_is_title(cell) for cell in cells):
        return "title"
    return "text" if all(_is_text(cell) for cell in cells) else "part"


def _letters(element: HtmlElement) -> int:
    return sum(len(words.strip()) for words in element.itertext())


def _is_title(cell: HtmlElement) -> bool:
    if cell.find(".//table") is not None:
        return False
    marked = list(cell.iter("a", "h1", "h2", "h3", "h4", "b", "strong"))
    return 0 < _letters(cell) <= FEW_LETTERS and bool(marked) and _covers(marked[0], cell)


def _covers(marked: HtmlElement, cell: HtmlElement) -> bool:
    return _letters(marked) * 10 >= _letters(cell) * 9


def _is_text(cell: HtmlElement) -> bool:
    return (
        cell.find(".//table") is None and _letters(cell) > FEW_LETTERS / 3 and not _is_title(cell)
    )


def _ordered(rows: list[HtmlElement], kinds: list[str]) -> Iterable[HtmlElement]:
    group: list[HtmlElement] = []
    for row, kind in zip(rows, kinds, strict=True):
        if kind in {"title", ""}:
            yield from _by_column(group)
            group = []
        if kind == "":
            yield row
        else:
            group.append(row)
    yield from _by_column(group)


def _by_column(group: list[HtmlElement]) -> Iterable[HtmlElement]:
    for cells in zip(*(_cells(row) for row in group), strict=False):
        yield from cells
