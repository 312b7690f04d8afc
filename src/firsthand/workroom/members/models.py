"""A Member is a login: never a person of the archive."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from firsthand.core.codes import MemberRole
from firsthand.disclosure.classes import Level, classed, private


class MemberManager(BaseUserManager["Member"]):
    """Finds a Member by login, as Django's authentication asks."""


class Member(AbstractBaseUser):
    """One login of the team; `roles` is a list of MemberRole codes."""

    id = classed(
        models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False), private(Level.S1)
    )
    created_at = classed(
        models.DateTimeField(default=timezone.now, editable=False), private(Level.S1)
    )
    changed_at = classed(models.DateTimeField(auto_now=True), private(Level.S1))
    login = classed(models.CharField(max_length=150, unique=True), private(Level.S2))
    display_name = classed(models.CharField(max_length=120), private(Level.S2))
    roles = classed(models.JSONField(default=list), private(Level.S1))
    language = classed(models.CharField(max_length=12, default="en"), private(Level.S1))
    active = classed(models.BooleanField(default=True), private(Level.S1))
    password = classed(models.CharField(max_length=128), private(Level.S2))
    last_login = classed(models.DateTimeField(null=True, blank=True), private(Level.S1))

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS = ["display_name"]
    objects = MemberManager()

    def __str__(self) -> str:
        return f"Member {self.pk}"

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's field, read from ours
        """Whether the Member may log in."""
        return self.active

    def has_role(self, *roles: MemberRole) -> bool:
        """True where the Member holds at least one of *roles*."""
        return any(role in self.roles for role in roles)
