"""The app's place in Django; it has no tables."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The desk app."""

    name = "firsthand.workroom.desk"
    label = "desk"
