"""The app's place in Django."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The publishing app."""

    name = "firsthand.workroom.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"
