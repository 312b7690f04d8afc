"""The texts of a leak archive, and what a Member decides over them."""

from typing import TYPE_CHECKING

from tests.leak.people import GENERAL, Person
from tests.leak.plans import Feature

from firsthand.core.codes import Treatment, VersionKind
from firsthand.core.text import Mark, MarkKind, Span, Text, make_text
from firsthand.names.finding import compile_forms, find
from firsthand.workroom.archive.models import Item, TextVersion
from firsthand.workroom.archive.versions import NewVersion
from firsthand.workroom.protection.services import (
    Choice,
    add_cut,
    add_mention,
    decide_mention,
    keep_link,
)
from firsthand.workroom.protection.suggestions import ensure_suggested
from firsthand.workroom.protection.texts import add_text

if TYPE_CHECKING:
    from tests.leak.archives import Archive

LINES = {
    "en": ("What {name} kept", "{name} stood at the gate and {given} said nothing."),
    "fa": ("آنچه {name} نگه داشت", "{name} کنار در ایستاد و {given} چیزی نگفت."),
}
CUT_LINES = {
    "en": ("The door is beside the {word} mill.", "He sold {word} at the quay."),
    "fa": ("در کنار آسیاب {word} است.", "او در اسکله {word} می‌فروخت."),
}
LINK_LINE = {"en": "See {a}, {b} and {c}.", "fa": "ببینید {a}، {b} و {c}."}
LINK_WORDS = {"en": ("one list", "another list", "third list"), "fa": ("فهرست", "دفتر", "برگه")}
GENERALISED = {"en": "goods", "fa": "کالا"}
ADDRESS = "https://boats.example/{}"


def with_heading(words: str) -> Text:
    """*words* as a Text whose first line is its heading."""
    return make_text(words, [Mark(MarkKind.HEADING, Span(0, words.index("\n")), "1")])


def saved_page(archive: "Archive") -> str:
    """A page as a Member saved it: canaries where a browser shows nothing, and in the text."""
    book, language = archive.book, archive.plan.language
    spoken = [person.written(language) for person in archive.people]
    word = {place: book.new(f"Original, {place}").everywhere for place in ("head", "comment")}
    earlier = book.new("TextVersion.text received, corrected since").everywhere
    body = "".join(
        f"<p>{name} kept the lamp, and the door stood open. {earlier}</p>" for name in spoken
    )
    return (
        f'<html lang="{language}"><head><title>{spoken[0]}</title>'
        f'<meta name="author" content="{word["head"]}"></head>'
        f"<body><!-- {word['comment']} --><h1>{spoken[-1]}</h1>{body}</body></html>"
    )


def account_text(archive: "Archive", language: str) -> Text:
    """The account in *language*: each person named, what is cut, what is linked, who speaks."""
    title, line = LINES[language]
    last = archive.people[-1]
    lines = [title.format(name=last.written(language))]
    lines += [
        line.format(name=each.written(language), given=each.given_in(language))
        for each in archive.people
    ]
    lines.append("box@boats.example")
    if archive.has(Feature.CUTS):
        lines += [each.format(word=_cut_word(archive, language)) for each in CUT_LINES[language]]
    links: list[tuple[str, str]] = []
    if archive.has(Feature.LINKS):
        lines.append(
            LINK_LINE[language].format(**dict(zip("abc", LINK_WORDS[language], strict=True)))
        )
        links = list(zip(LINK_WORDS[language], _addresses(archive), strict=True))
    tag = _language_tag(archive)
    return _marked("\n".join(lines), last.written(language), (links, tag))


def _language_tag(archive: "Archive") -> str:
    """A tag with a word of its own in it, as a page may declare one."""
    word = archive.book.new("TextVersion.marks, a language").latin
    tag = f"ar-{word[:8]}-{word[8:]}"
    archive.book.raw.setdefault("TextVersion.marks, a language", set()).update({tag, tag[3:11]})
    return tag


def _cut_word(archive: "Archive", language: str) -> str:
    script = "latin" if language == "en" else "persian"
    return archive.book.new("TextVersion.text under a Cut").spelled(script)


