"""The languages that the workroom speaks, and where the choice at the door is kept."""

TONGUES = ("en", "fa", "fr", "ar")
LANGUAGE_COOKIE = "firsthand_language"
