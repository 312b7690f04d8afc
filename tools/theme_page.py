"""docs/reference/theme.md, made from the code that reads a theme."""

from collections.abc import Iterable, Mapping

PAGE = """# Theme and sections

Written by `make docs` from the code that reads them. How to begin:
[make it yours](../how-to/make-it-yours.md). Why so narrow: [decision 23](../adr/0023-themes.md).

All of it is declared in `firsthand.toml`, checked by `firsthand release` and `firsthand publish`,
and goes into the bundle. What is wrong is said by its key; the edition that stands stays. A key
that is not named here is refused.

## `[theme.light]`, `[theme.dark]`

Colours as `#rrggbb`. What is left out stays as it is. After that, every colour of text and of lines
must stand out against both grounds, `paper` and `wash`: at least so much to 1.

| token | what it is | light | dark | at least |
|---|---|---|---|---|
{tokens}

## `[theme]`

| key | value |
|---|---|
| `faces` | {faces} |

`bundled` brings the faces that the package has, where it has them; `local` brings none, and the
edition is set in what the reader's machine has.

## `[theme.voice]`, `[theme.archive]`

Lists of names of faces, as in CSS `font-family`, by script: {scripts}. `voice` is the face in
which sources speak, `archive` that of your own words. Letters, digits, spaces and hyphens; names of
several words may stand in quotation marks.

## `[theme.texts.LANGUAGE]`

Other words for a phrase of the edition, by its English words: `"Front page" = "Today"`. Each must
have the same {{slots}}. A phrase has at most {phrase_cp} characters. The phrases stand below.

## `[[section]]`

At most {most_sections}, each with these keys:

| key | value |
|---|---|
| `key` | small letters, digits and hyphens; each once |
| `titles` | words by language, one in the first; at most {title_cp} characters |
| `kinds` | a list of codes; each in one section only |
| `order` | a whole number; sections stand from the lowest to the highest, else as in the file |
| `show_empty` | `true` = it stands though no Item is in it; else it is left out |

| code | kind |
|---|---|
{kinds}

## The folder `theme/`

| file | what becomes of it |
|---|---|
| `templates/NAME.html` | takes the place of the edition's template NAME; one by one |
| `extra.css` | appended to the edition's styles, in `style/theme.css` |
| `NAME.svg` | lies beside it, for `url(NAME.svg)` |

At most {most_files} files, {most_kb} KB each, {most_all_kb} KB in all, in UTF-8. Nothing in them
may run (scripts, handlers) or reach for another place (imports, foreign addresses of styles and
pictures). They go into the bundle, into backups, and not into the workroom, save in previews.

A template may `{{% extends "firsthand/NAME.html" %}}` or `{{% include "firsthand/NAME.html" %}}`
the one that it replaces. It runs in Jinja's sandbox, inside the build's fence; everything that it
prints is escaped. One that is broken stops the build with its file and line.

These templates can be replaced: {templates}.

## Phrases

{phrases}
"""
MEANS = {
    "paper": "the ground",
    "wash": "the ground of notes",
    "ink": "text",
    "soft": "second text",
    "link": "links, focus",
    "turn": "what is contested or changed",
    "edge": "dashed and dividing lines that mean something",
}


def theme_page() -> str:
    """The page as it is now."""
    from firsthand.core.codes import FacesFrom  # noqa: PLC0415 -- only this page needs them
    from firsthand.core.vocabulary import codes, label  # noqa: PLC0415 -- the same
    from firsthand.edition.environment import template_names  # noqa: PLC0415 -- the same
    from firsthand.edition.words import words  # noqa: PLC0415 -- the same
    from firsthand.preserve import theme, theme_files  # noqa: PLC0415 -- the same

    return PAGE.format(
        tokens=_tokens(theme.LIGHT, theme.DARK, theme.NEEDS),
        faces=" or ".join(f"`{each}`" for each in FacesFrom),
        scripts=_listed(theme.SCRIPTS),
        phrase_cp=theme.PHRASE_CP,
        most_sections=theme.MOST_SECTIONS,
        title_cp=theme.TITLE_CP,
        kinds="\n".join(f"| `{code}` | {label(code, 'en')} |" for code in codes("ITM")),
        most_files=theme_files.MOST_FILES,
        most_kb=theme_files.MOST_BYTES // 1024,
        most_all_kb=theme_files.MOST_BYTES_IN_ALL // 1024,
        templates=_listed(template_names()),
        phrases="\n".join(f"- `{phrase}`" for phrase in sorted(words("en").sentences)),
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _tokens(light: Mapping[str, str], dark: Mapping[str, str], needs: Mapping[str, float]) -> str:
    rows = (
        (f"`{token}`", MEANS[token], f"`{light[token]}`", f"`{dark[token]}`", needs.get(token, "-"))
        for token in light
    )
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in rows)
