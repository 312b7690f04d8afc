"""Every address of the workroom, asked with a name that must not be repeated."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, SlugConverter, UUIDConverter

from firsthand.workroom.members.models import Member

INPUT = re.compile(r'<(?:input|textarea|select|button)[^>]*?\bname="([^"]+)"')
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
_VALUES = {"language": "en", "number": "1", "slug": "about", "kind": "page"}
USUAL = ("q", "words", "text", "login", "password", "reason", "name", "language")


@dataclass(frozen=True, slots=True)
class Address:
    """A pattern with the template of its whole address and all converters on the way to it."""

    route: str
    pattern: URLPattern
    converters: dict[str, object]


def addresses() -> Iterator[Address]:
    """Every address of the workroom."""
    yield from _below(get_resolver(), "", {})


def _below(resolver: URLResolver, before: str, known: dict[str, object]) -> Iterator[Address]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern).removeprefix("^").removesuffix("$")
        converters = known | each.pattern.converters | dict.fromkeys(_groups(route))
        if isinstance(each, URLResolver):
            yield from _below(each, route, converters)
        else:
            yield Address(route, each, converters)


@dataclass(slots=True)
class Walk:
    """A Member's client that types *word* wherever anything may be typed."""

    client: Client
    member: Member
    word: str
    ids: Mapping[str, object]
    answers: list[tuple[str, HttpResponse]] = field(default_factory=list)

    def everywhere(self) -> None:
        for address in addresses():
            for written in self.written(address):
                self.ask(written)

    def written(self, address: Address) -> list[str]:
        """One pattern as two addresses: with ids that exist, and with the word and unknown ids."""
        known = {name: self.ids.get(name, _VALUES.get(name)) for name in address.converters}
        known = {name: value or self._made_up(name, address) for name, value in known.items()}
        unknown = {name: self._made_up(name, address) for name in address.converters}
        both = (_filled(address.route, values) for values in (known, unknown))
        return list(dict.fromkeys(both))

    def _made_up(self, name: str, address: Address) -> str:
        match address.converters[name]:
            case UUIDConverter():
                return str(uuid4())
            case IntConverter():
                return "77"
            case SlugConverter():
                return self.word.replace(" ", "-")
            case _:
                return quote(self.word)

    def ask(self, address: str) -> None:
        """GET, then POST with the word in every field that the page has, and in usual ones."""
        self.client.force_login(self.member)  # an earlier address may have been the way out
        page = self._keep(address, self.client.get(f"/{address}", {"q": self.word}))
        fields = dict.fromkeys([*USUAL, *INPUT.findall(_body(page))], self.word)
        fields.pop("csrfmiddlewaretoken", None)
        upload = SimpleUploadedFile(f"{self.word}.html", f"<p>{self.word}".encode())
        self._keep(address, self.client.post(f"/{address}", {**fields, "files": upload}))
        self._keep(address, self.client.put(f"/{address}", self.word))

    def _keep(self, address: str, answer: HttpResponse) -> HttpResponse:
        if answer.streaming:
            answer.close()
        self.answers.append((address, answer))
        return answer


def _body(answer: HttpResponse) -> str:
    return "" if answer.streaming else answer.content.decode("utf-8", "replace")


def _groups(route: str) -> list[str]:
    return re.findall(r"\(\?P<(\w+)>", route)


def _filled(route: str, values: Mapping[str, object]) -> str:
    def value(found: re.Match[str]) -> str:
        return str(values[found[1] or found[2]])

    return PARAMETER.sub(value, route)
