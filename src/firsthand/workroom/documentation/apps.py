"""The app's place in Django."""

from django.apps import AppConfig


class DocumentationConfig(AppConfig):
    """The documentation app."""

    name = "firsthand.workroom.documentation"
    label = "documentation"
    default_auto_field = "django.db.models.BigAutoField"
