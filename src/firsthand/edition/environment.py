"""The templates' environment: the package's own, before them those of an archive's theme.

A theme's template takes the place of the one with its name, and reaches that one as
`firsthand/NAME`. It runs in Jinja's sandbox, inside the build's fence (ADR 23).
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import TypedDict

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    Undefined,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from firsthand.edition.errors import ThemeError
from firsthand.edition.templating import QuickEnvironment

OWN = "firsthand"
PLACE = "theme/templates/"
# What a template of a theme may raise, however it is broken.
BROKEN = (TemplateError, LookupError, TypeError, ValueError, AttributeError, ArithmeticError)


class Options(TypedDict):
    """What every environment of ours is made with."""

    autoescape: bool
    undefined: type[Undefined]
    trim_blocks: bool
    lstrip_blocks: bool
    auto_reload: bool


OPTIONS: Options = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
}


def environment_of(templates: Mapping[str, str]) -> Environment:
    """The environment of an edition whose theme has *templates* (name, source); all output escaped.

    Raises: ThemeError where one of them cannot be read as a template.
    """
    own = FileSystemLoader(str(files("firsthand.edition").joinpath("templates")))
    if not templates:
        return QuickEnvironment(loader=own, **OPTIONS)

    def look_up(name: str) -> tuple[str, str, None] | None:
        return (templates[name], PLACE + name, None) if name in templates else None

    loader = ChoiceLoader([FunctionLoader(look_up), PrefixLoader({OWN: own}), own])
    made = ImmutableSandboxedEnvironment(loader=loader, **OPTIONS)
    for name in sorted(templates):
        _compile(made, name)
    return made


def _compile(environment: Environment, name: str) -> None:
    try:
        environment.get_template(name)
    except TemplateSyntaxError as error:
        raise ThemeError(f"{PLACE}{name} line {error.lineno}: {error.message}") from None


@cache
def template_names() -> tuple[str, ...]:
    """The names of the package's templates, which a theme may replace."""
    folder = files("firsthand.edition").joinpath("templates")
    return tuple(sorted(file.name for file in folder.iterdir() if file.name.endswith(".html")))


def guarded(form: Callable[..., Markup]) -> Callable[..., Markup]:
    """*form* of a theme's template, saying where it is broken."""

    def called(*given: object, **named: object) -> Markup:
        try:
            return form(*given, **named)
        except BROKEN as error:
            raise broken(error) or error from None

    return called


def broken(error: Exception) -> ThemeError | None:
    """What to say of *error*, which rose from a theme's template or for want of one of its parts.

    None = the fault is not the theme's.
    """
    line, place, trace = 0, "", error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith(PLACE):
            line, place = trace.tb_lineno, trace.tb_frame.f_code.co_filename
        trace = trace.tb_next
    if not place:
        return ThemeError(f"{PLACE[:-1]}: {error}") if isinstance(error, TemplateError) else None
    return ThemeError(f"{place} line {line}: {type(error).__name__} {error}".strip())
