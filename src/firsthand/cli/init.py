"""`firsthand init`: a new archive in a folder, and its first Member."""

from pathlib import Path

import click

from firsthand.cli.options import json_option, print_json, say
from firsthand.cli.workroom import migrate, open_workroom
from firsthand.core.languages import ENDONYMS
from firsthand.preserve.folder import config_text, make_folder


@click.command(
    epilog="Example: firsthand init our-archive --name 'Causeway Circle' --language en "
    "--language fa --member anise"
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", default="", help="What the archive is called, in its first language.")
@click.option(
    "--language", "languages", multiple=True, default=["en"], type=click.Choice(list(ENDONYMS)),
    help="A language of the edition; say it again for more. The first is the default.",
)  # fmt: skip
@click.option("--contact", default="", help="How readers reach you for corrections.")
@click.option("--team", default=2, type=click.IntRange(1), help="How many Members decide.")
@click.option("--member", "login", required=True, help="The login of the first Member.")
@click.option("--display-name", default="", help="How the team sees that Member.")
@click.option(
    "--password",
    envvar="FIRSTHAND_PASSWORD",
    prompt=True,
    hide_input=True,
    confirmation_prompt=True,
    help="Asked for if not given; or set FIRSTHAND_PASSWORD.",
)
@json_option
def command(  # noqa: PLR0913 - one parameter an option, as click hands them over
    *,
    folder: Path,
    name: str,
    languages: tuple[str, ...],
    contact: str,
    team: int,
    login: str,
    display_name: str,
    password: str,
    as_json: bool,
) -> None:
    """Make a new archive in FOLDER, with its first Member.

    The folder holds everything: the database, the originals, the edition. Keep it on an
    encrypted disk, and enter no real name before you have seen a restore of a backup.
    """
    made = make_folder(folder, config_text(languages, name=name, contact=contact, team=team))
    open_workroom(made.root)
    migrate()
    from firsthand.workroom.members.services import add_member

    add_member(login, password, display_name=display_name or login, language=languages[0])
    if as_json:
        print_json({"archive": str(made.root), "member": login})
    else:
        say(f"An archive stands in {made.root}.")
        say(f"Next: firsthand import FILES --archive {folder}")
        say(f"  or: firsthand serve --archive {folder}")
