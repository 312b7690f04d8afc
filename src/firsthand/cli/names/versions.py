"""Which rules and tables compare names: a score is to be compared only with scores of the same."""

import click

from firsthand import __version__


def matcher_version() -> str:
    """The version of the matcher."""
    from firsthand.names.matching import VERSION

    return VERSION


def print_version(context: click.Context, _option: click.Parameter, *wanted: object) -> None:
    """Prints the versions where they are *wanted*, and ends the command; an option's callback."""
    if any(wanted) and not context.resilient_parsing:
        click.echo(f"firsthand {__version__}, matcher {matcher_version()}")
        context.exit()