def _addresses(archive: "Archive") -> tuple[str, str, str]:
    """Kept and clean; kept, and it holds a withheld name; not kept."""
    name = archive.hidden.written("fa").replace(" ", "_")
    clean = archive.book.new_open("a kept link").latin
    return (
        ADDRESS.format(clean),
        ADDRESS.format(name),
        ADDRESS.format(archive.book.new("a link that nobody ticked").latin),
    )


def _marked(words: str, speaker: str, values: tuple[list[tuple[str, str]], str]) -> Text:
    links, tag = values
    at = words.index(speaker, words.index("\n"))
    marks = [
        Mark(MarkKind.HEADING, Span(0, words.index("\n")), "1"),
        Mark(MarkKind.SPEAKER, Span(at, at + len(speaker))),
        Mark(MarkKind.EMPHASIS, Span(at, at + len(speaker) + 4)),
        Mark(MarkKind.LANGUAGE, Span(at + len(speaker) + 1, at + len(speaker) + 4), tag),
    ]
    for over, address in links:
        start = words.rindex(over)
        marks.append(Mark(MarkKind.LINK, Span(start, start + len(over)), address))
    return make_text(words, marks)


def rewrite_received(archive: "Archive", received: TextVersion) -> None:
    """The corrected text that is made of the received one."""
    language = archive.plan.language
    text = account_text(archive, language)
    new = NewVersion(VersionKind.CORRECTED, language, text, received, archive.maker.id)
    add_text(received, new)


def translate(archive: "Archive", item: Item) -> None:
    source = item.versions.order_by("-number")[0]
    language = archive.plan.other
    text = account_text(archive, language)
    add_text(source, NewVersion(VersionKind.TRANSLATION, language, text, source, archive.maker.id))


def clear(archive: "Archive", version: TextVersion) -> None:
    """Every name of our people decided by their standing, all else not a name; Cuts and links."""
    for person in archive.people:
        _decide(archive, version, person)
    ensure_suggested(version)
    for rest in version.mentions.filter(treatment=""):
        decide_mention(rest, Choice(Treatment.NOT_A_NAME), by=archive.maker.id, everywhere=False)
    _cut(archive, version)
    _keep_links(archive, version)


def _decide(archive: "Archive", version: TextVersion, person: Person) -> None:
    language = version.language
    names = compile_forms(
        [("full", person.written(language)), ("given", person.given_in(language))]
    )
    taken: list[Span] = []
    for hit in sorted(find(version.text, names), key=lambda hit: hit.start - hit.end):
        span = Span(hit.start, hit.end)
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            version.mentions.filter(start__lt=span.end, end__gt=span.start).delete()
            mention = add_mention(version, span, by=archive.maker.id)
            decide_mention(
                mention, _choice(person, language), by=archive.maker.id, everywhere=False
            )


def _choice(person: Person, language: str) -> Choice:
    general = GENERAL[language] if person.treatment is Treatment.GENERALISE else ""
    return Choice(person.treatment, person.agent.id, general)


def _cut(archive: "Archive", version: TextVersion) -> None:
    """The whole line goes of the first secret word under a Cut, a word alone is generalised."""
    words = [each for each in archive.book.secret if each.place == "TextVersion.text under a Cut"]
    script = "latin" if version.language == "en" else "persian"
    standing = [w for each in words if (w := each.spelled(script)) in version.text]
    for number, word in enumerate(standing):
        start = version.text.index(word)
        replacement = GENERALISED[version.language] if number else ""
        span = Span(start, start + len(word))
        add_cut(version, span, by=archive.maker.id, reason="place", replacement=replacement)


def _keep_links(archive: "Archive", version: TextVersion) -> None:
    """The first two links are ticked, the third is not."""
    spans = sorted((row[1], row[2]) for row in version.marks if row[0] == MarkKind.LINK)
    for start, end in spans[:2]:
        keep_link(version, Span(start, end), by=archive.maker.id)
