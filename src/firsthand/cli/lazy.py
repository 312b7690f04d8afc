"""Groups of commands, each loaded from its own module when it is asked for."""

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click


class LazyGroup(click.Group):
    """The commands of one package, listed without loading one."""

    def __init__(self, *, package: str, listing: Mapping[str, str], **attributes: Any) -> None:
        """*listing*: each command and what it does, in the order of the help."""
        super().__init__(**attributes)
        self.package, self.listing = package, listing

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order of a working day."""
        return list(self.listing)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name; None = there is none."""
        if cmd_name not in self.listing:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"{self.package}.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Writes the list of commands without loading one."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.listing.items()))
