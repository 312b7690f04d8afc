"""Blocks of a text as the clearing screen shows them: escaped words in our own few elements.

A block's text nodes, joined, are its words exactly: the browser counts offsets on them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from uuid import UUID

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from firsthand.core.languages import direction
from firsthand.core.runs import Block, BlockKind
from firsthand.core.text import Mark, MarkKind, Span

CSS = {
    MarkKind.STRONG: "strong",
    MarkKind.EMPHASIS: "em",
    MarkKind.LINK: "lnk",
    MarkKind.SPEAKER: "speaker",
    MarkKind.QUOTE: "said-so",
}
REPLACED_CSS = {"role": "role", "pseudonym": "alias", "withheld": "held", "general": "role"}
CUT_SIGN = "[...]"


@dataclass(frozen=True, slots=True)
class Marked:
    """A Mention as it is drawn over the source: where, how, and the address of its decision."""

    mention_id: UUID
    span: Span
    css: str
    said: str
    address: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class OpenWords:
    """What the public side shows for a Mention that nobody has decided."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class _Atom:
    """Words between two edges: under the same marks, cuts and Mention."""

    words: str
    css: tuple[str, ...]
    language: str
    marked: Marked | None


def source_html(block: Block, marked: Sequence[Marked], cuts: Sequence[Span]) -> SafeString:
    """The words of a source block, its Mentions as links, what is cut struck out."""
    out: list[str] = []
    for mention, atoms in groupby(_atoms(block, marked, cuts), key=lambda atom: atom.marked):
        words = "".join(_run(atom) for atom in atoms)
        out.append(_mention(mention, words) if mention else words)
    return mark_safe("".join(out))  # noqa: S308 - escaped words inside our own elements


def public_html(block: Block, open_words: OpenWords) -> SafeString:
    """The words of a public block; what the archive put in is marked as such."""
    out = [_public_run(run.words, run.marks, open_words) for run in block.runs]
    return mark_safe("".join(out))  # noqa: S308 - escaped words inside our own elements


def block_css(block: Block) -> str:
    """The class that says what sort of block it is."""
    return "" if block.kind is BlockKind.PARAGRAPH else str(block.kind)


def is_cut(block: Block) -> bool:
    """Whether nothing is left of the block but the sign of a cut."""
    return all(any(mark.kind is MarkKind.CUT for mark in run.marks) for run in block.runs)


def _atoms(block: Block, marked: Sequence[Marked], cuts: Sequence[Span]) -> Iterator[_Atom]:
    edges = sorted({edge for each in marked for edge in (each.span.start, each.span.end)})
    edges = sorted({*edges, *(edge for cut in cuts for edge in (cut.start, cut.end))})
    at = block.span.start
    for run in block.runs:
        inner = [edge for edge in edges if at < edge < at + len(run.words)]
        for start, end in pairwise([at, *inner, at + len(run.words)]):
            words = run.words[start - at : end - at]
            css, language = _classes(run.marks)
            if _over(start, cuts):
                css = (*css, "cutting")
            yield _Atom(words, css, language, _mention_at(start, marked))
        at += len(run.words)


def _over(position: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= position < span.end for span in spans)


def _mention_at(position: int, marked: Iterable[Marked]) -> Marked | None:
    return next((m for m in marked if m.span.start <= position < m.span.end), None)


def _classes(marks: Iterable[Mark]) -> tuple[tuple[str, ...], str]:
    """The classes of a run and the language it is in, empty where that of its block."""
    css, language = [], ""
    for mark in marks:
        if mark.kind is MarkKind.LANGUAGE:
            language = mark.value
        elif mark.kind in CSS:
            css.append(CSS[mark.kind])
    return tuple(css), language


def _run(atom: _Atom) -> str:
    return _span(atom.words, atom.css, atom.language)


def _span(words: str, css: Sequence[str], language: str = "") -> str:
    if not css and not language:
        return str(escape(words))
    named = f' class="{" ".join(css)}"' if css else ""
    spoken = f' lang="{escape(language)}" dir="{direction(language)}"' if language else ""
    return f"<span{named}{spoken}>{escape(words)}</span>"


def _mention(mention: Marked, inner: str) -> str:
    current = ' aria-current="true"' if mention.is_current else ""
    return (
        f'<a class="m {mention.css}" id="m-{mention.mention_id}" href="{escape(mention.address)}"'
        f' aria-label="{escape(mention.said)}"{current}>{inner}</a>'
    )


def _public_run(words: str, marks: Sequence[Mark], open_words: OpenWords) -> str:
    css, language = _classes(marks)
    for mark in marks:
        if mark.kind is MarkKind.CUT:
            return f'<b class="cut-sign">{CUT_SIGN}</b>'
        if mark.kind is MarkKind.REPLACED and words == open_words.words:
            return _span(words, ("todo",), open_words.language)
        if mark.kind is MarkKind.REPLACED:
            css = (*css, REPLACED_CSS[mark.value])
    return _span(words, css, language)
