"""The front page of each language: choose, order, lead, headline and teaser, submit."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.core.codes import OwnerType, OwnField
from firsthand.workroom.errors import StaleError, WorkroomError
from firsthand.workroom.here import config, folder
from firsthand.workroom.members.models import Member
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.protection.clearing_forms import OwnWordsForm
from firsthand.workroom.protection.refusals import words_refused
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.publishing.composing import Composer, composer_of
from firsthand.workroom.publishing.models import FrontPage
from firsthand.workroom.publishing.own_pages import compose_front
from firsthand.workroom.sentences import sentence

MAX_LEADS = 1


@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    """The front page in the Member's language where the edition has it, else in the first."""
    languages = config().languages
    mine = member_of(request).language
    return redirect("front", mine if mine in languages else languages[0])


@require_http_methods(["GET", "HEAD", "POST"])
def front(request: HttpRequest, language: str) -> HttpResponse:
    """The composer; a POST is one move: up, down, remove, add, or the order after a drag."""
    if language not in config().languages:
        raise Http404
    if request.method == "POST":
        try:
            _move(language, request.POST, by=member_of(request))
        except WorkroomError as error:
            messages.error(request, sentence(error))
        return redirect("front", language)
    return _screen(request, language, composer_of(language, folder()))


def _screen(request: HttpRequest, language: str, composer: Composer) -> HttpResponse:
    tags = config().languages
    context = {
        "composer": composer,
        "tabs": [(tag, reverse("front", args=[tag]), tag == language) for tag in tags],
        "of_language": language,
        "version": composer.front.changed_at.isoformat() if composer.front else "",
    }
    refused = any(card.error for card in composer.chosen)
    return render(request, "publishing/front.html", context, status=422 if refused else 200)


def _move(language: str, posted: QueryDict, *, by: Member) -> None:
    """Saves the order that the form had, with the one move applied.

    Raises: StaleError where somebody composed the page since; NotAllowedError.
    """
    row = FrontPage.objects.filter(language=language).first()
    if row is not None and posted.get("version", "") != row.changed_at.isoformat():
        raise StaleError(row.id)
    order = moved(_uuids(posted.getlist("item")), posted)
    compose_front(language, order, by=by, leads=MAX_LEADS if posted.get("lead") else 0)


def moved(order: Sequence[UUID], posted: QueryDict) -> list[UUID]:
    """*order* with what was asked done to it; what is asked of no Item in it changes nothing."""
    new = list(dict.fromkeys(order))
    for act in ("up", "down", "remove", "add"):
        for item_id in _uuids(posted.getlist(act)):
            _apply(new, act, item_id)
    return new


def _apply(order: list[UUID], act: str, item_id: UUID) -> None:
    if act == "add":
        if item_id not in order:
            order.append(item_id)
        return
    if item_id not in order:
        return
    at = order.index(item_id)
    if act == "remove":
        order.pop(at)
    elif act == "up" and at > 0:
        order[at - 1], order[at] = order[at], order[at - 1]
    elif act == "down" and at + 1 < len(order):
        order[at + 1], order[at] = order[at], order[at + 1]


def _uuids(typed: Sequence[str]) -> list[UUID]:
    found = []
    for each in typed:
        try:
            found.append(UUID(each))
        except ValueError:
            continue
    return found


@require_POST
def front_words(request: HttpRequest, language: str, item_id: UUID) -> HttpResponse:
    """Headline and teaser of one Item in the page's language."""
    form = OwnWordsForm(request.POST)
    if language not in config().languages:
        raise Http404
    error = _save_words(form, item_id, language, by=member_of(request))
    if error:
        composer = composer_of(language, folder())
        return _screen(request, language, _as_typed(composer, item_id, form, error))
    messages.success(request, _("Saved. An approved text needs a new approval for it."))
    return redirect(f"{reverse('front', args=[language])}#i-{item_id}")


def _save_words(form: OwnWordsForm, item_id: UUID, language: str, *, by: Member) -> str:
    """What stands against the words; empty where both were saved."""
    if not form.is_valid():
        return str(next(iter(form.errors.values()))[0])
    field = OwnField.HEADLINE
    try:
        with transaction.atomic():
            for field in (OwnField.HEADLINE, OwnField.TEASER):
                place = Place(OwnerType.ITEM, item_id, field, language)
                save_wording(place, form.cleaned_data[field], by=by.id)
    except WorkroomError as error:
        return words_refused(error, form.cleaned_data[field], language, field)
    return ""


def _as_typed(composer: Composer, item_id: UUID, form: OwnWordsForm, error: str) -> Composer:
    """*composer* with what was typed for one Item, and what stands against it."""
    headline, teaser = (form[field].value() or "" for field in ("headline", "teaser"))
    return replace(
        composer,
        chosen=[
            replace(card, headline=headline, teaser=teaser, error=error)
            if card.item_id == item_id
            else card
            for card in composer.chosen
        ],
    )
