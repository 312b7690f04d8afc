"""Whether htmx asks, and for which part of the page; without it a whole page is the answer."""

from typing import cast

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


def is_partial(request: HttpRequest) -> bool:
    """Whether htmx wants a part of a page; a page fetched again from history is whole."""
    htmx = _details(request)
    return bool(htmx) and not htmx.history_restore_request


def target_of(request: HttpRequest) -> str:
    """The id of the element that htmx fills; empty where it does not ask."""
    return (_details(request).target or "") if is_partial(request) else ""


def _details(request: HttpRequest) -> HtmxDetails:
    return cast("HtmxDetails", request.htmx)  # type: ignore[attr-defined]  # HtmxMiddleware
