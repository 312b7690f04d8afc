"""A name in another spelling or script in our own words: a question to who writes them (I18).

A form as it is entered is refused. A variant may be anybody: whoever writes says that nobody of
that name is meant, for these very words, and they are saved. The scan asks two Members again
before an edition shows them (I19).
"""

from collections.abc import Callable
from contextvars import ContextVar
from urllib.parse import unquote
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from firsthand.disclosure.naming import cleared_forms
from firsthand.disclosure.wording import SLOT
from firsthand.names.finding import How, find
from firsthand.names.folding import fold
from firsthand.workroom.protection.gates import gate_today
from firsthand.workroom.protection.known_names import known_people

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
    return vouch_of(words) in vouched()


def vouched() -> list[str]:
    """All that this request vouches for: a screen that asks once more keeps it."""
    request = _asking.get()
    return request.POST.getlist(VOUCH) if request else []


def may_name(words: str) -> frozenset[UUID]:
    """The persons and groups whose names may stand in *words* in another spelling or script."""
    return frozenset(agent_id for _, agent_id in _varied(words))


def may_name_withheld(words: str) -> frozenset[UUID]:
    """Those of `may_name` whose form no live Basis carries."""
    gate = gate_today()
    return frozenset(
        agent_id
        for form, agent_id in _varied(words)
        if form not in cleared_forms(gate.agents[agent_id], gate.live)
    )


def _varied(words: str) -> set[tuple[UUID, UUID]]:
    """The forms of which a variant stands in *words*, and who bears each.

    Slots are left out, percent-escapes decoded too.
    """
    if not words:
        return set()
    bare, people = SLOT.sub(" ", words), known_people()
    hits = [hit for read in {bare, unquote(bare)} for hit in find(read, people.forms)]
    return {
        (UUID(hit.form_id), people.bearers[hit.form_id]) for hit in hits if hit.how is How.VARIANT
    }
