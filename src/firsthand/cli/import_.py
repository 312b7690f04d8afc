"""`firsthand import`: files, folders and pasted text become Items."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli.main import FOUND
from firsthand.cli.options import archive_option, json_option, on_terminal, print_json
from firsthand.cli.refusals import reason_words
from firsthand.cli.workroom import item_id, member_id, migrate, open_workroom

if TYPE_CHECKING:
    from firsthand.workroom.archive.importing import Outcome

KINDS = ("translation", "transcript", "corrected", "received")


@click.command(
    epilog="""\b
Examples:
  firsthand import saved-pages/ letter.md
  firsthand import front.html --base-url http://www.example.org/
  firsthand import memoir-en.md --into 3f2a --as translation --language en
  pbpaste | firsthand import -"""
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--base-url", default="", help="Where the pages stood, if they do not say.")
@click.option("--into", "into", default="", metavar="ITEM", help="A further text of this Item.")
@click.option("--as", "kind", type=click.Choice(KINDS), help="With --into: what the file is to it.")
@click.option("--language", default="", help="With --into: the language of the file.")
@click.option("--member", "login", metavar="LOGIN", help="The Member who brings it in.")
@archive_option
@json_option
def command(  # noqa: PLR0913 - one parameter an option, as click hands them over
    *,
    paths: tuple[Path, ...],
    base_url: str,
    into: str,
    kind: str | None,
    language: str,
    login: str | None,
    archive: Path,
    as_json: bool,
) -> None:
    """Bring in PATHS: files, folders of them (walked through), or `-` for pasted text.

    Web pages, front pages, plain text and Markdown become Items; the bytes are kept as they are.
    The same bytes again change nothing. One line a file says what became of it.
    """
    missing = [path for path in paths if str(path) != "-" and not path.exists()]
    if missing:
        raise click.UsageError(f"There is no file or folder {missing[0]}.")
    if bool(into) != bool(kind):
        raise click.UsageError("--into and --as go together.")
    folder = open_workroom(archive)
    migrate()
    from firsthand.cli.importing import Wish, outcomes

    wish = Wish(
        paths=paths,
        base_url=base_url,
        into=item_id(into) if into else None,
        kind=kind or "",
        language=language,
        by=member_id(login),
    )
    refused = False
    for outcome in outcomes(wish, folder, progress=on_terminal() and not as_json):
        refused |= outcome.status == "refused"
        _print(outcome, as_json=as_json)
    sys.exit(FOUND if refused else 0)


def _print(outcome: "Outcome", *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "name": outcome.name,
                "status": outcome.status,
                "items": [str(item) for item in outcome.items],
                "front_page": outcome.is_front_page,
                "reason": outcome.reason or None,
            }
        )
        return
    words = f"{outcome.status:9} {outcome.name}"
    if outcome.is_front_page:
        words += f" (a front page with {len(outcome.items)} teasers)"
    click.echo(f"{words}: {reason_words(outcome.reason)}" if outcome.reason else words)
