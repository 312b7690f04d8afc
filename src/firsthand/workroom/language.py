"""The interface speaks the Member's language, in its own direction."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import pgettext

from firsthand.core.languages import direction
from firsthand.workroom.members.tongues import LANGUAGE_COOKIE


class MemberLanguageMiddleware:
    """Sets the language of the signed-in Member, else the one chosen at the door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, made in that language."""
        chosen = getattr(request.user, "language", "") or request.COOKIES.get(LANGUAGE_COOKIE, "")
        language = chosen if translation.check_for_language(chosen or "en") else "en"
        with translation.override(language or "en"):
            return self.get_response(request)


def page(_request: HttpRequest) -> dict[str, str | bool]:
    """What every template knows: the interface's `language`, `dir`, comma; if faces are here."""
    language = translation.get_language() or "en"
    return {
        "language": language,
        "dir": direction(language),
        "comma": pgettext("list", ", "),
        "has_faces": settings.FACES.is_dir(),
    }
