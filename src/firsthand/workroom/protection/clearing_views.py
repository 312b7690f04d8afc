"""The clearing screen: one page, and acts that answer with what they changed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from firsthand.core.codes import OwnerType, OwnField, Treatment
from firsthand.core.text import Span
from firsthand.workroom.errors import WorkroomError
from firsthand.workroom.members.htmx import is_partial, target_of
from firsthand.workroom.protection.clearing_answers import (
    ONLY_LIKELY,
    Stage,
    act,
    asked_of,
    base_of,
    changed,
    desk_of,
    first_error,
    mention_of,
    refused,
    spans,
    uuid_of,
    version_of,
)
from firsthand.workroom.protection.clearing_forms import (
    CutForm,
    DecideForm,
    LinkForm,
    MarkForm,
    OwnWordsForm,
)
from firsthand.workroom.protection.clearing_panel import next_open
from firsthand.workroom.protection.clearing_queries import (
    suggest_once,
)
from firsthand.workroom.protection.clearing_screen import (
    Asked,
    screen_of,
    side_of,
)
from firsthand.workroom.protection.clearing_services import (
    change_cut,
    decide_unchanged,
    drop_link,
    put_back,
    reopen_mentions,
)
from firsthand.workroom.protection.models import Cut
from firsthand.workroom.protection.refusals import label_refused, words_refused
from firsthand.workroom.protection.services import Choice, add_cut, add_mention, keep_link
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.sentences import sentence


@require_safe
def clearing(request: HttpRequest, item_id: UUID, language: str) -> HttpResponse:
    """The screen; for htmx the panel, or what a search found, alone."""
    version = version_of(item_id, language)
    suggest_once(version)
    if request.GET.get("tier") in {"likely", "all"}:
        request.session[ONLY_LIKELY] = request.GET["tier"] == "likely"
    desk = desk_of(request, version, base_of(item_id, language))
    asked = asked_of(request)
    if target_of(request) == "found":
        return render(request, "protection/_found.html", {"side": side_of(desk, asked)})
    if target_of(request) == "decide":
        return render(request, "protection/_decide.html", {"side": side_of(desk, asked)})
    return render(request, "protection/clearing.html", {"screen": screen_of(desk, asked)})


@act
def decide(stage: Stage, mention_id: UUID) -> HttpResponse:
    """Decides a Mention, and with it those of the same words where that is ticked."""
    mention = mention_of(stage, mention_id)
    form = DecideForm(stage.request.POST)
    asked = Asked(mention=mention_id, agent=form.data.get("agent") and uuid_of(form.data["agent"]))
    if not form.is_valid():
        return refused(stage, asked, first_error(form))
    data = form.cleaned_data
    choice = Choice(Treatment(data["treatment"]), data["agent"], data["replacement"])
    try:
        decided = decide_unchanged(
            mention_id,
            choice,
            by=stage.by,
            everywhere=data["everywhere"],
            changed_at=data["changed_at"],
        )
    except WorkroomError as error:
        return refused(stage, asked, label_refused(error))
    desk = stage.desk()
    following = next_open(desk, desk.by_id[mention.id])
    side = side_of(desk, Asked(mention=following.mention_id if following else None))
    said = ngettext("%(count)d place decided.", "%(count)d places decided.", len(decided))
    side.done = said % {"count": len(decided)}
    side.undo = decided
    return changed(stage, side, spans(desk, decided))


@act
def reopen(stage: Stage) -> HttpResponse:
    """Undoes decisions: the Mentions are open again."""
    ids = [found for each in stage.request.POST.getlist("mention") if (found := uuid_of(each))]
    count = reopen_mentions(stage.version, ids)
    side = side_of(stage.desk(), Asked(mention=ids[0] if ids else None))
    side.done = ngettext(
        "%(count)d place is open again.", "%(count)d places are open again.", count
    )
    side.done %= {"count": count}
    return changed(stage, side)


@act
def mark(stage: Stage) -> HttpResponse:
    """Marks words of the source as a name, or cuts them."""
    form = MarkForm(stage.request.POST, text=stage.version.text)
    if form.is_valid() and form.cleaned_data["version"] != stage.version.id:
        form.add_error(None, _("There is a newer text. Open it and mark the words again."))
    if not form.is_valid():
        return refused(stage, Asked(), first_error(form))
    span: Span = form.cleaned_data["span"]
    touched: list[Span] | None = None
    try:
        if form.cleaned_data["act"] == "cut":
            cut = add_cut(stage.version, span, by=stage.by, reason="private_person")
            side = side_of(stage.desk(), Asked(cut=cut.id))
            side.done = _("Cut. Readers see that something is left out, not how much.")
        else:
            mention = add_mention(stage.version, span, by=stage.by)
            side = side_of(stage.desk(), Asked(mention=mention.id))
            side.done = _("Marked. Now choose how the name appears.")
            touched = [span]
    except WorkroomError as error:
        return refused(stage, Asked(), sentence(error))
    return changed(stage, side, touched)


@act
def cut(stage: Stage, cut_id: UUID) -> HttpResponse:
    """Changes the reason or the more general words of a Cut, or puts its words back."""
    found = get_object_or_404(Cut, id=cut_id, text_version=stage.version)
    if "back" in stage.request.POST:
        put_back(found)
        side = side_of(stage.desk(), Asked())
        side.done = _("The words stand in the public text again.")
        return changed(stage, side)
    form = CutForm(stage.request.POST)
    if not form.is_valid():
        return refused(stage, Asked(cut=cut_id), first_error(form))
    try:
        new = change_cut(found, by=stage.by, **form.cleaned_data)
    except WorkroomError as error:
        return refused(stage, Asked(cut=cut_id), label_refused(error))
    side = side_of(stage.desk(), Asked(cut=new.id))
    side.done = _("Saved.")
    return changed(stage, side)


@act
def link(stage: Stage) -> HttpResponse:
    """Keeps a link of the source in the public text, or drops it."""
    form = LinkForm(stage.request.POST)
    if not form.is_valid() or form.cleaned_data["end"] <= form.cleaned_data["start"]:
        raise Http404
    span = Span(form.cleaned_data["start"], form.cleaned_data["end"])
    if form.cleaned_data["keep"]:
        keep_link(stage.version, span, by=stage.by)
    else:
        drop_link(stage.version, span)
    side = side_of(stage.desk(), asked_of(stage.request))
    side.done = _("Saved.")
    return changed(stage, side, [span])


@act
def own_words(stage: Stage) -> HttpResponse:
    """Saves headline and teaser in this language."""
    form = OwnWordsForm(stage.request.POST)
    error = "" if form.is_valid() else first_error(form)
    if not error:
        error = _save_own(stage, form)
    desk = stage.desk()
    screen = screen_of(desk, Asked())
    if error:
        screen.own_form, screen.own_error = form, error
    context = {"screen": screen, "saved": not error}
    if is_partial(stage.request):
        return render(stage.request, "protection/_own.html", context)
    if error:
        return render(stage.request, "protection/clearing.html", context, status=422)
    messages.success(stage.request, _("Saved."))
    return redirect(f"{stage.base}#own")


def _save_own(stage: Stage, form: OwnWordsForm) -> str:
    """What stands against the words; empty where they were saved."""
    for field in (OwnField.HEADLINE, OwnField.TEASER):
        place = Place(OwnerType.ITEM, stage.version.item_id, field, stage.version.language)
        try:
            save_wording(place, form.cleaned_data[field], by=stage.by)
        except WorkroomError as error:
            why = words_refused(error, form.cleaned_data[field], place.language, field)
            form.add_error(field, why)
            return why
    return ""
