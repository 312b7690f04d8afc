"""The workroom's own log: event codes and ids, never a name, a quote, a file name or an address."""

import sys
from collections.abc import Callable
from uuid import UUID

import structlog
from django.http import HttpRequest, HttpResponse

from firsthand.core.errors import FirsthandError

VIEW_FAILED = "view_failed"
PUBLISHED = "published"
IMPORTED = "imported"
COMPARING_FAILED = "comparing_failed"
ALLOWED = frozenset({"event", "level", "timestamp", "view", "error", "code", "member", "count"})


def only_allowed(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """*event* without any key that is not on the list: a new key is silent until it is placed."""
    return {key: value for key, value in event.items() if key in ALLOWED}


structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        only_allowed,
        structlog.processors.JSONRenderer(sort_keys=True),
    ],
    logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    cache_logger_on_first_use=False,
)
log = structlog.get_logger()


class QuietErrorsMiddleware:
    """Logs that a view failed, by the view's name and the error's type or code alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, unchanged."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Nothing; Django makes its plain error page."""
        match = request.resolver_match
        log.error(
            VIEW_FAILED,
            view=match.view_name if match else "",
            error=type(error).__name__,
            code=error.code if isinstance(error, FirsthandError) else "",
            member=_member(request),
        )


def _member(request: HttpRequest) -> str:
    member_id = getattr(getattr(request, "user", None), "id", None)
    return str(member_id) if isinstance(member_id, UUID) else ""
