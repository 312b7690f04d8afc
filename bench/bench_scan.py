"""The scan's speed, and how many questions it asks a thousand pages of other people's books.

Editions of congo (cut into pages of 500 words) and of invented Persian pages; 1,000 withheld
names invented by rule: common given names with surnames made of common parts (Ash-, Brad-, -ton,
-field), and the same with one surname in ten a common one (King, Page, Jones). Nobody in the
books is withheld: every finding is a false alarm. Beside it the same where every source mentions
every person, so that each lone word asks; and both as they would be if the scan asked only of names
as they are written, and of no other spelling, script or look-alike letter.

    python bench/bench_scan.py
"""

import os
import random
import re
import resource
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path

from _rows import print_row

from firsthand.disclosure.scan import scan
from firsthand.disclosure.scan_forms import Withheld, WithheldForm
from firsthand.disclosure.scan_varied import Varied

DATA = Path(os.environ.get("FIRSTHAND_SHARED_DATA", "../shared/data"))
WORDS_A_PAGE = 500
ROUNDS = 3
GIVEN = [
    *("Albert", "Alice", "Anna", "Arthur", "Charles", "Clara", "Daniel", "David", "Edward"),
    *("Ellen", "Emma", "Frank", "George", "Grace", "Harry", "Helen", "Henry", "Jack", "James"),
    *("Jane", "John", "Joseph", "Lucy", "Marie", "Mark", "Martha", "Mary", "Paul", "Peter"),
    *("Rose", "Samuel", "Sarah", "Simon", "Thomas", "William"),
]
SURNAMES = [
    *("Adams", "Baker", "Bell", "Brown", "Carter", "Clark", "Cook", "Davis", "Dixon", "Evans"),
    *("Fisher", "Foster", "Gray", "Green", "Hall", "Harris", "Hill", "Hunt", "Jackson", "Jones"),
    *("King", "Lee", "Long", "Mason", "Miller", "Moore", "Morris", "Page", "Parker", "Price"),
    *("Reed", "Rice", "Scott", "Smith", "Stone", "Taylor", "Turner", "Walker", "Ward", "Watson"),
    *("White", "Wood", "Wright", "Young"),
]
STARTS = [
    *("Ash", "Bar", "Black", "Brad", "Brook", "Car", "Clay", "Cran", "Cross", "Dal", "East"),
    *("Fair", "Gold", "Hard", "Hart", "Hol", "Kel", "Lock", "Mar", "North", "Red", "Sel"),
    *("Thorn", "West", "Win"),
]
ENDS = [
    *("bourne", "bridge", "by", "combe", "cott", "den", "field", "ford", "ham", "hurst", "ley"),
    *("man", "mere", "more", "ness", "son", "stead", "thorpe", "ton", "well", "wick", "wood"),
    *("worth", "yard"),
]
PERSIAN = [
    *("نامه‌ها", "را", "در", "کشو", "نگه", "می‌داشت", "و", "سه‌شنبه‌ها", "پست", "به", "دفتر"),
    *("می‌رسید", "ولی", "کسی", "نمی‌پرسید", "که", "چرا", "در", "بسته", "است", "چه", "کلید"),
]


class AsWritten(Withheld):
    """The same names, looked for as they are written alone."""

    def __init__(self, forms: list[WithheldForm]) -> None:
        super().__init__(forms)
        self._varied = Varied([])

    def _masked(self, _page: object) -> Iterator[object]:
        return iter(())


WAYS = {"in every spelling": Withheld, "as written": AsWritten}


def invented_names(count: int, common: int = 0) -> list[WithheldForm]:
    """So many people of one form each, *common* in a hundred with a common surname."""
    chance = random.Random(7)  # noqa: S311 - the same names in each run
    composed = [start + end for start in STARTS for end in ENDS]
    names: dict[str, None] = {}
    while len(names) < count:
        surname = chance.choice(SURNAMES if len(names) % 100 < common else composed)
        middle = f" {chance.choice(GIVEN)}" if chance.random() < 0.5 else ""
        names[f"{chance.choice(GIVEN)}{middle} {surname}"] = None
    return [WithheldForm(f"f{at}", f"a{at}", name) for at, name in enumerate(names)]


