"""The app's place in Django."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """The members app."""

    name = "firsthand.workroom.members"
    label = "members"
    default_auto_field = "django.db.models.BigAutoField"
