"""How the clearing screen's acts are asked and answered: by parts for htmx, else by the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from firsthand.core.text import Span, clean_block
from firsthand.workroom.archive.models import TextVersion
from firsthand.workroom.members.htmx import is_partial
from firsthand.workroom.members.requests import member_of
from firsthand.workroom.protection.alike import MayBe
from firsthand.workroom.protection.clearing_forms import (
    CutForm,
    DecideForm,
    MarkForm,
    NewAgentForm,
    OwnWordsForm,
)
from firsthand.workroom.protection.clearing_people import people_of
from firsthand.workroom.protection.clearing_queries import (
    Desk,
    load_desk,
    newest_source,
)
from firsthand.workroom.protection.clearing_screen import (
    Asked,
    Side,
    progress_of,
    screen_of,
)
from firsthand.workroom.protection.models import Mention

Rest = ParamSpec("Rest")
ONLY_LIKELY = "only_likely"


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
        return desk_of(self.request, self.version, self.base)


Act = Callable[Concatenate[Stage, Rest], HttpResponse]


def act(view: Act[Rest]) -> Callable[..., HttpResponse]:
    """A view that changes something on the newest source text of an Item in one language."""

    @wraps(view)
    @require_POST
    def acting(
        request: HttpRequest, item_id: UUID, language: str, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        version, base = version_of(item_id, language), base_of(item_id, language)
        return view(Stage(request, version, base), *args, **kwargs)

    return acting


def changed(stage: Stage, side: Side, touched: Sequence[Span] | None = None) -> HttpResponse:
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


def refused(
    stage: Stage,
    asked: Asked,
    why: str,
    agent_form: NewAgentForm | None = None,
    may_be: Sequence[MayBe] = (),
) -> HttpResponse:
    """The panel with what stands against the act, as things stand now; nothing was changed."""
    desk = stage.desk()
    screen = screen_of(desk, asked)
    screen.side.error = why
    if agent_form is not None:
        screen.side.agent_form, screen.side.is_new_agent_open = agent_form, True
        screen.side.may_be = may_be
    if not is_partial(stage.request):
        return render(stage.request, "protection/clearing.html", {"screen": screen}, status=422)
    response = render(stage.request, "protection/_decide.html", {"side": screen.side})
    response["HX-Push-Url"] = "false"
    return response


def spans(desk: Desk, mention_ids: Sequence[UUID]) -> list[Span] | None:
    """Where these Mentions stand; None where one of them joins paragraphs."""
    spans = [desk.by_id[each].span for each in mention_ids if each in desk.by_id]
    joins = any("\n" in desk.version.text[span.start : span.end] for span in spans)
    return None if joins else spans


def desk_of(request: HttpRequest, version: TextVersion, base: str) -> Desk:
    """The desk of *version* as this Member looks at it: all that is marked, or what is likely."""
    return load_desk(version, base, only_likely=bool(request.session.get(ONLY_LIKELY)))


def version_of(item_id: UUID, language: str) -> TextVersion:
    """The text that is cleared.

    Raises: Http404 where the Item has none in that language.
    """
    version = newest_source(item_id, language)
    if version is None:
        raise Http404
    return version


def base_of(item_id: UUID, language: str) -> str:
    """The address of the screen."""
    return reverse("clearing", args=[item_id, language])


def mention_of(stage: Stage, mention_id: UUID) -> Mention:
    """A Mention of this text; one of another text is not found."""
    return get_object_or_404(Mention, id=mention_id, text_version=stage.version)


def asked_of(request: HttpRequest) -> Asked:
    """What the address asks for; what it does not understand is not asked."""
    query = request.GET
    paragraph = query.get("paragraph", "")
    return Asked(
        mention=uuid_of(query.get("mention", "")),
        cut=uuid_of(query.get("cut", "")),
        agent=uuid_of(query.get("agent", "")),
        typed=clean_block(query.get("q", "")[:200])[0],
        paragraph=int(paragraph) if paragraph.isascii() and paragraph.isdecimal() else None,
    )


def uuid_of(typed: str) -> UUID | None:
    """The id that was typed; None where it is none."""
    try:
        return UUID(typed)
    except ValueError:
        return None


def first_error(form: "DecideForm | NewAgentForm | MarkForm | CutForm | OwnWordsForm") -> str:
    """The first thing that is wrong in a form, as a sentence."""
    return str(next(iter(form.errors.values()))[0])
