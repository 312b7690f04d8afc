"""The rail of every page: words and counts, and what the archive is called."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from firsthand.core.languages import ENDONYMS, direction
from firsthand.workroom.archive.models import Item, Series
from firsthand.workroom.documentation.models import Agent
from firsthand.workroom.here import folder
from firsthand.workroom.members.tongues import TONGUES
from firsthand.workroom.publishing.waiting import newest_submissions


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that the workroom speaks."""

    code: str
    name: str
    dir: str


@dataclass(frozen=True, slots=True)
class House:
    """What stands on every page: the archive's name in the interface's language.

    `is_unproved`: no restore of a backup was seen yet, so no real name belongs here.
    """

    name: str
    tongues: tuple[Tongue, ...]
    is_unproved: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the rail; *count* None = none is shown."""

    words: str
    address: str
    count: int | None
    is_here: bool
    opens_group: bool


def context(request: HttpRequest) -> dict[str, object]:
    """`house` and, for a Member, `rail`; nothing is counted before a template asks."""
    found: dict[str, object] = {"house": SimpleLazyObject(house)}
    if request.user.is_authenticated:
        found["rail"] = SimpleLazyObject(lambda: _entries(request.path))
    return found


def house() -> House:
    """The archive's name and the languages of the workroom."""
    here = folder()
    declared = here.plain_config()
    names = declared.name
    language = translation.get_language() or "en"
    name = names.get(language) or next(filter(None, names.values()), "Firsthand")
    tongues = tuple(Tongue(code, ENDONYMS[code], direction(code)) for code in TONGUES)
    return House(name, tongues, not declared.invented and not here.restore_note.exists())


def _entries(path: str) -> list[Entry]:
    places: list[tuple[str, str, Callable[[], int] | None]] = [
        (_("Items"), "items", Item.objects.count),
        (_("People"), "agents", Agent.objects.count),
        (_("Series"), "series", Series.objects.count),
        (_("Review"), "review", newest_submissions().count),
        (_("Front page"), "front_page", None),
        (_("Pages"), "pages", None),
        (_("Publish"), "publish", None),
    ]
    entries = []
    for words, name, count in places:
        address = _address(name)
        if address:
            here = path == address or (len(address) > 1 and path.startswith(address))
            entries.append(
                Entry(words, address, count() if count else None, here, name == "review")
            )
    return entries


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
