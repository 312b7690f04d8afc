"""`firsthand members`: who may log in, and what each may do."""

from pathlib import Path

import click

from firsthand.cli.options import archive_option, json_option, print_json, say
from firsthand.cli.workroom import migrate, open_workroom
from firsthand.core.codes import MemberRole


@click.command(
    epilog="""\b
Examples:
  firsthand members
  firsthand members --add medlar --language fa
  firsthand members --add thorn --role editor --role documenter"""
)
@click.option("--add", "login", metavar="LOGIN", help="Add a Member; asks for a password.")
@click.option("--display-name", default="", help="With --add: how the team sees them.")
@click.option("--language", default="en", help="With --add: the language of their screens.")
@click.option(
    "--role", "roles", multiple=True, type=click.Choice([str(role) for role in MemberRole]),
    help="With --add: what they may do; the first two Members hold all roles.",
)  # fmt: skip
@click.option("--password", envvar="FIRSTHAND_PASSWORD", help="Asked for if not given.")
@archive_option
@json_option
def command(  # noqa: PLR0913 - one parameter an option, as click hands them over
    *,
    login: str | None,
    display_name: str,
    language: str,
    roles: tuple[str, ...],
    password: str | None,
    archive: Path,
    as_json: bool,
) -> None:
    """List the Members, or add one."""
    open_workroom(archive)
    migrate()
    from firsthand.workroom.members.models import Member
    from firsthand.workroom.members.services import add_member

    if login:
        secret = password or click.prompt("Password", hide_input=True, confirmation_prompt=True)
        chosen = [MemberRole(role) for role in roles] or None
        add_member(
            login, secret, display_name=display_name or login, language=language, roles=chosen
        )
        say("Added.")
    for member in Member.objects.order_by("login"):
        if as_json:
            print_json({"login": member.login, "roles": member.roles, "active": member.active})
        else:
            active = "" if member.active else " (may not log in)"
            click.echo(f"{member.login}{active}: {', '.join(member.roles)}")
