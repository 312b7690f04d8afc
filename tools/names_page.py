"""docs/reference/names.md: its prose stands there, its tables are made from code and data."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

NAMES = Path(__file__).resolve().parents[1] / "src/firsthand/names"
CONSTANT = re.compile(r"^([A-Z][A-Z_]+): Final(?:\[.*\])? = ([^#\n]*?)(?:  # (.*))?$", re.MULTILINE)
SCRIPTS = ("latin", "arabic", "cyrillic", "hebrew")
PLAIN = re.compile(r"[\d.(][^A-Za-z]*")
MEMO = "MEMO"  # how much is remembered: speed alone
COSTS = ("bands", "weights", "scoring", "aligning", "alike", "initials", "forms")


def data(name: str) -> Any:
    """A data file of the names room."""
    return json.loads((NAMES / f"{name}.json").read_text("utf-8"))


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table in Markdown."""
    titles = list(heads)
    lines: list[Iterable[object]] = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|")


def folded(summary: str, body: str) -> str:
    """*body* behind a summary that opens."""
    return f"<details><summary>{summary}</summary>\n\n{body}\n\n</details>"


def letters() -> str:
    """What each letter becomes, by the groups of the folding table."""
    groups: Mapping[str, Mapping[str, str]] = data("folding")["letters"]
    return table(("group", "letter → key"), ((name, _pairs(each)) for name, each in groups.items()))


def _pairs(letters: Mapping[str, str]) -> str:
    return ", ".join(f"{one} → {key or 'nothing'}" for one, key in letters.items())


def sounds() -> str:
    """One row a sound: the letter groups that stand for it, the likeliest reading first."""
    inventory = data("sounds/inventory")
    scripts = {script: data(f"sounds/{script}")["groups"] for script in SCRIPTS}
    rows = (
        (f"`{sound}`", says, *(_writing(sound, groups) for groups in scripts.values()))
        for sound, says in inventory["sounds"].items()
    )
    return table(("sound", "as in", *(script.title() for script in SCRIPTS)), rows)


def _writing(sound: str, groups: Mapping[str, str]) -> str:
    """The groups that first of all stand for *sound*; in brackets those that may."""
    first = [group for group, each in groups.items() if each.split()[:1] == [sound]]
    also = [group for group, each in groups.items() if sound in each.split()[1:]]
    return " ".join([*first, f"({' '.join(also)})" if also else ""]).strip()


def sound_sources() -> str:
    """What each table of letters says of itself, and its sources."""
    rows = ((script.title(), data(f"sounds/{script}")) for script in SCRIPTS)
    return table(
        ("script", "what the table is", "sources"),
        ((script, each["about"], each["sources"]) for script, each in rows),
    )


def classes() -> str:
    """The classes of sounds that keys are made of."""
    inventory = data("sounds/inventory")
    rows = (
        (key, " ".join(f"{letter}: {each}" for letter, each in inventory[key].items()))
        for key in ("soft", "hard")
    )
    return table(("key", "class: sounds"), rows)


def other_scripts() -> str:
    """The scripts that are read as Latin letters first."""
    source = data("matching/romanising")
    rows = (
        (name, each if isinstance(each, str) else "; ".join(f"{k}: {v}" for k, v in each.items()))
        for name, each in source.items()
        if name not in {"about", "sources"}
    )
    body = table(("script", "letter, then its reading"), rows)
    return f"{source['about']}\nSources: {source['sources']}\n\n" + folded("The tables", body)


def words() -> str:
    """The words that do something in a name."""
    source = data("matching/words")
    kinds = (
        "particles", "assimilated", "not_first", "fathers", "heads", "tails", "honorifics",
        "no_titles", "common", "articles", "silent",
    )  # fmt: skip
    rows = [(kind, " ".join(source[kind])) for kind in kinds]
    rows += [(f"prefix, {means}", " ".join(each)) for means, each in source["prefixes"].items()]
    rows += [(f"suffix, {means}", " ".join(each)) for means, each in source["suffixes"].items()]
    return f"{source['about']}\n\n" + folded("The words", table(("what", "words"), rows))


