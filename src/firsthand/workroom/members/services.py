"""Adds Members and changes what they may do."""

from collections.abc import Iterable

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from firsthand.core.codes import MemberRole
from firsthand.workroom.errors import RefusedError
from firsthand.workroom.members.models import Member

ALL_ROLES = tuple(MemberRole)
FOUNDERS = 2


@transaction.atomic
def add_member(
    login: str,
    password: str,
    *,
    display_name: str,
    language: str = "en",
    roles: Iterable[MemberRole] | None = None,
) -> Member:
    """The saved Member; an archive's first two hold all roles, later ones those given.

    Raises: RefusedError where the login is taken or empty, or the password too weak.
    """
    if not login.strip():
        raise RefusedError("no_login")
    founding = Member.objects.count() < FOUNDERS
    held = ALL_ROLES if founding and roles is None else tuple(roles or ())
    member = Member(
        login=login.strip(), display_name=display_name, language=language, roles=list(held)
    )
    _set_password(member, password)
    try:
        member.save(force_insert=True)
    except IntegrityError:
        raise RefusedError("login_taken") from None
    return member


def change_password(member: Member, password: str) -> None:
    """Nothing; the Member logs in with *password* from now on.

    Raises: RefusedError where it is too weak.
    """
    _set_password(member, password)
    member.save()


def _set_password(member: Member, password: str) -> None:
    try:
        validate_password(password, member)
    except ValidationError:
        raise RefusedError("weak_password") from None
    member.set_password(password)


def set_roles(member: Member, roles: Iterable[MemberRole]) -> None:
    """Nothing; the Member holds exactly these roles."""
    member.roles = [str(role) for role in roles]
    member.save()


def set_active(member: Member, *, active: bool) -> None:
    """Nothing; an inactive Member cannot log in, and what they did stays theirs."""
    member.active = active
    member.save()


def change_language(member: Member, language: str) -> None:
    """Nothing; the workroom speaks *language* to the Member."""
    member.language = language
    member.save()
