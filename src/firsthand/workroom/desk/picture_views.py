"""The screen of an Item's pictures, and the previews on it: re-made files, never an Original."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.core.errors import FirsthandError
from firsthand.preserve.capture import CaptureMethod
from firsthand.workroom.archive.credits import Step
from firsthand.workroom.archive.models import Item, Rendition
from firsthand.workroom.archive.pictures import (
    Added,
    PictureDesk,
    add_pictures,
    move_picture,
    names_of,
    remove_picture,
)
from firsthand.workroom.desk.describe_forms import own_name
from firsthand.workroom.desk.describing import WordsRefusedError
from firsthand.workroom.desk.item_page import item_page
from firsthand.workroom.desk.item_views import INERT
from firsthand.workroom.desk.picture_forms import AddPicturesForm, PictureForm
from firsthand.workroom.desk.picturing import (
    bound_form,
    crosses,
    languages_of,
    picture_rows,
    save_picture,
)
from firsthand.workroom.desk.uploads import uploaded_input
from firsthand.workroom.errors import RefusedError, StaleError
from firsthand.workroom.here import folder, store
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.protection.offered import offered_for
from firsthand.workroom.protection.refusals import words_refused
from firsthand.workroom.sentences import sentence


@require_http_methods(["GET", "HEAD", "POST"])
def pictures(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The pictures of an Item; after an act the same, with what came of it.

    The names of files that were refused stand in this answer and nowhere else (I5).
    """
    item = get_object_or_404(Item.objects.select_related("series"), id=item_id)
    if request.method != "POST":
        return _page(request, item)
    act, _colon, named = request.POST.get("act", "").partition(":")
    if act == "add":
        return _add(request, item)
    row = get_object_or_404(item.pictures, id=_uuid(named))
    if act == "save":
        return _save(request, item, row)
    _moved(request, row, act)
    return redirect("item_pictures", item.id)


def _page(
    request: HttpRequest,
    item: Item,
    *,
    add: AddPicturesForm | None = None,
    added: Sequence[Added] = (),
    posted: Mapping[UUID, PictureForm] | None = None,
) -> HttpResponse:
    page = item_page(item)
    context = {
        "page": page,
        "pictures": picture_rows(item, posted),
        "add": add or AddPicturesForm(),
        "added": added,
        "crosses": crosses(item),
        "slots": offered_for([item.id], item.language).get(item.id, []),
    }
    return render(request, "desk/pictures.html", context)


def _add(request: HttpRequest, item: Item) -> HttpResponse:
    form = AddPicturesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, item, add=form)
    method = CaptureMethod(form.cleaned_data["method"])
    desk = PictureDesk(store(), folder().renditions, member_of(request).id, method)
    inputs = [uploaded_input(file) for file in form.cleaned_data["chosen"]]
    added: list[Added] = []
    try:
        added.extend(add_pictures(item, inputs, desk))
    except FirsthandError as error:
        messages.error(request, sentence(error))
    return _page(request, item, added=added)


def _save(request: HttpRequest, item: Item, row: Rendition) -> HttpResponse:
    form = bound_form(row, languages_of(item), request.POST)
    if form.is_valid():
        try:
            save_picture(row, form, by=member_of(request).id)
        except StaleError:
            form = _seen_again(request, item, row)
        except WordsRefusedError as error:
            name = own_name(error.place.field, error.place.language)
            words, language = form.cleaned_data[name], error.place.language
            form.add_error(name, words_refused(error, words, language, error.place.field))
        except RefusedError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("item_pictures", item.id)
    return _page(request, item, posted={row.id: form})


def _seen_again(request: HttpRequest, item: Item, row: Rendition) -> PictureForm:
    """The form as typed, over the row as it is now; saving it again overwrites knowingly."""
    row.refresh_from_db()
    data = request.POST.copy()
    data[f"{row.id}-changed_at"] = row.changed_at.isoformat()
    messages.error(
        request,
        _("Somebody changed this picture in the meantime. What you wrote is here: save it again."),
    )
    return bound_form(row, languages_of(item), data)


def _moved(request: HttpRequest, row: Rendition, act: str) -> None:
    by = member_of(request).id
    if act in tuple(Step):
        move_picture(row.id, Step(act), by=by)
    elif act == "remove":
        remove_picture(row.id, folder().renditions, by=by)
        messages.success(request, _("Taken off, with its files. Its Original stays in the store."))


@require_safe
def picture_file(_request: HttpRequest, picture_id: UUID, width: int) -> FileResponse:
    """A re-made size of a picture, for the workroom's own pages alone."""
    row = get_object_or_404(Rendition, id=picture_id)
    sizes = {int(file["width"]): name for name, file in zip(names_of(row), row.files, strict=True)}
    try:
        content = (folder().renditions / sizes[width]).open("rb")
    except (KeyError, OSError):
        raise Http404 from None
    response = FileResponse(content, content_type="image/webp")
    response["Content-Security-Policy"] = INERT
    response["Cache-Control"] = "no-store"
    return response


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise Http404 from None
