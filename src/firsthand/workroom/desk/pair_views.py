"""The queue of pairs that may be one, those decided, and the verdicts; nothing here merges."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.core.codes import IdentityVerdict
from firsthand.workroom.desk.pair_queries import card_of, decided_pairs, open_pairs
from firsthand.workroom.documentation.identity import Pair, say, take_back
from firsthand.workroom.documentation.likeness import between
from firsthand.workroom.documentation.models import Agent, IdentityLink
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.members.htmx import is_partial
from firsthand.workroom.members.requests import member_of

NOTE_MAX_CP = 1000


class SayForm(forms.Form):
    """What a Member says of two Agents."""

    a = forms.UUIDField()
    b = forms.UUIDField()
    verdict = forms.ChoiceField(choices=[(each, each) for each in IdentityVerdict])
    note = forms.CharField(required=False, max_length=NOTE_MAX_CP)


@require_safe
def pairs(request: HttpRequest) -> HttpResponse:
    """The proposed pairs that nobody has decided."""
    context = {"listing": open_pairs(_number(request)), "is_decided": False}
    return render(request, "desk/pairs.html", context)


@require_safe
def pairs_decided(request: HttpRequest) -> HttpResponse:
    """The decided pairs, last decided first."""
    context = {"listing": decided_pairs(_number(request)), "is_decided": True}
    return render(request, "desk/pairs.html", context)


def _number(request: HttpRequest) -> int:
    typed = request.GET.get("page", "")
    return int(typed) if typed.isdecimal() and len(typed) < len("100000") else 1


@require_POST
def pair_say(request: HttpRequest) -> HttpResponse:
    """Keeps a verdict; the pair as it stands now, or the queue again."""
    form = SayForm(request.POST)
    if not form.is_valid():
        raise Http404
    values = form.cleaned_data
    pair = _pair(values["a"], values["b"])
    say(
        pair,
        IdentityVerdict(values["verdict"]),
        by=member_of(request).id,
        evidence=between([pair])[pair].evidence,
        note=values["note"],
    )
    return _answered(request, pair, _("Saved. Nothing else changed; it can be undone."))


def _pair(one: UUID, other: UUID) -> Pair:
    """The pair of two Agents that are there.

    Raises: Http404.
    """
    try:
        pair = Pair.of(one, other)
    except RefusedError:
        raise Http404 from None
    if Agent.objects.filter(id__in=pair).count() != len(pair):
        raise Http404
    return pair


@require_POST
def pair_undo(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Takes a verdict back; who gave it and who took it back stays."""
    link = get_object_or_404(IdentityLink, id=link_id)
    undone = take_back(link_id, by=member_of(request).id)
    said = (
        _("Taken back. The pair is undecided again.") if undone else _("It was taken back already.")
    )
    return _answered(request, Pair(link.a_id, link.b_id), said)


def _answered(request: HttpRequest, pair: Pair, said: str) -> HttpResponse:
    if is_partial(request):
        return render(request, "desk/_pair.html", {"card": card_of(pair), "done": said})
    messages.success(request, said)
    return redirect("pairs_decided" if request.POST.get("from") == "decided" else "pairs")
