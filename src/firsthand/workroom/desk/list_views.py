"""The list of Items."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.core.codes import FlagCode
from firsthand.core.languages import ENDONYMS, primary
from firsthand.core.vocabulary import codes, label
from firsthand.workroom.desk.listing import (
    Filters,
    count_by_standing,
    languages_held,
    list_items,
)
from firsthand.workroom.desk.standing import STANDINGS
from firsthand.workroom.labels import FLAGS_SHORT, STATES

VIEWS = ("received", "described", "returned", "submitted", "cleared", "withdrawn")


@dataclass(frozen=True, slots=True)
class View:
    """A link to a part of the list, with how many it holds."""

    words: str
    query: str
    count: int
    is_here: bool


@dataclass(frozen=True, slots=True)
class Select:
    """A filter as a plain select; the first option narrows nothing."""

    name: str
    label: str
    value: str
    options: list[tuple[str, str]]


@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """The Items that the address asks for, and ways to ask for others."""
    filters = filters_of(request.GET)
    counts = count_by_standing()
    selects = _selects(filters)
    context = {
        "listing": list_items(filters, page=_page(request.GET)),
        "filters": filters,
        "views": _views(filters, counts),
        "selects": selects,
        "set_filters": [select for select in selects if select.value],
        "held": sum(counts.values()),
        "query": _query(request.GET),
        "words_of_state": {code: str(words) for code, words in STATES.items()},
    }
    return render(request, "desk/items.html", context)


def filters_of(asked: QueryDict) -> Filters:
    """The filters in an address; what is no known code narrows nothing."""
    language = asked.get("language", "")[:12]
    return Filters(
        words=asked.get("q", "")[:200],
        state=_known(asked.get("state", ""), STANDINGS),
        kind=_known(asked.get("kind", ""), codes("ITM")),
        language=language,
        flag=_known(asked.get("flag", ""), tuple(FlagCode)),
    )


def _known(code: str, known: tuple[str, ...]) -> str:
    return code if code in known else ""


def _page(asked: QueryDict) -> int:
    typed = asked.get("page", "")
    return int(typed) if typed.isdecimal() and len(typed) <= len("100000") else 1


def _query(asked: QueryDict) -> str:
    """The address's filters without its page, ready to be followed by one."""
    kept = asked.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _views(filters: Filters, counts: Mapping[str, int]) -> list[View]:
    views = [View(_("All"), "?", sum(counts.values()), not filters.any)]
    words = {
        "received": _("To describe"),
        "described": _("To clear"),
        "returned": _("Returned"),
        "submitted": _("For review"),
        "cleared": _("Cleared"),
        "withdrawn": _("Withdrawn"),
    }
    for state in VIEWS:
        is_here = filters == Filters(state=state)
        views.append(View(words[state], f"?state={state}", counts.get(state, 0), is_here))
    return views


def _selects(filters: Filters) -> list[Select]:
    spoken = translation.get_language() or "en"
    states = [(code, str(STATES[code])) for code in STANDINGS]
    kinds = [(code, label(code, spoken)) for code in codes("ITM")]
    tongues = [(tag, ENDONYMS.get(primary(tag), tag)) for tag in languages_held()]
    flags = [(code, str(words)) for code, words in FLAGS_SHORT.items()]
    return [
        Select("state", _("State"), filters.state, [("", _("Any state")), *states]),
        Select("kind", _("Kind"), filters.kind, [("", _("Any kind")), *kinds]),
        Select("language", _("Language"), filters.language, [("", _("Any language")), *tongues]),
        Select("flag", _("Open task"), filters.flag, [("", _("Any task or none")), *flags]),
    ]
