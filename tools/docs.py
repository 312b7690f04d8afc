"""Writes the generated pages of docs/ anew; with --check it only names those that are stale."""

import ast
import os
import re
import runpy
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from django.db.models import Model

    from firsthand.disclosure.classes import Disclosure

REPOSITORY = Path(__file__).resolve().parents[1]
CODE = REPOSITORY / "src/firsthand"
MAP_MARKS = ("<!-- module map: make docs -->", "<!-- end of module map -->")
WIDTH = 88
EXIT_CODES = """Written by `make docs` from the commands themselves.
Exit codes: 0 done, 1 found a problem, 2 wrong use."""

EVERY_ROW = {"id", "created_at", "created_by", "changed_at"}
CLASSES_HEAD = """# What may become public

Written by `make docs` from the models, where each class stands beside its field. Every row also
has an id, when and by whom it was made and, where it can change, when it changed: workroom, never
public. A field without a class does not cross the gate and fails a test.
"""

CONTROLS_HEAD = """# Controls

Written by `make docs` from `disclosure/controls.py`. The row is that of the
[threat model](../threat-model.md); the guard is where the control stands in the code. For each
there is a fault in tests/leak that breaks its guard, and a test that catches the fault. A check in
CI draws a few archives; `FIRSTHAND_LEAK_PROFILE=nightly` draws a thousand.

| row | control | what it does | guard |
|---|---|---|---|
"""


def first_line(path: Path) -> str:
    """What the module at *path* says of itself in its docstring's first line."""
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "(says nothing)"
    return docstring.splitlines()[0]


def packages() -> Iterator[Path]:
    """Every package of ours, the root left out, parents before children."""
    for path in sorted(CODE.rglob("__init__.py")):
        if path.parent != CODE and "migrations" not in path.parts:
            yield path.parent


def module_map() -> str:
    """One row a package: its name, what it says of itself, its modules."""
    rows = ["| package | what it is | modules |", "|---|---|---|"]
    for package in packages():
        names = sorted(path.stem for path in package.glob("*.py") if path.stem != "__init__")
        name = package.relative_to(CODE).as_posix()
        listed = " ".join(f"`{module}`" for module in names) or "-"
        rows.append(f"| `{name}` | {first_line(package / '__init__.py')} | {listed} |")
    return "\n".join(rows)


def architecture() -> str:
    """architecture.md with its module map as the code stands now."""
    page = (REPOSITORY / "docs/architecture.md").read_text("utf-8")
    return _between(page, MAP_MARKS, module_map())


def hosting() -> str:
    """The page on hosting, its snippets for servers as the edition's own headers are now."""
    from firsthand.edition.hosting import caddyfile, nginx  # noqa: PLC0415 -- only this page

    page = (REPOSITORY / "docs/how-to/host-the-edition.md").read_text("utf-8")
    for name, snippet in (("nginx", nginx()), ("caddy", caddyfile())):
        marks = f"<!-- {name}: make docs -->", f"<!-- end of {name} -->"
        page = _between(page, marks, f"```text\n{snippet}```")
    return page


def _between(page: str, marks: tuple[str, str], made: str) -> str:
    """*page* with what is *made* between its two *marks*."""
    start, end = marks
    block = f"{start}\n{made}\n{end}"
    return re.sub(f"{re.escape(start)}.*?{re.escape(end)}", lambda _: block, page, flags=re.DOTALL)


def commands() -> str:
    """The help of every command, as it prints itself."""
    from firsthand.cli.main import firsthand as group  # noqa: PLC0415 -- only this page needs it

    context = click.Context(group, info_name="firsthand", terminal_width=WIDTH)
    return "\n\n".join(["# Commands", EXIT_CODES, *_helps(group, context)]) + "\n"


