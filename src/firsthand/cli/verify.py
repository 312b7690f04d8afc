"""`firsthand verify`: is everything as it came in?"""

import sys
from pathlib import Path

import click

from firsthand.cli.main import FOUND
from firsthand.cli.options import archive_option, json_option, print_json, say
from firsthand.cli.workroom import migrate, open_workroom


@click.command(epilog="Example: firsthand verify --archive our-archive")
@archive_option
@json_option
def command(*, archive: Path, as_json: bool) -> None:
    """Recompute every digest and the chain of custody, of pictures too, and name what changed."""
    folder = open_workroom(archive)
    migrate()
    from firsthand.workroom.archive.verifying import problems

    count = 0
    for problem in problems(folder):
        count += 1
        if as_json:
            print_json({"original": problem.subject, "place": problem.place, "why": problem.why})
        else:
            click.echo(f"{problem.subject}  {problem.place}: {problem.why}")
    if count:
        say(f"{count} problems. Nothing was changed; restore what is named from a backup.")
        sys.exit(FOUND)
    say("Every original is as it came in, every picture as it was made, and custody is unbroken.")
