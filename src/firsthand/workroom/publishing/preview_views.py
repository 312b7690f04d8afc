"""The preview: a page of ours with what is withheld, and the edition's page in a sealed frame."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from firsthand.core.codes import PageSlug
from firsthand.edition.site import STYLESHEET, Page
from firsthand.edition.theme import STYLE
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.here import config, folder
from firsthand.workroom.publishing import preview
from firsthand.workroom.publishing.agent_pages import agent_page_now
from firsthand.workroom.publishing.fault_words import fault_sentences
from firsthand.workroom.publishing.items import load_candidates
from firsthand.workroom.publishing.loading import load_gate
from firsthand.workroom.publishing.looks import look_of
from firsthand.workroom.publishing.preview_agents import agent_page
from firsthand.workroom.publishing.services import Subject, build_now, today
from firsthand.workroom.publishing.withholding import withheld_lines

# No script, no form, no cookie, no way out of the frame, whatever the page may hold.
SEALED = (
    "sandbox; default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


@require_safe
def item_preview(request: HttpRequest, item_id: UUID, language: str) -> HttpResponse:
    """The preview of an Item in one language, with what is withheld and why beside it."""
    subject = Subject(item_id, language)
    candidate = load_candidates([(item_id, language)]).get((item_id, language))
    if candidate is None:
        raise Http404
    gate = load_gate(as_of=today(), config=config())
    built = build_now(subject, config(), gate=gate)
    context = {
        "frame": reverse("preview_item", args=[item_id, language]),
        "withheld": withheld_lines(candidate.source, gate),
        "faults": fault_sentences(built.faults),
        "of_language": language,
        "item_id": item_id,
        "title": built.record.headline or built.record.title or built.record.supplied_title,
    }
    return render(request, "publishing/preview.html", context)


@require_safe
def preview_item(_request: HttpRequest, item_id: UUID, language: str) -> HttpResponse:
    """The edition's page of an Item, for the frame."""
    gate = load_gate(as_of=today(), config=config())
    try:
        built = build_now(Subject(item_id, language), config(), gate=gate)
    except RefusedError:
        raise Http404 from None
    return sealed(preview.item_page(built, gate, config(), as_of=today()))


@require_safe
def preview_front(_request: HttpRequest, language: str) -> HttpResponse:
    """The edition's front page in one language, for the frame."""
    gate = load_gate(as_of=today(), config=config())
    return sealed(preview.front_page(language, gate, config(), as_of=today()))


@require_safe
def preview_free(_request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """One of the archive's own pages, for the frame."""
    if slug not in set(PageSlug):
        raise Http404
    gate = load_gate(as_of=today(), config=config())
    return sealed(preview.free_page(PageSlug(slug), language, gate, config(), as_of=today()))


@require_safe
def preview_agent(_request: HttpRequest, agent_id: UUID, language: str) -> HttpResponse:
    """The page of an Agent in one language of the edition, for the frame."""
    gate = load_gate(as_of=today(), config=config())
    try:
        record = agent_page_now(agent_id, gate, config()).record
    except RefusedError:
        raise Http404 from None
    if language not in config().languages:
        raise Http404
    page = agent_page((agent_id, language), record, gate, config(), as_of=today())
    return sealed(page)


@login_not_required
@require_safe
def preview_style(_request: HttpRequest) -> HttpResponse:
    """The edition's style sheet: public, and asked for by a frame that sends no cookie."""
    return HttpResponse(preview.stylesheet(), content_type="text/css; charset=utf-8")


@login_not_required
@require_safe
def preview_theme(_request: HttpRequest) -> HttpResponse:
    """The style sheet of the archive's theme, as public as the other."""
    _config, theme = look_of(folder())
    return HttpResponse(theme.style, content_type="text/css; charset=utf-8")


def sealed(page: Page | None) -> HttpResponse:
    """*page* as a document that may do nothing but be read."""
    if page is None:
        raise Http404
    above = "../" * page.path.count("/")
    content = page.content
    for path, name in ((STYLESHEET, "preview_style"), (STYLE, "preview_theme")):
        content = content.replace(f'"{above}{path}"', f'"{reverse(name)}"', 1)
    response = HttpResponse(content)
    response["Content-Security-Policy"] = SEALED
    response["Cache-Control"] = "no-store"
    return response