def _helps(command: click.Command, context: click.Context) -> Iterator[str]:
    """The help of *command*, then of those below it."""
    yield _help(context.command_path, command, context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                below = click.Context(inner, context, info_name=name, terminal_width=WIDTH)
                yield from _helps(inner, below)


def _help(title: str, command: click.Command, context: click.Context) -> str:
    shown = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"## {title}\n\n```text\n{shown}\n```"


def classes() -> str:
    """One table a model: each field, the harm if it leaks, what the gate does with it, why."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.workroom.settings.testing")
    import django  # noqa: PLC0415 -- only this page needs it
    from django.apps import apps  # noqa: PLC0415 -- the same

    django.setup()
    ours = [model for model in apps.get_models() if model.__module__.startswith("firsthand.")]
    return CLASSES_HEAD + "".join(_class_table(model) for model in sorted(ours, key=str))


def _class_table(model: type["Model"]) -> str:
    rows = [
        f"| `{field.name}` | {_class_cells(getattr(field, 'disclosure', None))} |\n"
        for field in model._meta.get_fields()  # noqa: SLF001 -- Django's public way to them
        if field.concrete and field.name not in EVERY_ROW
    ]
    head = (
        "| field | if it leaks | rule | why it may be public | may hold |\n|---|---|---|---|---|\n"
    )
    return f"\n## {model.__name__}\n\n{head}{''.join(rows)}"


def _class_cells(disclosure: "Disclosure | None") -> str:
    if disclosure is None:
        return "**not classed** | | |"
    cells = (disclosure.level, disclosure.rule, disclosure.why, disclosure.holds)
    return " | ".join(str(cell) for cell in cells)


def controls() -> str:
    """One row a control: its place in the threat model, what it does, where it stands."""
    from firsthand.disclosure.controls import CONTROLS  # noqa: PLC0415 -- only this page needs it

    rows = (f"| {each.row} | `{each.code}` | {each.says} | `{each.guard}` |\n" for each in CONTROLS)
    return CONTROLS_HEAD + "".join(rows)


def themes() -> str:
    """What an archive may declare of its looks; `theme_page.py` beside this makes the page."""
    page: str = _beside("theme_page")["theme_page"]()
    return page


def _beside(name: str) -> dict[str, Any]:
    """What the tool *name* beside this one defines."""
    return runpy.run_path(str(Path(__file__).with_name(f"{name}.py")))


def names() -> str:
    """The page on names, with the tables that `names_page.py` beside this makes."""
    page = (REPOSITORY / "docs/reference/names.md").read_text("utf-8")
    filled: str = _beside("names_page")["filled"](page)
    return filled


def matching() -> str:
    """How to match a list, with what its commands print; `how_to_names.py` runs them."""
    page = (REPOSITORY / "docs/how-to/match-a-list.md").read_text("utf-8")
    filled: str = _beside("how_to_names")["filled"](page)
    return filled


def pictures() -> dict[str, Callable[[], str]]:
    """The pictures of names compared, by their file; `name_pictures.py` beside this draws them."""
    beside = _beside("name_pictures")
    return {
        f"docs/images/{name}.svg": partial(beside["drawn"], name) for name in beside["PICTURES"]
    }


PAGES: dict[str, Callable[[], str]] = {
    "docs/architecture.md": architecture,
    "docs/how-to/host-the-edition.md": hosting,
    "docs/how-to/match-a-list.md": matching,
    "docs/reference/commands.md": commands,
    "docs/reference/controls.md": controls,
    "docs/reference/disclosure.md": classes,
    "docs/reference/names.md": names,
    "docs/reference/theme.md": themes,
    **pictures(),
}


def stale(name: str) -> bool:
    """True where the page *name* is not what would be written now."""
    path = REPOSITORY / name
    return not path.exists() or path.read_text("utf-8") != PAGES[name]()


def main(arguments: list[str]) -> int:
    """Write or check all pages; 1 where --check finds a stale one."""
    found = [name for name in PAGES if stale(name)]
    if "--check" in arguments:
        print(
            *(f"stale: {name} (make docs)" for name in found), sep="\n", end="\n" if found else ""
        )
        return int(bool(found))
    for name in found:
        (REPOSITORY / name).parent.mkdir(parents=True, exist_ok=True)
        (REPOSITORY / name).write_text(PAGES[name](), encoding="utf-8")
        print(f"written: {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
