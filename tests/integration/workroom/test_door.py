"""The door: who comes in, what a stranger learns, and the language that is spoken."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import Settings
from tests.workroom_fixtures import PASSWORD, client_of

from firsthand.workroom.members.models import Member
from firsthand.workroom.members.services import set_active

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'value="[A-Za-z0-9]{64}"|"X-CSRFToken": "[A-Za-z0-9]{64}"')
# The static files, and the style of the sandboxed preview, which has no cookie.
OPEN = {"login", "language", "preview_style", "preview_theme", None}


def _try(login: str, password: str) -> str:
    answer = Client().post("/login/", {"username": login, "password": password})
    return TOKEN.sub("", answer.content.decode()).replace(login, "LOGIN")


@pytest.mark.usefixtures("member")
def test_a_member_comes_in() -> None:
    answer = Client().post("/login/", {"username": "parvaneh", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert answer.cookies["firsthand"]["httponly"]
    assert answer.cookies["firsthand"]["samesite"] == "Strict"


def test_a_stranger_learns_nothing_of_who_is_here(member: Member) -> None:
    wrong, unknown = _try("parvaneh", "wrong words here"), _try("somebody", "wrong words here")
    set_active(member, active=False)
    assert wrong == unknown == _try("parvaneh", PASSWORD)
    assert "Login or password is wrong." in wrong


def _names() -> list[URLPattern]:
    found, waiting = [], list(get_resolver().url_patterns)
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, URLResolver):
            waiting += entry.url_patterns
        else:
            found.append(entry)
    return found


@pytest.mark.usefixtures("member")
def test_every_address_but_the_door_asks_for_a_member() -> None:
    for pattern in _names():
        required = getattr(pattern.callback, "login_required", True)
        assert required or pattern.name in OPEN, pattern.name


@pytest.mark.usefixtures("member")
def test_a_stranger_is_sent_to_the_door_and_back() -> None:
    answer = Client().get("/people/")
    assert (answer.status_code, answer["Location"]) == (302, "/login/?next=/people/")


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "x"])
@pytest.mark.usefixtures("member")
def test_choosing_a_language_leads_nowhere_else(target: str) -> None:
    answer = Client().post("/language/", {"language": "fa", "next": target})
    assert answer["Location"] == "/"


@pytest.mark.usefixtures("member")
def test_the_door_speaks_persian_when_asked() -> None:
    client = Client()
    client.post("/language/", {"language": "fa", "next": "/login/"})
    page = client.get("/login/").content.decode()
    assert '<html lang="fa" dir="rtl">' in page
    assert "نام کاربری" in page
    assert "حلقهٔ گذرگاه" in page


@pytest.mark.usefixtures("member")
@pytest.mark.parametrize(
    ("language", "direction", "words"),
    [
        ("en", "ltr", "Log in"),
        ("fa", "rtl", "ورود"),
        ("fr", "ltr", "Se connecter"),
        ("ar", "rtl", "الدخول"),
    ],
)
def test_the_door_speaks_each_language(language: str, direction: str, words: str) -> None:
    client = Client()
    client.post("/language/", {"language": language, "next": "/login/"})
    page = client.get("/login/").content.decode()
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert f"<h1>{words}</h1>" in page
    assert all(f'value="{tongue}"' in page for tongue in ("en", "fa", "fr", "ar"))


@pytest.mark.usefixtures("member")
def test_faces_are_asked_for_only_where_they_are(settings: Settings, tmp_path: Path) -> None:
    if settings.FACES.is_dir():
        sheet = Client().get("/static/faces/faces.css")
        assert b"@font-face" in sheet.getvalue()
        assert "faces/faces.css" in Client().get("/login/").content.decode()
    settings.FACES = tmp_path / "none"
    assert "faces.css" not in Client().get("/login/").content.decode()


def test_a_members_own_language_comes_first(colleague: Member) -> None:
    client = client_of(colleague)
    assert '<html lang="fa" dir="rtl">' in client.get("/").content.decode()
    client.post("/language/", {"language": "en", "next": "/"})
    colleague.refresh_from_db()
    assert colleague.language == "en"


def test_posts_need_the_pages_token(member: Member) -> None:
    client = client_of(member, enforce_csrf_checks=True)
    assert client.post("/language/", {"language": "fa"}).status_code == 403
    assert client.post("/people/new/", {"kind": "person", "name": "x"}).status_code == 403


def test_logging_out_takes_a_post(member: Member) -> None:
    client = client_of(member)
    assert client.get("/logout/").status_code == 405
    client.post("/logout/")
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "says"),
    [
        ("wrong", "another long sentence", "another long sentence", "این گذرواژهٔ شما نیست."),
        (PASSWORD, "another long sentence", "another one", "این دو یکی نیست."),
        (PASSWORD, "short", "short", "این گذرواژه بیش از اندازه آسان است."),
    ],
)
def test_a_password_is_refused_in_persian(
    colleague: Member, old: str, new: str, again: str, says: str
) -> None:
    page = client_of(colleague).post("/me/", {"old": old, "new": new, "again": again})
    assert says in page.content.decode()
    colleague.refresh_from_db()
    assert colleague.check_password(PASSWORD)


def test_a_new_password_keeps_the_member_inside(member: Member) -> None:
    client, new = client_of(member), "eleven herons on the quay"
    client.post("/me/", {"old": PASSWORD, "new": new, "again": new})
    member.refresh_from_db()
    assert member.check_password(new)
    assert client.get("/").status_code == 200


def test_what_is_not_here_is_said_in_persian(colleague: Member) -> None:
    answer = client_of(colleague).get("/no-such-page/")
    assert answer.status_code == 404
    assert "چنین صفحه‌ای نیست" in answer.content.decode()


@pytest.mark.usefixtures("member")
def test_a_stranger_learns_nothing_from_a_missing_page() -> None:
    page = Client().get("/no-such-page/").content.decode()
    assert "There is no such page" in page
    assert "rail" not in page


def test_an_old_page_is_refused_in_words(member: Member) -> None:
    page = client_of(member, enforce_csrf_checks=True).post("/people/new/", {"name": "x"})
    assert (page.status_code, "This page is too old" in page.content.decode()) == (403, True)


def test_a_failure_says_what_is_safe(member: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> object:
        raise RuntimeError

    monkeypatch.setattr("firsthand.workroom.desk.list_views.list_items", fail)
    client = client_of(member)
    client.raise_request_exception = False
    page = client.get("/")
    assert page.status_code == 500
    assert "What was saved before is safe" in page.content.decode()