def html_page(paragraphs: list[str], title: str) -> str:
    body = "".join(f"<p>{escape(each)}</p>\n" for each in paragraphs)
    head = f"<!doctype html><html lang=en><head><title>{title}</title></head>"
    return f"{head}<body>{body}</body></html>"


def pages_of(text: str) -> Iterator[list[str]]:
    """The paragraphs of *text*, gathered to pages of at least 500 words."""
    page: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        page.append(" ".join(paragraph.split()))
        if sum(len(each.split()) for each in page) >= WORDS_A_PAGE:
            yield page
            page = []
    if page:
        yield page


def congo_edition(folder: Path) -> tuple[int, int]:
    """Writes the edition; gives its pages and bytes."""
    (folder / "en" / "item").mkdir(parents=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted(DATA.glob("congo/text/*.txt"))]
    count = size_bytes = 0
    for text in texts:
        for paragraphs in pages_of(text):
            page = html_page(paragraphs, f"{count}").encode()
            (folder / "en" / "item" / f"p{count}.html").write_bytes(page)
            count, size_bytes = count + 1, size_bytes + len(page)
    return count, size_bytes


def persian_edition(folder: Path, pages: int) -> int:
    """Writes invented Persian pages; gives their bytes."""
    (folder / "fa" / "item").mkdir(parents=True)
    chance = random.Random(7)  # noqa: S311 - the same pages in each run
    size_bytes = 0
    for number in range(pages):
        paragraphs = [" ".join(chance.choices(PERSIAN, k=60)) for _ in range(8)]
        page = html_page(paragraphs, f"{number}").encode()
        (folder / "fa" / "item" / f"p{number}.html").write_bytes(page)
        size_bytes += len(page)
    return size_bytes


def timed_scan(folder: Path, forms: list[WithheldForm] | Withheld) -> tuple[Counter[str], float]:
    started = time.process_time()
    kinds = Counter(str(finding.kind) for finding in scan(folder, forms))
    return kinds, time.process_time() - started


def everywhere(forms: list[WithheldForm], pages: int) -> list[WithheldForm]:
    """The same forms, of people whom the source of each page mentions."""
    subjects = frozenset((f"p{number}", "en") for number in range(pages))
    return [
        WithheldForm(form.form_id, form.agent_id, form.text, mentioned_in=subjects)
        for form in forms
    ]


def bench_speed(count: int, *editions: tuple[Path, int]) -> None:
    forms = invented_names(count)
    for way, make in WAYS.items():
        started = time.process_time()
        withheld = make(forms)
        names = f"{count:,} names {way}"
        print_row("scan, names compiled", names, time.process_time() - started, "s")
        for folder, size_bytes in editions:
            seconds = statistics.median(timed_scan(folder, withheld)[1] for _ in range(ROUNDS))
            size = f"{names}, {size_bytes / 1e6:.1f} MB"
            print_row(f"scan, {folder.name}", size, size_bytes / 1e6 / seconds, "MB per CPU s")


def bench_questions(title: str, folder: Path, forms: list[WithheldForm], pages: int) -> None:
    for way, make in WAYS.items():
        kinds, _ = timed_scan(folder, make(forms))
        size = f"{len(forms):,} names {way}, {title}"
        for kind, number in sorted(kinds.items()) or [("finding", 0)]:
            print_row(f"scan, {kind}", size, 1_000 * number / pages, "per 1,000 pages")


def main() -> None:
    if not (DATA / "congo").is_dir():
        print("no books: FIRSTHAND_SHARED_DATA names no folder with congo in it")
        return
    with tempfile.TemporaryDirectory() as place:
        congo, persian = Path(place) / "congo", Path(place) / "persian"
        pages, size_bytes = congo_edition(congo)
        persian_bytes = persian_edition(persian, pages)
        for count in (1_000, 20_000):
            bench_speed(count, (congo, size_bytes), (persian, persian_bytes))
        for common in (0, 10):
            forms = invented_names(1_000, common)
            bench_questions(f"{common}% common surnames", congo, forms, pages)
            forms = everywhere(forms, pages)
            bench_questions(f"{common}% common, all mentioned", congo, forms, pages)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print_row("scan, peak memory", f"{pages:,} pages, twice", peak, "MB")


if __name__ == "__main__":
    main()
