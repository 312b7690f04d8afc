"""The app's place in Django."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """The archive app."""

    name = "firsthand.workroom.archive"
    label = "archive"
    default_auto_field = "django.db.models.BigAutoField"
