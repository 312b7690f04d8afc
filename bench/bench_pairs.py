"""Pairs that may be one, at size: comparing all names, one new name, and the screens over them.

Invented people, a tenth of them entered twice in another spelling. Prints processor seconds, the
most memory of a process that has done it all, milliseconds of a page, and queries, at three sizes.

    python bench/bench_pairs.py
"""

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from _rows import print_row

from firsthand.preserve.folder import config_text, make_folder

SIZES = (1_000, 10_000, 100_000)
ALL_MOST = 10_000  # names that are all compared here
CALLS = 5
GOAL_MS = 300
HEADS = [
    "ba",
    "dar",
    "fa",
    "gol",
    "har",
    "jo",
    "ka",
    "la",
    "man",
    "no",
    "par",
    "qa",
    "ra",
    "sha",
    "ta",
    "va",
    "ye",
    "zard",
    "morv",
    "ne",
    "kel",
    "tou",
    "ki",
]
TAILS = [
    "van",
    "shi",
    "nia",
    "pour",
    "zad",
    "mand",
    "li",
    "rokh",
    "vand",
    "di",
    "tash",
    "kani",
    "bakhsh",
    "far",
    "nou",
    "reh",
    "sar",
]


def names(count: int) -> Iterator[str]:
    """Names of people: given names as many have, surnames as few have; some in two spellings."""
    chance = random.Random(4)  # noqa: S311 -- the same names each time
    before: list[str] = []
    for _ in range(count):
        if before and chance.random() < 0.1:
            yield respelled(chance.choice(before))
            continue
        given = chance.choice(HEADS) + chance.choice(TAILS)
        surname = "".join(chance.choices(HEADS, k=2)) + chance.choice(TAILS)
        before.append(f"{given} {surname}".title())
        yield before[-1]


def respelled(name: str) -> str:
    """The name as another hand writes it."""
    for left, right in (("ou", "u"), ("Q", "Gh"), ("v", "w"), ("sh", "ch"), ("k", "c")):
        name = name.replace(left, right)
    return name


def started() -> None:
    """A new archive, with Django set up on it."""
    folder = make_folder(Path(tempfile.mkdtemp()) / "archive", config_text(["en", "fa"]))
    os.environ["FIRSTHAND_ARCHIVE"] = str(folder.root)
    os.environ["DJANGO_SETTINGS_MODULE"] = "firsthand.workroom.settings.archive"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def add_people(count: int) -> None:
    from firsthand.names.folding import fold
    from firsthand.workroom.documentation.models import Agent, NameForm

    agents = [Agent(kind="person") for _ in range(count)]
    Agent.objects.bulk_create(agents, batch_size=500)
    forms = (
        NameForm(agent=agent, text=text, language="en", key=fold(text))
        for agent, text in zip(agents, names(count), strict=True)
    )
    NameForm.objects.bulk_create(forms, batch_size=500)


def seconds(act: Callable[[], object]) -> float:
    """Processor seconds of *act*."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def page(client, address: str) -> tuple[float, int]:
    """Milliseconds (median) and queries of one GET."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    took = []
    for _ in range(CALLS):
        begun = time.perf_counter()
        assert client.get(address).status_code == 200
        took.append((time.perf_counter() - begun) * 1000)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return statistics.median(took), len(asked)


def propose(count: int) -> None:
    """As many rows as if all names had been compared, which takes a quarter of an hour."""
    from django.db.models import Max

    from firsthand.workroom.documentation.identity import MATCHER
    from firsthand.workroom.documentation.models import Agent, Comparison, NameForm, PairProposal

    chance = random.Random(4)  # noqa: S311 -- the same pairs each time
    ids = list(Agent.objects.order_by("id").values_list("id", flat=True))
    pairs = {tuple(sorted(chance.sample(ids, 2))) for _ in range(count)}
    PairProposal.objects.bulk_create(
        (PairProposal(a_id=a, b_id=b, score=chance.random(), run=1) for a, b in pairs),
        batch_size=500,
    )
    upto = NameForm.objects.aggregate(newest=Max("created_at"))["newest"]
    Comparison.objects.create(
        run=1, matcher=MATCHER, forms=NameForm.objects.count(), organizations=0, upto=upto
    )


def memory() -> float:
    """The most memory that this process had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bench(size: int) -> None:
    started()
    from django.test import Client

    from firsthand.core.codes import AgentKind, Register
    from firsthand.workroom.documentation.likeness import Name, alike
    from firsthand.workroom.documentation.models import PairProposal
    from firsthand.workroom.documentation.proposing import refresh
    from firsthand.workroom.members.services import add_member

    client = Client(SERVER_NAME="localhost")
    client.force_login(add_member("anise", "wall-clock-orchard", display_name="Anise"))
    add_people(size)
    people, before = f"{size} names", memory()
    if size <= ALL_MOST:
        print_row("compare all names", people, seconds(refresh), "s", ("", None))
        print_row("pairs proposed", people, PairProposal.objects.count(), "", ("", None))
        print_row("memory for it", people, memory() - before, "MB", ("", None))
    else:
        propose(size // 2)
    took, queries = page(client, "/people/pairs/")
    met = took < GOAL_MS if size == SIZES[-1] else None
    print_row("page of pairs", f"{people}, {queries} queries", took, "ms", (f"< {GOAL_MS} ms", met))
    typed = Name("Touraj Qashnavi", "en", Register.OFFICIAL)
    ask = lambda: alike(typed, AgentKind.PERSON)  # noqa: E731 -- said twice
    print_row("first name typed", people, seconds(ask) * 1000, "ms", ("", None))
    print_row("next name typed", people, seconds(ask) * 1000, "ms", ("", None))
    add_people(1)
    print_row("compare one new name", people, seconds(refresh) * 1000, "ms", ("", None))
    print_row("memory in all", people, memory(), "MB", ("", None))


def main() -> None:
    """Each size in a process of its own, so that the memory is its own."""
    if len(sys.argv) > 1:
        bench(int(sys.argv[1]))
        return
    for size in SIZES:
        subprocess.run([sys.executable, __file__, str(size)], check=True)


if __name__ == "__main__":
    main()
