"""The clearing screen: one page, and acts that answer with what they changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from firsthand.core.codes import AgentKind, OwnerType, OwnField, Treatment
from firsthand.core.text import Span, clean_block
from firsthand.workroom.archive.models import TextVersion
from firsthand.workroom.errors import WorkroomError
from firsthand.workroom.members.htmx import is_partial, target_of
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.protection.clearing_forms import (
    CutForm,
    DecideForm,
    LinkForm,
    MarkForm,
    NewAgentForm,
    OwnWordsForm,
)
from firsthand.workroom.protection.clearing_panel import next_open, people_of
from firsthand.workroom.protection.clearing_queries import (
    Desk,
    load_desk,
    newest_source,
    suggest_once,
)
from firsthand.workroom.protection.clearing_screen import (
    Asked,
    Side,
    progress_of,
    screen_of,
    side_of,
)
from firsthand.workroom.protection.clearing_services import (
    NewAgent,
    change_cut,
    decide_unchanged,
    drop_link,
    make_agent,
    put_back,
    reopen_mentions,
)
from firsthand.workroom.protection.models import Cut, Mention
from firsthand.workroom.protection.services import Choice, add_cut, add_mention, keep_link
from firsthand.workroom.protection.wordings import Place, save_wording
from firsthand.workroom.sentences import sentence

Rest = ParamSpec("Rest")


@dataclass(frozen=True, slots=True)
class Stage:
    """One request about one text: who asks, and of what."""

    request: HttpRequest
    version: TextVersion
    base: str

    @property
    def by(self) -> UUID:
        """The Member's id."""
        return member_of(self.request).id

    def desk(self) -> Desk:
        """The desk as it stands now."""
        return load_desk(self.version, self.base)


Act = Callable[Concatenate[Stage, Rest], HttpResponse]


