"""New texts of an Item: corrected, translated, transcribed, or from a file."""

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from firsthand.core.codes import VersionKind
from firsthand.importers.run import Worker
from firsthand.workroom.archive.importing import Desk, Outcome, Status
from firsthand.workroom.archive.models import Item, TextVersion
from firsthand.workroom.archive.versions import text_of
from firsthand.workroom.desk.item_page import item_page
from firsthand.workroom.desk.lines import lines_of
from firsthand.workroom.desk.text_forms import CorrectForm, FileForm, TypedForm
from firsthand.workroom.desk.texts import Typed, add_typed, correct_newest, newest_beside
from firsthand.workroom.desk.uploads import uploaded_input
from firsthand.workroom.errors import RefusedError, StaleError
from firsthand.workroom.here import store
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.protection.importing_into import Further, import_into
from firsthand.workroom.sentences import refused_input, sentence


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, item_id: UUID, number: int) -> HttpResponse:
    """The newest text of a language as a form; saved, the Item with its corrected text."""
    version = _private(item_id, number)
    form = CorrectForm(request.POST or None, initial={"words": version.text})
    if form.is_bound and form.is_valid():
        try:
            new = correct_newest(version, form.cleaned_data["words"], by=member_of(request).id)
        except StaleError:
            pass
        except RefusedError as error:
            form.add_error("words", sentence(error))
        else:
            return _saved(request, new)
    newest = newest_beside(version)
    context = {
        "page": item_page(version.item, newest.number),
        "form": form,
        "newest": newest,
        "is_stale": newest.id != version.id,
        "lines": lines_of(text_of(newest)),
    }
    return render(request, "desk/correct.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Beside one of its texts, forms for a further one; saved, the Item with it."""
    item = get_object_or_404(Item.objects.select_related("series"), id=item_id)
    of = _of(item, request)
    typed = TypedForm(request.POST if "typed" in request.POST else None)
    brought = FileForm(request.POST if "brought" in request.POST else None, request.FILES or None)
    if of and typed.is_bound and typed.is_valid():
        try:
            return _saved(request, add_typed(of, _typed(typed), by=member_of(request).id))
        except RefusedError as error:
            typed.add_error("words", sentence(error))
    if brought.is_bound and brought.is_valid():
        outcome = _bring(request, item, brought)
        if outcome is not None and outcome.status is not Status.REFUSED:
            messages.success(request, _came(outcome))
            return redirect("item", item_id)
    context = {
        "page": item_page(item, of.number if of else None),
        "of": of,
        "typed": typed,
        "brought": brought,
    }
    return render(request, "desk/text_new.html", context)


def _private(item_id: UUID, number: int) -> TextVersion:
    rows = TextVersion.objects.exclude(kind=VersionKind.PUBLIC).select_related("item__series")
    return get_object_or_404(rows, item_id=item_id, number=number)


def _of(item: Item, request: HttpRequest) -> TextVersion | None:
    """The text that a new one is made of: the one asked for, else the newest."""
    private = item.versions.exclude(kind=VersionKind.PUBLIC).order_by("number")
    asked = request.GET.get("of", "")
    if asked.isdecimal() and len(asked) < len("100000"):
        return get_object_or_404(private, number=int(asked))
    return private.filter(language=item.language).last() or private.last()


def _typed(form: TypedForm) -> Typed:
    values = form.cleaned_data
    return Typed(
        VersionKind(values["kind"]),
        values["language"],
        values["title"],
        values["words"],
        values["tool"],
    )


def _bring(request: HttpRequest, item: Item, form: FileForm) -> Outcome | None:
    """What became of the file; None where it was refused, which the form then says."""
    values = form.cleaned_data
    further = Further(VersionKind(values["kind"]), values["language"])
    file: UploadedFile[bytes] = values["file"]
    try:
        with Worker() as worker:
            desk = Desk(worker=worker, store=store(), by=member_of(request).id)
            outcome = import_into(item, uploaded_input(file), further, desk)
    except RefusedError as error:
        form.add_error("file", sentence(error))
        return None
    if outcome.status is Status.REFUSED:
        form.add_error("file", refused_input(outcome.reason))
    return outcome


def _came(outcome: Outcome) -> str:
    if outcome.status is Status.HELD:
        return _("This file is held already; nothing was changed.")
    return _("The file is kept, and its text is the Item's newest.")


def _saved(request: HttpRequest, version: TextVersion) -> HttpResponse:
    messages.success(
        request, _("Saved. What was published of an older text in this language is void now.")
    )
    return redirect("item_text", version.item_id, version.number)
