"""What an Item answers, and what was set right on it: two small screens beside its page."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.core.codes import LinkKind, OwnField
from firsthand.workroom.archive.links import link_items, unlink_items
from firsthand.workroom.archive.models import CorrectionNote, Item
from firsthand.workroom.desk.describe_forms import version_seen
from firsthand.workroom.desk.relation_forms import CorrectionForm, initial_of, words_name
from firsthand.workroom.desk.relations import found_for, link_rows
from firsthand.workroom.desk.titles import titles_of
from firsthand.workroom.errors import RefusedError, StaleError
from firsthand.workroom.here import config
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.protection.offered import offered_for
from firsthand.workroom.protection.refusals import may_name_refused, words_refused
from firsthand.workroom.publishing.correcting import (
    CorrectionRefusedError,
    add_correction,
    change_correction,
    is_kept,
    remove_correction,
)
from firsthand.workroom.publishing.services import today
from firsthand.workroom.sentences import sentence


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """What the Item answers, with a search for more; after an act, the same screen."""
    item = get_object_or_404(Item, id=item_id)
    if request.method == "POST":
        try:
            _change_links(request, item)
        except RefusedError as error:
            messages.error(request, sentence(error))
        return redirect("item_answers", item_id)
    typed = request.GET.get("q", "")[:200]
    rows = link_rows(item_id)
    context = {
        "item": item,
        "title": titles_of([item_id])[0],
        "links": rows,
        "linked": {row.other.item_id for row in rows if row.is_own},
        "typed": typed,
        "found": found_for(item, typed),
    }
    return render(request, "desk/answers.html", context)


def _change_links(request: HttpRequest, item: Item) -> None:
    """Does what a button says: `reply_to:ID` of an Item, or `remove:ID` of a link."""
    act, _colon, named = request.POST.get("act", "").partition(":")
    by, other = member_of(request).id, _uuid(named)
    if act == "remove":
        unlink_items(item.id, other, by=by)
        messages.success(request, _("Taken off. The Item needs a new approval."))
    elif act in tuple(LinkKind):
        to = get_object_or_404(Item, id=other)
        link_items(item.id, to.id, LinkKind(act), by=by)
        messages.success(request, _("Saved. The Item needs a new approval."))
    else:
        raise RefusedError("field")


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise RefusedError("field") from None


@require_http_methods(["GET", "HEAD", "POST"])
def correction_new(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The form of a new correction; saved, the Item that has it."""
    item = get_object_or_404(Item, id=item_id)
    form = CorrectionForm(
        request.POST or None, initial={"on": today()}, languages=config().languages
    )
    return _correction(request, item, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, item_id: UUID, note_id: UUID) -> HttpResponse:
    """One correction as a form; saved, the Item that has it."""
    note = get_object_or_404(CorrectionNote.objects.select_related("item"), id=note_id)
    if note.item_id != item_id:
        return redirect("item", item_id)
    languages = config().languages
    form = CorrectionForm(request.POST or None, initial=initial_of(note), languages=languages)
    return _correction(request, note.item, form, note)


def _correction(
    request: HttpRequest, item: Item, form: CorrectionForm, note: CorrectionNote | None
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        refused = _refused(request, item, form, note)
        if refused is None:
            messages.success(request, _("Saved. Each language of the Item needs a new approval."))
            return redirect("item", item.id)
        form = refused
    spoken = translation.get_language() or "en"
    context = {
        "item": item,
        "title": titles_of([item.id])[0],
        "form": form,
        "note": note,
        "is_kept": note is not None and is_kept(note),
        "slots": offered_for([item.id], spoken).get(item.id, []),
    }
    return render(request, "desk/correction.html", context, status=422 if form.errors else 200)


def _refused(
    request: HttpRequest, item: Item, form: CorrectionForm, note: CorrectionNote | None
) -> CorrectionForm | None:
    """None where it was saved; else nothing was, and the form says why."""
    by = member_of(request).id
    try:
        if note is None:
            add_correction(item.id, form.said(), by=by)
        else:
            seen = version_seen(form.cleaned_data["changed_at"])
            change_correction(note.id, form.said(), by=by, changed_at=seen)
    except CorrectionRefusedError as error:
        _refuse(form, error)
        return form
    except StaleError as error:
        return _over_newer(request, form, error)
    return None


def _refuse(form: CorrectionForm, error: CorrectionRefusedError) -> None:
    name = form.field_of(error.field)
    if error.field in form.languages:
        words = form.cleaned_data[words_name(error.field)]
        form.add_error(name, words_refused(error, words, error.field, OwnField.BODY))
    elif error.subject_id == "may_name_a_person":
        form.add_error(name, may_name_refused(form.cleaned_data[name]))
    else:
        form.add_error(name, sentence(error))


def _over_newer(request: HttpRequest, form: CorrectionForm, error: StaleError) -> CorrectionForm:
    """The form as typed, over the row as it is now: saving it again overwrites knowingly."""
    newest = CorrectionNote.objects.get(id=error.subject_id)
    data = request.POST.copy()
    data["changed_at"] = newest.changed_at.isoformat()
    again = CorrectionForm(data, initial=initial_of(newest), languages=form.languages)
    again.add_error(None, sentence(error))
    return again


@require_POST
def correction_remove(request: HttpRequest, item_id: UUID, note_id: UUID) -> HttpResponse:
    """Back to the Item, without a correction that nobody has approved."""
    note = get_object_or_404(CorrectionNote, id=note_id, item_id=item_id)
    try:
        remove_correction(note.id, by=member_of(request).id)
        messages.success(request, _("Removed. Nobody had approved it."))
    except RefusedError as error:
        messages.error(request, sentence(error))
    return redirect("item", item_id)
