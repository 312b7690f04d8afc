"""An Item beside its Original, and the small acts on its page."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.core.codes import FlagCode, FlagState
from firsthand.core.errors import FirsthandError
from firsthand.preserve.layout import object_id_of
from firsthand.preserve.reader import OriginalReader
from firsthand.workroom.archive.models import Item, ItemFlag, Original
from firsthand.workroom.archive.services import raise_flag, reinstate, set_flag
from firsthand.workroom.desk.item_page import item_page
from firsthand.workroom.here import folder
from firsthand.workroom.labels import FLAGS, choices
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.publishing.services import withdraw
from firsthand.workroom.sentences import sentence

# A saved page is never shown or run: a browser that got it anyway would do nothing with it.
INERT = "sandbox; default-src 'none'; frame-ancestors 'none'"


@require_safe
def item(request: HttpRequest, item_id: UUID, number: int | None = None) -> HttpResponse:
    """The page of one Item, with one of its texts."""
    found = get_object_or_404(Item.objects.select_related("series", "edited_by"), id=item_id)
    if number is not None:
        get_object_or_404(found.versions, number=number)
    context = {"page": item_page(found, number), "flag_choices": choices(FLAGS)}
    return render(request, "desk/item.html", context)


@require_POST
def flag_state(request: HttpRequest, flag_id: UUID) -> HttpResponse:
    """Back to the Item; the task stands as said."""
    flag = get_object_or_404(ItemFlag, id=flag_id)
    state = request.POST.get("state", "")
    if state in tuple(FlagState):
        set_flag(flag, FlagState(state))
    return redirect("item", flag.item_id)


@require_POST
def flag_raise(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Back to the Item, which has that task."""
    found = get_object_or_404(Item, id=item_id)
    code = request.POST.get("code", "")
    if code in tuple(FlagCode):
        raise_flag(found, FlagCode(code), by=member_of(request).id)
    return redirect("item", item_id)


@require_POST
def item_withdraw(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Back to the Item, which the next edition no longer has."""
    found = get_object_or_404(Item, id=item_id)
    withdraw(found, by=member_of(request), reason=request.POST.get("reason", "")[:2000])
    messages.success(
        request, _("Withdrawn. The next edition holds nothing of it; publish to take it out now.")
    )
    return redirect("item", item_id)


@require_POST
def item_put_back(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Back to the Item, which is described again and needs a new approval."""
    found = get_object_or_404(Item, id=item_id)
    try:
        reinstate(found, by=member_of(request).id)
        messages.success(request, _("Put back. Each language needs a new approval."))
    except FirsthandError as error:
        messages.error(request, sentence(error))
    return redirect("item", item_id)


@require_safe
def original_bytes(request: HttpRequest, original_id: UUID) -> FileResponse | HttpResponse:  # noqa: ARG001 -- Django's signature
    """The bytes as received, as a file to keep: never a page, under a name without ending."""
    original = get_object_or_404(Original, id=original_id, state="held")
    content = OriginalReader(folder().originals).open_content(object_id_of(original.ocfl_id))
    response = FileResponse(
        content,
        as_attachment=True,
        filename=f"original-{original.id}",
        content_type="application/octet-stream",
    )
    response["Content-Security-Policy"] = INERT
    response["Cache-Control"] = "no-store"
    return response
