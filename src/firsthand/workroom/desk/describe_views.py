"""The description of an Item, as a form that does not overwrite what it has not seen."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from firsthand.core.codes import VersionKind
from firsthand.workroom.archive.models import Item
from firsthand.workroom.desk.crediting import change_credits, is_crediting
from firsthand.workroom.desk.describe_forms import (
    PLAIN,
    DescribeForm,
    Options,
    initial_of,
    own_name,
    version_seen,
)
from firsthand.workroom.desk.describing import (
    Description,
    WordsRefusedError,
    save_description,
    suggested_date,
)
from firsthand.workroom.desk.item_page import item_page, own_voice_of
from firsthand.workroom.desk.series_queries import series_choices
from firsthand.workroom.errors import RefusedError, StaleError
from firsthand.workroom.here import config
from firsthand.workroom.labels import CREDITS, choices
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.protection.agent_queries import agent_choices
from firsthand.workroom.protection.offered import offered_for
from firsthand.workroom.protection.refusals import may_name_refused, words_refused
from firsthand.workroom.sentences import sentence

# Which field a refusal belongs to; the others stand above the form.
FIELD_OF = {"bad_date": "issued", "no_name": "narrator_new"}


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that somebody else changed meanwhile: what stands, and what was typed here."""

    label: str
    now: str
    yours: str


@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The form; saved, the Item or its names."""
    item = get_object_or_404(Item.objects.select_related("series"), id=item_id)
    form = _form(request, item)
    conflicts: list[Conflict] = []
    act = request.POST.get("act", "")
    if form.is_bound and act == "read_date":
        form = _with_date(request, item)
    elif form.is_bound and is_crediting(act):
        form, conflicts = _with_credits(request, item)
    elif form.is_bound and form.is_valid():
        try:
            _save(form, item, request)
        except StaleError:
            form, conflicts = _stale(request, item)
        except RefusedError as error:
            _refuse(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(_next(item_id, act, form.cleaned_data["language"]))
    return render(request, "desk/describe.html", _context(form, item, conflicts))


def _form(request: HttpRequest, item: Item) -> DescribeForm:
    initial = initial_of(item, own_voice_of(item))
    data = request.POST if request.method == "POST" else None
    return DescribeForm(data, initial=initial, options=_options(item))


def _options(item: Item) -> Options:
    texts = item.versions.exclude(kind=VersionKind.PUBLIC).order_by("number")
    tongues = dict.fromkeys([*config().languages, *texts.values_list("language", flat=True)])
    return Options(
        item,
        languages=[tag for tag in tongues if tag != "und"],
        people=agent_choices(translation.get_language() or "en"),
        series=series_choices(),
    )


def _context(form: DescribeForm, item: Item, conflicts: list[Conflict]) -> dict[str, object]:
    written = form["issued_written"].value() or ""
    spoken = translation.get_language() or "en"
    return {
        "form": form,
        "page": item_page(item),
        "conflicts": conflicts,
        "suggestion": suggested_date(written),
        "voices": form.voices(),
        "what": form.group("what"),
        "date": form.group("date"),
        "who": form.group("who"),
        "right": form.group("right"),
        "in_series": form.group("series"),
        "slots": offered_for([item.id], spoken).get(item.id, []),
        "people": form.options.people,
        "credit_roles": choices(CREDITS),
    }


def _save(form: DescribeForm, item: Item, request: HttpRequest) -> None:
    values = form.cleaned_data
    said = Description(
        values={name: values[name] for name in PLAIN},
        narrator=UUID(values["narrator"]) if values["narrator"] else None,
        narrator_new=values["narrator_new"],
        series=UUID(values["series"]) if values["series"] else None,
        series_new=values["series_new"],
        words=tuple(form.words()),
    )
    if values["changed_at"] is None:
        raise StaleError(item.id)
    save_description(item.id, said, by=member_of(request).id, changed_at=values["changed_at"])


def _refuse(form: DescribeForm, error: RefusedError) -> None:
    if isinstance(error, WordsRefusedError):
        place = error.place
        field = own_name(place.field, place.language)
        why = words_refused(error, form.cleaned_data[field], place.language, place.field)
        form.add_error(field, why)
    elif error.subject_id == "may_name_a_person":
        form.add_error("series_new", may_name_refused(form.cleaned_data["series_new"]))
    else:
        form.add_error(FIELD_OF.get(error.subject_id), sentence(error))


def _with_date(request: HttpRequest, item: Item) -> DescribeForm:
    """The form as typed, with the date read from its words; nothing is saved yet."""
    data = request.POST.copy()
    reading = suggested_date(data.get("issued_written", ""))
    if reading and reading.exists:
        data["issued"], data["calendar"] = reading.edtf, reading.calendar
    return DescribeForm(data, initial=initial_of(item, own_voice_of(item)), options=_options(item))


def _with_credits(request: HttpRequest, item: Item) -> tuple[DescribeForm, list[Conflict]]:
    """The form as typed, after a change of the credits, which alone is saved."""
    seen = version_seen(request.POST.get("changed_at", ""))
    data = request.POST.copy()
    try:
        by = member_of(request).id
        changed = change_credits(item.id, request.POST, by=by, changed_at=seen)
    except StaleError:
        return _stale(request, item)
    except RefusedError as error:
        messages.error(request, sentence(error))
    else:
        item.refresh_from_db()
        data["changed_at"] = changed.changed_at.isoformat()
        messages.success(
            request, _("The credits are saved. What else you wrote here is not saved yet.")
        )
    initial = initial_of(item, own_voice_of(item))
    return DescribeForm(data, initial=initial, options=_options(item)), []


def _stale(request: HttpRequest, item: Item) -> tuple[DescribeForm, list[Conflict]]:
    """The form as typed, over the row as it is now; saving it again overwrites knowingly."""
    item.refresh_from_db()
    now = initial_of(item, own_voice_of(item))
    data = request.POST.copy()
    data["changed_at"] = item.changed_at.isoformat()
    form = DescribeForm(data, initial=now, options=_options(item))
    changed = [name for name in form.changed_data if name != "changed_at"]
    return form, [_conflict(form, name) for name in changed]


def _conflict(form: DescribeForm, name: str) -> Conflict:
    bound = form[name]
    return Conflict(
        label=str(bound.label),
        now=_words(bound.field, form.initial.get(name)),
        yours=_words(bound.field, bound.data),
    )


def _words(field: forms.Field, value: object) -> str:
    """*value* as the form would show it."""
    if isinstance(field, forms.ChoiceField):
        found = {str(code): str(words) for code, words in field.choices}  # type: ignore[union-attr,misc]  # no groups here
        return found.get(str(value or ""), str(value or ""))
    if isinstance(field, forms.BooleanField):
        return _("Yes") if value else _("No")
    return "" if value is None else str(value)


def _next(item_id: UUID, act: str, language: str) -> str:
    if act == "names":
        try:
            return reverse("clearing", args=[item_id, language])
        except NoReverseMatch:
            return reverse("item", args=[item_id])
    return reverse("item", args=[item_id])
