"""Series: the list, and one with its places in order."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.core.codes import OwnField
from firsthand.workroom.archive.models import Series
from firsthand.workroom.archive.services import describe_series
from firsthand.workroom.desk.describe_forms import own_attributes
from firsthand.workroom.desk.series_queries import SeriesPage, all_series, series_page
from firsthand.workroom.desk.series_services import title_place
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.here import config
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.protection.offered import Slot, offered_for
from firsthand.workroom.protection.refusals import words_refused
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.protection.wordings import save_wording
from firsthand.workroom.sentences import sentence


class SeriesForm(forms.Form):
    """How many parts there were, and the title in each language of the edition."""

    expected_parts = forms.IntegerField(
        label=gettext_lazy("How many parts there were"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=gettext_lazy("Leave it empty if nobody knows."),
    )

    def __init__(self, *args: object, languages: tuple[str, ...], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own, passed on
        self.languages = languages
        for language in languages:
            self.fields[f"title_{language}"] = forms.CharField(
                label=gettext_lazy("Title"),
                required=False,
                max_length=300,
                widget=forms.TextInput(attrs=own_attributes(language)),
            )

    def titles(self) -> list[tuple[str, forms.BoundField]]:
        """The title fields by language."""
        return [(language, self[f"title_{language}"]) for language in self.languages]


@require_safe
def series_list(request: HttpRequest) -> HttpResponse:
    """All Series."""
    return render(request, "desk/series_list.html", {"rows": all_series()})


@require_http_methods(["GET", "HEAD", "POST"])
def series(request: HttpRequest, series_id: UUID) -> HttpResponse:
    """One Series; saved, the same with its new titles and number of parts."""
    found = get_object_or_404(Series, id=series_id)
    page = series_page(found)
    form = SeriesForm(request.POST or None, initial=_initial(page), languages=config().languages)
    if form.is_bound and form.is_valid() and _saved(form, found, member_of(request).id):
        messages.success(request, _("Saved."))
        return redirect("series_page", series_id)
    context = {"page": page, "form": form, "slots": _slots(page)}
    return render(request, "desk/series.html", context)


def _slots(page: SeriesPage) -> list[Slot]:
    """The slots that titles of this Series may need: of whoever its Items are about."""
    item_ids = [row.item.id for part in page.parts for row in part.rows]
    offered = offered_for(item_ids, page.row.language or config().languages[0])
    return list(dict.fromkeys(slot for each in offered.values() for slot in each))


def _initial(page: SeriesPage) -> dict[str, object]:
    names = SlotNames()
    titles = {
        f"title_{language}": names.readable(row.text, language)
        for language, row in page.titles.items()
    }
    return {"expected_parts": page.row.series.expected_parts, **titles}


def _saved(form: SeriesForm, found: Series, by: UUID) -> bool:
    """Whether all of it was saved; else none of it, and the form says why."""
    try:
        with transaction.atomic():
            describe_series(found, form.cleaned_data["expected_parts"])
            for name in form.changed_data:
                if name.startswith("title_"):
                    _save_title(form, found, name, by)
    except _TitleRefusedError as error:
        language, words = error.name.removeprefix("title_"), form.cleaned_data[error.name]
        form.add_error(error.name, words_refused(error, words, language, OwnField.TITLE))
        return False
    except RefusedError as error:
        form.add_error("expected_parts", sentence(error))
        return False
    return True


class _TitleRefusedError(RefusedError):
    code = "FH603"

    def __init__(self, reason: str, name: str) -> None:
        self.name = name
        super().__init__(reason)


def _save_title(form: SeriesForm, found: Series, name: str, by: UUID) -> None:
    try:
        place = title_place(found.id, name.removeprefix("title_"))
        save_wording(place, form.cleaned_data[name], by=by)
    except RefusedError as error:
        raise _TitleRefusedError(error.subject_id, name) from error
