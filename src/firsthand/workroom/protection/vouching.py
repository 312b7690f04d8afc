"""A name in another spelling or script in our own words: a question to who writes them (I18).

A form as it is entered is refused. A variant may be anybody: whoever writes says that nobody of
that name is meant, for these very words, and they are saved. The scan asks two Members again
before an edition shows them (I19).
"""

from collections.abc import Callable
from contextvars import ContextVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from firsthand.disclosure.naming import cleared_forms
from firsthand.disclosure.wording import SLOT
from firsthand.names.finding import How, find
from firsthand.names.folding import fold
from firsthand.workroom.protection.gates import gate_today
from firsthand.workroom.protection.known_names import known_forms

VOUCH = "nobody-meant"
_asking: ContextVar[HttpRequest | None] = ContextVar("asking", default=None)


class VouchMiddleware:
    """Keeps the request at hand: what its form vouches for is read where a name is in question."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, unchanged."""
        token = _asking.set(request)
        try:
            return self.get_response(request)
        finally:
            _asking.reset(token)


def vouch_of(words: str) -> str:
    """What a form sends to say that nobody is meant in *words*; it says nothing of the words."""
    bare = " ".join(fold(SLOT.sub(" ", words)).split())
    return salted_hmac(VOUCH, bare).hexdigest()


def is_vouched(words: str) -> bool:
    """Whether this request says that nobody is meant in *words*; without a request it does not."""
    request = _asking.get()
    return request is not None and vouch_of(words) in request.POST.getlist(VOUCH)


def may_name(words: str) -> frozenset[UUID]:
    """The persons and groups whose names may stand in *words* in another spelling or script."""
    known = known_forms()
    return frozenset(known.bearers[form] for form in _varied(words) if form in known.people)


def may_name_withheld(words: str) -> frozenset[UUID]:
    """Those of `may_name` whose form no live Basis carries."""
    known, gate = known_forms(), gate_today()
    found = {form: known.bearers[form] for form in _varied(words) if form in known.people}
    return frozenset(
        agent_id
        for form, agent_id in found.items()
        if UUID(form) not in cleared_forms(gate.agents[agent_id], gate.live)
    )


def _varied(words: str) -> set[str]:
    """The forms of which a variant stands in *words*, slots left out."""
    hits = find(SLOT.sub(" ", words), known_forms().whole) if words else []
    return {hit.form_id for hit in hits if hit.how is How.VARIANT}
