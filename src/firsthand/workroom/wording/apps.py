"""The app's place in Django."""

from django.apps import AppConfig


class WordingConfig(AppConfig):
    """The wording app."""

    name = "firsthand.workroom.wording"
    label = "wording"
    default_auto_field = "django.db.models.BigAutoField"
