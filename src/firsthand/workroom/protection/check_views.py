"""The words of a text that are only to be checked: looked at together, said to be no names, undone.

It works by plain forms. What a preview has shown is what is decided: places that were marked
meanwhile are not among them.
"""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from firsthand.core.languages import direction
from firsthand.workroom.archive.models import TextVersion
from firsthand.workroom.protection.checking import (
    WordPage,
    say_not_names,
    take_back,
    words_to_check,
)
from firsthand.workroom.protection.clearing_answers import Stage, act, base_of, uuid_of, version_of
from firsthand.workroom.protection.clearing_queries import suggest_once
from firsthand.workroom.protection.clearing_screen import first_words

DIGITS_MAX = 5
DONE = "checks_done"


@require_safe
def checks(request: HttpRequest, item_id: UUID, language: str) -> HttpResponse:
    """The words to be checked, a page at a time, with what was said last and can be undone."""
    version = version_of(item_id, language)
    suggest_once(version)
    done = request.session.pop(DONE, None)
    context = {
        **_over(version, base_of(item_id, language)),
        "listing": WordPage.of(words_to_check(version), _number(request.GET.get("page", ""))),
        "done": done if done and done["version"] == str(version.id) else None,
    }
    return render(request, "protection/checks.html", context)


def _over(version: TextVersion, base: str) -> dict[str, object]:
    """What both screens say of the text."""
    tongue = version.language
    title = version.title or first_words(version.text)
    return {
        "version": version,
        "title": title,
        "base": base,
        "tongue": tongue,
        "flow": direction(tongue),
    }


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= DIGITS_MAX else 1


@act
def checks_ask(stage: Stage) -> HttpResponse:
    """What “not a name” would do to the ticked words, or to all of a page; nothing is changed."""
    sent = stage.request.POST
    wanted = _ids(sent.getlist("shown" if "all" in sent else "word"))
    words = [word for word in words_to_check(stage.version) if word.first.mention_id in wanted]
    if not words:
        _keep(stage, _("No word is ticked. Nothing was changed."), [])
        return redirect("clearing_checks", stage.version.item_id, stage.version.language)
    context = {
        **_over(stage.version, stage.base),
        "words": words,
        "places": sum(len(word.lines) for word in words),
        "likely": sum(word.likely for word in words),
    }
    return render(stage.request, "protection/checks_ask.html", context)


@act
def checks_say(stage: Stage) -> HttpResponse:
    """Says of the places that were shown that they are no names."""
    said = say_not_names(stage.version, _ids(stage.request.POST.getlist("mention")), by=stage.by)
    done = ngettext(
        "%(count)d place is no name now.", "%(count)d places are no names now.", len(said)
    ) % {"count": len(said)}
    _keep(stage, done, said)
    return redirect("clearing_checks", stage.version.item_id, stage.version.language)


@act
def checks_undo(stage: Stage) -> HttpResponse:
    """Opens again what was said last."""
    count = take_back(stage.version, _ids(stage.request.POST.getlist("mention")))
    done = ngettext("%(count)d place is open again.", "%(count)d places are open again.", count)
    _keep(stage, done % {"count": count}, [])
    return redirect("clearing_checks", stage.version.item_id, stage.version.language)


def _keep(stage: Stage, said: str, undo: Iterable[UUID]) -> None:
    """Keeps what was done for the page that follows; the session holds ids, no words."""
    stage.request.session[DONE] = {
        "version": str(stage.version.id),
        "said": said,
        "undo": [str(each) for each in undo],
    }


def _ids(sent: Iterable[str]) -> set[UUID]:
    """The ids of some fields; one may hold many, for the number of fields has a limit."""
    return {found for field in sent for each in field.split() if (found := uuid_of(each))}
