"""Who asks: every address but the door needs a Member."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from firsthand.workroom.members.models import Member


def member_of(request: HttpRequest) -> Member:
    """The Member who is logged in.

    Raises: PermissionDenied where nobody is.
    """
    if not isinstance(request.user, Member):
        raise PermissionDenied
    return request.user
