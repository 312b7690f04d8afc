"""The app's place in Django."""

from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    """The protection app."""

    name = "firsthand.workroom.protection"
    label = "protection"
    default_auto_field = "django.db.models.BigAutoField"
