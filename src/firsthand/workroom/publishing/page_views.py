"""The free pages of the archive: which there are, and their words in each language."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.core.codes import OwnerType, OwnField, PageSlug, SubjectType
from firsthand.workroom.errors import WorkroomError
from firsthand.workroom.here import config
from firsthand.workroom.members.models import Member
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.protection.clearing_forms import VOICE
from firsthand.workroom.protection.refusals import words_refused
from firsthand.workroom.protection.slots import SlotNames
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.publishing.decisions import newest_decision
from firsthand.workroom.publishing.models import Page
from firsthand.workroom.wording.models import Translation

SLUGS = {
    PageSlug.ABOUT: gettext_lazy("About"),
    PageSlug.CONTACT: gettext_lazy("Contact"),
    PageSlug.SAFETY: gettext_lazy("Safety"),
    PageSlug.CORRECTIONS: gettext_lazy("Corrections"),
}


class PageForm(forms.Form):
    """A free page in one language: our own voice, one paragraph a line."""

    title = forms.CharField(
        max_length=200, widget=forms.TextInput(attrs=VOICE), label=gettext_lazy("Title")
    )
    body = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 14, **VOICE}),
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("One paragraph a line."),
    )


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """The free pages, and in which languages each has words."""
    by_slug = {page.slug: page.id for page in Page.objects.all()}
    rows = Translation.objects.filter(owner_type=OwnerType.PAGE, field=OwnField.BODY)
    written = set(rows.values_list("owner_id", "language"))
    listed = [
        {
            "words": words,
            "languages": [
                {
                    "tag": tag,
                    "address": reverse("page", args=[slug, tag]),
                    "written": (by_slug.get(slug), tag) in written,
                }
                for tag in config().languages
            ],
        }
        for slug, words in SLUGS.items()
    ]
    return render(request, "publishing/pages.html", {"pages": listed})


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """The words of one free page in one language."""
    if slug not in set(PageSlug) or language not in config().languages:
        raise Http404
    row = Page.objects.filter(slug=slug).first()
    form = PageForm(request.POST or None, initial=_page_words(row, language))
    if request.method == "POST" and form.is_valid():
        row = row or Page.objects.create(slug=slug, created_by=member_of(request))
        if _save_page(row, language, form, by=member_of(request)):
            messages.success(request, _("Saved. Submit it when it is ready."))
            return redirect("page", slug, language)
    context = {
        "form": form,
        "words": SLUGS[PageSlug(slug)],
        "slug": slug,
        "of_language": language,
        "page": row,
        "standing": newest_decision(SubjectType.PAGE, row.id, language) if row else None,
    }
    return render(request, "publishing/page.html", context, status=422 if form.errors else 200)


def _page_words(row: Page | None, language: str) -> dict[str, str]:
    if row is None:
        return {}
    rows = Translation.objects.filter(owner_type=OwnerType.PAGE, owner_id=row.id, language=language)
    names = SlotNames()
    return {
        field: names.readable(words, language) for field, words in rows.values_list("field", "text")
    }


def _save_page(row: Page, language: str, form: PageForm, *, by: Member) -> bool:
    for field in (OwnField.TITLE, OwnField.BODY):
        try:
            place = Place(OwnerType.PAGE, row.id, field, language)
            save_wording(place, form.cleaned_data[field], by=by.id)
        except WorkroomError as error:
            why = words_refused(error, form.cleaned_data[field], language, field)
            form.add_error(field, why)
            return False
    return True