def act(view: Act[Rest]) -> Callable[..., HttpResponse]:
    """A view that changes something on the newest source text of an Item in one language."""

    @wraps(view)
    @require_POST
    def acting(
        request: HttpRequest, item_id: UUID, language: str, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        version, base = _version(item_id, language), _base(item_id, language)
        return view(Stage(request, version, base), *args, **kwargs)

    return acting


@require_safe
def clearing(request: HttpRequest, item_id: UUID, language: str) -> HttpResponse:
    """The screen; for htmx the panel, or what a search found, alone."""
    version = _version(item_id, language)
    suggest_once(version)
    desk = load_desk(version, _base(item_id, language))
    asked = _asked(request)
    if target_of(request) == "found":
        return render(request, "protection/_found.html", {"side": side_of(desk, asked)})
    if target_of(request) == "decide":
        return render(request, "protection/_decide.html", {"side": side_of(desk, asked)})
    return render(request, "protection/clearing.html", {"screen": screen_of(desk, asked)})


@act
def decide(stage: Stage, mention_id: UUID) -> HttpResponse:
    """Decides a Mention, and with it those of the same words where that is ticked."""
    mention = _mention(stage, mention_id)
    form = DecideForm(stage.request.POST)
    asked = Asked(mention=mention_id, agent=form.data.get("agent") and _uuid(form.data["agent"]))
    if not form.is_valid():
        return _refused(stage, asked, _first_error(form))
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
        return _refused(stage, asked, sentence(error))
    desk = stage.desk()
    following = next_open(desk, desk.by_id[mention.id])
    side = side_of(desk, Asked(mention=following.mention_id if following else None))
    said = ngettext("%(count)d place decided.", "%(count)d places decided.", len(decided))
    side.done = said % {"count": len(decided)}
    side.undo = decided
    return _changed(stage, side, _spans(desk, decided))


@act
def reopen(stage: Stage) -> HttpResponse:
    """Undoes decisions: the Mentions are open again."""
    ids = [found for each in stage.request.POST.getlist("mention") if (found := _uuid(each))]
    count = reopen_mentions(stage.version, ids)
    side = side_of(stage.desk(), Asked(mention=ids[0] if ids else None))
    side.done = ngettext(
        "%(count)d place is open again.", "%(count)d places are open again.", count
    )
    side.done %= {"count": count}
    return _changed(stage, side)


@act
def new_agent(stage: Stage, mention_id: UUID) -> HttpResponse:
    """Makes an Agent on the spot and proposes it for the Mention."""
    _mention(stage, mention_id)
    form = NewAgentForm(stage.request.POST)
    if not form.is_valid():
        return _refused(stage, Asked(mention=mention_id), _first_error(form), agent_form=form)
    data = form.cleaned_data
    new = NewAgent(
        AgentKind(data["kind"]),
        data["name"],
        stage.version.language,
        data["role"],
        data["treatment"],
    )
    try:
        agent = make_agent(new, by=stage.by)
    except WorkroomError as error:
        return _refused(stage, Asked(mention=mention_id), sentence(error), agent_form=form)
    suggest_once(stage.version)
    side = side_of(stage.desk(), Asked(mention=mention_id, agent=agent.id))
    side.done = _("Made. Now choose how the name appears.")
    return _changed(stage, side)


@act
def mark(stage: Stage) -> HttpResponse:
    """Marks words of the source as a name, or cuts them."""
    form = MarkForm(stage.request.POST, text=stage.version.text)
    if form.is_valid() and form.cleaned_data["version"] != stage.version.id:
        form.add_error(None, _("There is a newer text. Open it and mark the words again."))
    if not form.is_valid():
        return _refused(stage, Asked(), _first_error(form))
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
        return _refused(stage, Asked(), sentence(error))
    return _changed(stage, side, touched)


@act
def cut(stage: Stage, cut_id: UUID) -> HttpResponse:
    """Changes the reason or the more general words of a Cut, or puts its words back."""
    found = get_object_or_404(Cut, id=cut_id, text_version=stage.version)
    if "back" in stage.request.POST:
        put_back(found)
        side = side_of(stage.desk(), Asked())
        side.done = _("The words stand in the public text again.")
        return _changed(stage, side)
    form = CutForm(stage.request.POST)
    if not form.is_valid():
        return _refused(stage, Asked(cut=cut_id), _first_error(form))
    try:
        new = change_cut(found, by=stage.by, **form.cleaned_data)
    except WorkroomError as error:
        return _refused(stage, Asked(cut=cut_id), sentence(error))
    side = side_of(stage.desk(), Asked(cut=new.id))
    side.done = _("Saved.")
    return _changed(stage, side)


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
    side = side_of(stage.desk(), _asked(stage.request))
    side.done = _("Saved.")
    return _changed(stage, side, [span])


@act
def own_words(stage: Stage) -> HttpResponse:
    """Saves headline and teaser in this language."""
    form = OwnWordsForm(stage.request.POST)
    error = "" if form.is_valid() else _first_error(form)
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
            form.add_error(field, sentence(error))
            return sentence(error)
    return ""


def _changed(stage: Stage, side: Side, touched: Sequence[Span] | None = None) -> HttpResponse:
    """The panel and whatever else looks otherwise now; without htmx the page again.

    *touched* are the stretches of the source over which something changed; None = rows may be
    divided otherwise.
    """
    current = side.panel.seen.mention_id if side.panel else None
    cut_id = side.cut.cut.id if side.cut else None
    address = stage.base
    if current or cut_id:
        address += f"?mention={current}" if current else f"?cut={cut_id}"
    if not is_partial(stage.request):
        messages.success(stage.request, side.done)
        return redirect(address)
    context = {
        "side": side,
        "rows": side.desk.rows(touching=touched),
        "is_whole": touched is None,
        "people": people_of(side.desk),
        "progress": progress_of(side.desk),
    }
    response = render(stage.request, "protection/_changed.html", context)
    response["HX-Replace-Url"] = address
    response["HX-Trigger"] = "decided"
    return response


def _refused(
    stage: Stage, asked: Asked, why: str, agent_form: NewAgentForm | None = None
) -> HttpResponse:
    """The panel with what stands against the act, as things stand now; nothing was changed."""
    desk = stage.desk()
    screen = screen_of(desk, asked)
    screen.side.error = why
    if agent_form is not None:
        screen.side.agent_form, screen.side.is_new_agent_open = agent_form, True
    if not is_partial(stage.request):
        return render(stage.request, "protection/clearing.html", {"screen": screen}, status=422)
    response = render(stage.request, "protection/_decide.html", {"side": screen.side})
    response["HX-Push-Url"] = "false"
    return response


def _spans(desk: Desk, mention_ids: Sequence[UUID]) -> list[Span] | None:
    """Where these Mentions stand; None where one of them joins paragraphs."""
    spans = [desk.by_id[each].span for each in mention_ids if each in desk.by_id]
    joins = any("\n" in desk.version.text[span.start : span.end] for span in spans)
    return None if joins else spans


def _version(item_id: UUID, language: str) -> TextVersion:
    version = newest_source(item_id, language)
    if version is None:
        raise Http404
    return version


def _base(item_id: UUID, language: str) -> str:
    return reverse("clearing", args=[item_id, language])


def _mention(stage: Stage, mention_id: UUID) -> Mention:
    return get_object_or_404(Mention, id=mention_id, text_version=stage.version)


def _asked(request: HttpRequest) -> Asked:
    query = request.GET
    paragraph = query.get("paragraph", "")
    return Asked(
        mention=_uuid(query.get("mention", "")),
        cut=_uuid(query.get("cut", "")),
        agent=_uuid(query.get("agent", "")),
        typed=clean_block(query.get("q", "")[:200])[0],
        paragraph=int(paragraph) if paragraph.isascii() and paragraph.isdecimal() else None,
    )


def _uuid(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def _first_error(form: "DecideForm | NewAgentForm | MarkForm | CutForm | OwnWordsForm") -> str:
    return str(next(iter(form.errors.values()))[0])
