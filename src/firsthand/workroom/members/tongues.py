"""The languages that the workroom speaks, and where the choice at the door is kept."""

TONGUES = ("en", "fa")
LANGUAGE_COOKIE = "firsthand_language"
