"""The same Items as a site for Hugo: content, templates (hugo/) and configuration.

As good as we can: what all pages of a language share, every row, and what every page of a list
needs is rendered once (partialCached). Every page has its header of questions, its Series beside
it, the ways on, alternates, OpenGraph, JSON-LD and citations; lists by date and by kind and Series
hold the Items of all languages, as ours do.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from firsthand.core.text import MarkKind, Text
from firsthand.public.records import ItemRecord

INLINE = {MarkKind.EMPHASIS: "*", MarkKind.REPLACED: "**"}
LABELS = {
    "who": "Who says it",
    "how": "How they know",
    "told": "Circumstances",
    "when": "When",
    "origin": "Where it comes from",
    "cn1": "Saw it themselves",
    "ci1": "Told freely",
    "permission": "Published with permission.",
    "bydate": "By date",
    "allseries": "All series",
    "about": "About us",
    "edition": "Edition of",
    "keeps": "Who keeps this archive",
    "pays": "Who pays",
    "named": "If you are named here, or see an error",
    "answer": "You may answer, ask for a correction, or ask to be left out.",
    "decide": "How we decide",
    "gap": "A name is shown only on a stated ground. A gap is shown as a gap.",
    "invented": "Everything in this edition is invented: people, places, organisations, texts.",
    "languages": "This page in other languages",
    "part": "part",
    "previous": "Previous",
    "next": "Next",
    "whole": "The whole series",
    "more": "Read more",
    "approved": "Approved on",
    "cite": "To cite",
    "citethis": "Cite this",
}

LISTS = ("section", "term", "taxonomy")
TEMPLATES = Path(__file__).with_name("hugo")


def write_site(folder: Path, records: Iterable[ItemRecord], languages: Iterable[str]) -> None:
    """A site for Hugo of *records* in the new *folder*."""
    shutil.copytree(TEMPLATES, folder)
    _write(folder / "static/style/edition.css", "body{}")
    _write(folder / "config.json", json.dumps(_config(list(languages))))
    for language in languages:
        strings = {key: {"other": words} for key, words in LABELS.items()}
        _write(folder / f"i18n/{language}.json", json.dumps(strings))
    for record in records:
        path = folder / "content" / record.language / "item" / f"{record.item_id}.md"
        _write(path, _article(record))


def _config(languages: list[str]) -> dict[str, object]:
    return {
        "baseURL": "https://causeway.example/",
        "title": "Causeway Circle",
        "taxonomies": {"series": "series", "kind": "kinds"},
        "enableRobotsTXT": True,
        "services": {"rss": {"limit": 50}},
        "defaultContentLanguageInSubdir": True,
        "outputs": {
            "home": ["HTML", "RSS"],
            "section": ["HTML"],
            "term": ["HTML"],
            "taxonomy": ["HTML"],
        },
        "params": {"contact": "Box 9, Port Ostrel"},
        "languages": {
            tag: {
                "contentDir": f"content/{tag}",
                "languageName": tag,
                "languageDirection": "rtl" if tag in {"fa", "ar"} else "ltr",
                "weight": rank,
            }
            for rank, tag in enumerate(languages, 1)
        },
    }


def _article(record: ItemRecord) -> str:
    front = {
        "title": record.title,
        "description": record.teaser,
        "id": record.item_id,
        "kind": record.kind,
        "narrator": record.narrator.words if record.narrator else "",
        "issued": record.issued.edtf,
        "date": f"{record.issued.edtf}-01-01",
        "source": record.source_url,
        "part": record.part,
        "kinds": [record.kind.lower()],
        "series": [record.series_id] if record.series_id else [],
    }
    return json.dumps(front, ensure_ascii=False) + "\n\n" + _markdown(record.text)


def _markdown(text: Text) -> str:
    return "\n\n".join(_blocks(text))


def _blocks(text: Text) -> Iterator[str]:
    for block in text.blocks():
        over = [mark for mark in text.marks if mark.span.overlaps(block)]
        if any(mark.kind is MarkKind.HEADING for mark in over):
            continue  # the title, which the template prints
        words, done = "", block.start
        for mark in over:
            sign = INLINE[mark.kind]
            words += text.string[done : mark.span.start]
            words += f"{sign}{text.string[mark.span.start : mark.span.end].strip()}{sign} "
            done = mark.span.end
        yield words + text.string[done : block.end]


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
