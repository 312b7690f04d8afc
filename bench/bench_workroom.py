"""The workroom at size: the list of Items, and the clearing screen of a long text.

The screens are asked for through Django's own stack, templates included, without the network.
Prints the median of several calls and the number of queries at three sizes.

    python bench/bench_workroom.py
"""

import os
import statistics
import tempfile
import time
from pathlib import Path

from _rows import print_row

from firsthand.preserve.folder import config_text, make_folder

SIZES = (100, 1_000, 10_000)
WORDS = (100, 1_000, 10_000)
CALLS = 7
GOAL_MS = 300
SENTENCE = "The post came on a Tuesday and {name} held the drawer of {place} open for it. "


def started() -> Path:
    """A new archive, with Django set up on it."""
    folder = make_folder(Path(tempfile.mkdtemp()) / "archive", config_text(["en", "fa"]))
    os.environ["FIRSTHAND_ARCHIVE"] = str(folder.root)
    os.environ["DJANGO_SETTINGS_MODULE"] = "firsthand.workroom.settings.archive"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return folder.root


def add_items(count: int, member) -> None:
    from firsthand.core.text import Mark, MarkKind, Span, make_text
    from firsthand.workroom.archive.models import Item, ItemFlag, SearchText, TextVersion
    from firsthand.workroom.archive.versions import NewVersion, version_row

    body = SENTENCE.format(name="Kiumars Pelvand", place="Vashandar") * 30
    items = [Item(language="en", kind="ITM03", created_by=member) for _ in range(count)]
    versions = []
    for number, item in enumerate(items):
        title = f"Letter {number}"
        text = make_text(f"{title}\n{body}", [Mark(MarkKind.HEADING, Span(0, len(title)), "1")])
        versions.append(version_row(item.id, 1, NewVersion("received", "en", text)))
    Item.objects.bulk_create(items, batch_size=500)
    TextVersion.objects.bulk_create(versions, batch_size=200)
    ItemFlag.objects.bulk_create(
        (ItemFlag(item=item, code="no_date") for item in items), batch_size=500
    )
    SearchText.objects.bulk_create(
        (SearchText(item=v.item, language="en", folded=v.text.lower()) for v in versions),
        batch_size=200,
    )


def timed(client, address: str) -> tuple[float, int]:
    """Milliseconds (median) and queries of one GET."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    took = []
    for _ in range(CALLS):
        begun = time.perf_counter()
        response = client.get(address)
        took.append((time.perf_counter() - begun) * 1000)
        assert response.status_code == 200, response.status_code
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)
    return statistics.median(took), len(asked)


def bench_list(client, member) -> None:
    there = 0
    for size in SIZES:
        add_items(size - there, member)
        there = size
        for measure, address in (("list of Items", "/"), ("list, a word", "/?q=pelvand")):
            took, queries = timed(client, address)
            met = took < GOAL_MS if size == SIZES[-1] else None
            print_row(
                measure, f"{size} Items, {queries} queries", took, "ms", (f"< {GOAL_MS} ms", met)
            )


def bench_clearing(client, member) -> None:
    from firsthand.core.text import make_text
    from firsthand.workroom.archive.models import Item
    from firsthand.workroom.archive.versions import NewVersion, add_version
    from firsthand.workroom.documentation.models import Agent, NameForm

    for n in range(50):
        agent = Agent.objects.create(kind="person")
        NameForm.objects.create(agent=agent, text=f"Kiumars Pelvand{n}", language="en", key=f"k{n}")
    for words in WORDS:
        lines = [
            SENTENCE.format(name=f"Kiumars Pelvand{n % 50}", place="Vashandar") * 5
            for n in range(max(words // 80, 1))
        ]
        item = Item.objects.create(language="en", kind="ITM03", state="described")
        text = make_text("\n".join(line.strip() for line in lines))
        version = add_version(item.id, NewVersion("received", "en", text, made_by=member.id))
        took, queries = timed(client, f"/items/{item.id}/en/clearing/")
        size = f"{words} words, {version.mentions.count()} names, {queries} queries"
        met = took < GOAL_MS if words == WORDS[-1] else None
        print_row("clearing screen", size, took, "ms", (f"< {GOAL_MS} ms", met))


def main() -> None:
    started()
    from django.test import Client

    from firsthand.workroom.members.services import add_member

    member = add_member("anise", "wall-clock-orchard", display_name="Anise")
    client = Client(SERVER_NAME="localhost")
    client.force_login(member)
    bench_clearing(client, member)
    bench_list(client, member)


if __name__ == "__main__":
    main()