def forms() -> str:
    """Legal forms, kinds of things, known names."""
    source = data("matching/words")
    legal = ((name, ", ".join(each)) for name, each in source["legal_forms"].items())
    kinds = (
        (f"{kind}: {name}", line)
        for kind, each in source["generic"].items()
        for name, line in each.items()
    )
    kinds = [*kinds, *((f"in both: {name}", line) for name, line in source["shared"].items())]
    tables = {
        "Legal forms": table(("form", "written"), legal),
        "Words for a kind of thing": table(("kind", "written"), kinds),
        "Known given names": table(("name", "written"), source["known"].items()),
    }
    return "\n".join(folded(name, body) for name, body in tables.items())


def constants(*modules: str) -> str:
    """Every constant with a plain value in *modules* (dotted, below names), and what it says."""
    rows = [
        (f"`{module}.{name}`", value, says or "")
        for module in modules
        for name, value, says in CONSTANT.findall(_source(module))
        if PLAIN.fullmatch(value) and not name.startswith(MEMO)
    ]
    return table(("constant", "value", "what it is"), rows)


def _source(module: str) -> str:
    return (NAMES / f"{module.replace('.', '/')}.py").read_text("utf-8")


def costs() -> str:
    """What a comparison is weighed by."""
    return constants(*(f"matching.{module}" for module in COSTS))


def reasons() -> str:
    """Every reason that an explanation may give."""
    from firsthand.names.matching.explaining import SENTENCES  # noqa: PLC0415 -- only this page

    return table(("code", "sentence"), ((f"`{code}`", says) for code, says in SENTENCES.items()))


def writing() -> str:
    """What may stand in and on a name in running text."""
    source = data("finding/writing")
    rows = (
        (name, " ".join(each if isinstance(each, list) else _spellings(each)))
        for name, each in source.items()
        if name not in {"about", "sources"}
    )
    body = folded("The words", table(("what", "words"), rows))
    return f"{source['about']}\nSources: {source['sources']}\n\n{body}"


def _spellings(each: Mapping[str, str]) -> Iterable[str]:
    return (f"{name} ({others})" if others else name for name, others in each.items())


SINGLE = ("behind the word", "before the word", "ends in …")  # too many for a page


def signals() -> str:
    """What tells a name in Persian and Arabic, and its weight."""
    source, weights = data("signals"), data("signal_weights")
    rows = (
        (signal, *(weights[each]["alone"].get(signal, "") for each in ("fa", "ar")))
        for signal in sorted({*weights["fa"]["alone"], *weights["ar"]["alone"]})
        if not signal.startswith(SINGLE)
    )
    lists = (
        (f"{language}: {kind}", len(" ".join(words).split()))
        for language in ("fa", "ar")
        for kind, words in source[language].items()
    )
    weighed = folded("Weights", table(("signal", "Persian", "Arabic"), rows))
    listed = folded("Lists", table(("list", "words"), lists))
    left_out = "Left out below: signals of single very common words beside a word, and of its end."
    return f"{source['about']}\n{weights['about']} {left_out}\n\n{weighed}\n{listed}"


def suggestions() -> str:
    """The tiers and reasons of suggestions."""
    from firsthand.names.suggesting import Reason, Tier  # noqa: PLC0415 -- only this page

    tiers, found = (", ".join(f"`{each}`" for each in kind) for kind in (Tier, Reason))
    return f"Tiers: {tiers}. Reasons: {found}."


TABLES: dict[str, Callable[[], str]] = {
    "letters": letters,
    "sound sources": sound_sources,
    "sounds": sounds,
    "classes": classes,
    "other scripts": other_scripts,
    "words": words,
    "forms": forms,
    "costs": costs,
    "blocking": lambda: constants("matching.blocking"),
    "reasons": reasons,
    "writing": writing,
    "finding": lambda: constants("finding.nearness", "finding.variants", "finding.gaps"),
    "suggestions": suggestions,
    "signals": signals,
}


def filled(page: str) -> str:
    """*page* with each of TABLES between its marks, `<!-- table of NAME: make docs -->`.

    Raises: ValueError for a mark that is missing.
    """
    for name, made in TABLES.items():
        start, end = f"<!-- table of {name}: make docs -->", f"<!-- end of {name} -->"
        before, has_start, rest = page.partition(start)
        _, has_end, after = rest.partition(end)
        if not (has_start and has_end):
            raise ValueError(name)
        page = f"{before}{start}\n{made()}\n{end}{after}"
    return page
