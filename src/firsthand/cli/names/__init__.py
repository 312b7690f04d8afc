"""`firsthand names`: names of lists and texts, compared and found without an archive."""

import click

from firsthand.cli.lazy import LazyGroup
from firsthand.cli.names.versions import print_version

COMMANDS = {
    "score": "say of each pair of names how much the two are one",
    "block": "list the pairs of a list that are worth comparing",
    "find": "find known names in texts, in any spelling or script",
    "suggest": "list words of texts that probably name a person",
}


@click.command(
    cls=LazyGroup,
    package="firsthand.cli.names",
    listing=COMMANDS,
    epilog="""\b
Examples:
  firsthand names score --kind person pairs.tsv
  firsthand names block people.csv""",
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=print_version,
    help="Print the versions of firsthand and of the matcher.",
)  # fmt: skip
def command() -> None:
    """Compare and find names in lists and texts, across spellings and scripts.

    No archive is needed, and nothing is kept. Lists and texts are UTF-8 unless --encoding says
    otherwise. A list that ends in .csv is parted by commas or semicolons, any other by tabs; fields
    may stand in double quotes. "-" is standard input.

    Answers are columns parted by tabs, or with --json one object a line; words for you go to
    standard error. Every file is read through before anything is printed.

    Exit codes: 0 done; 1 done, but some rows or texts were left out, each named; 2 wrong use, or a
    file that cannot be read, and nothing was printed.

    For persons a name alone proposes and never decides.
    """
