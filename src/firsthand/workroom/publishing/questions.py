"""Questions of the scan (I19): is this word of the new edition the person who is withheld?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from uuid import UUID

from django.db import transaction

from firsthand.core.ids import pid_text
from firsthand.disclosure.scan import Finding
from firsthand.workroom.archive.models import Item
from firsthand.workroom.documentation.models import NameForm
from firsthand.workroom.errors import NotAllowedError, RefusedError
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.models import ScanQuestion

OPEN, ANOTHER, THE_PERSON = "open", "another_person", "is_the_person"
AROUND_BYTES = 700
AROUND_CP = 110
TAG = re.compile(r"<[^<>]*>?")


@dataclass(frozen=True, slots=True)
class Asked:
    """One open question, as two Members answer it: whose name, and the words around."""

    question_id: UUID
    form: str
    agent_id: UUID
    item_id: UUID | None
    language: str
    path: str
    before: str
    after: str
    first_by: str
    is_mine: bool


@transaction.atomic
def answer(question_id: UUID, verdict: str, *, by: Member) -> ScanQuestion:
    """The question with what *by* says of it; "another person" counts once two have said so.

    Raises: RefusedError for a verdict that is none; NotAllowedError where the same Member would
    answer twice.
    """
    if verdict not in {ANOTHER, THE_PERSON}:
        raise RefusedError("verdict")
    question = ScanQuestion.objects.select_for_update().get(id=question_id)
    if verdict == THE_PERSON or question.verdict == OPEN:
        question.verdict, question.by, question.second_by = verdict, by, None
    elif question.by_id == by.id:
        raise NotAllowedError("answered_once")
    else:
        question.second_by = by
    question.save()
    return question


def asked_of(findings: Iterable[Finding], edition: Path, member: Member) -> list[Asked]:
    """The open questions of the last scan, each with its words in the edition that waits."""
    found = {_key(finding): finding for finding in findings}
    rows = ScanQuestion.objects.filter(second_by=None).exclude(verdict=THE_PERSON)
    rows = rows.select_related("by").filter(name_form_id__in=[form for form, _s, _c in found])
    waiting = [row for row in rows if (str(row.name_form_id), row.subject, row.context) in found]
    forms = NameForm.objects.in_bulk([row.name_form_id for row in waiting])
    items = {pid_text(bytes(pid)): key for key, pid in _items(waiting)}
    return [
        _asked(row, found, forms[row.name_form_id], items, (edition, member)) for row in waiting
    ]


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.form_id, " ".join(finding.subject).strip(), finding.context


def _items(rows: Iterable[ScanQuestion]) -> list[tuple[UUID, bytes]]:
    wanted = {row.subject.partition(" ")[0] for row in rows}
    pairs = Item.objects.values_list("id", "pid")
    return [(key, pid) for key, pid in pairs if pid_text(bytes(pid)) in wanted] if wanted else []


def _asked(
    row: ScanQuestion,
    found: dict[tuple[str, str, str], Finding],
    form: NameForm,
    items: dict[str, UUID],
    where: tuple[Path, Member],
) -> Asked:
    edition, member = where
    finding = found[str(row.name_form_id), row.subject, row.context]
    item, _, language = row.subject.partition(" ")
    before, after = words_around(edition / finding.path, finding.offset)
    return Asked(
        question_id=row.id,
        form=form.text,
        agent_id=form.agent_id,
        item_id=items.get(item),
        language=language,
        path=finding.path,
        before=before,
        after=after,
        first_by=row.by.display_name if row.by else "",
        is_mine=row.by_id == member.id,
    )


def words_around(file: Path, offset: int) -> tuple[str, str]:
    """The words before and from a byte of a page, tags left out; empty where it is gone."""
    if not file.is_file():
        return "", ""
    with file.open("rb") as stream:
        start = max(0, offset - AROUND_BYTES)
        stream.seek(start)
        before, after = stream.read(offset - start), stream.read(AROUND_BYTES)
    return _plain(before)[-AROUND_CP:], _plain(after)[:AROUND_CP]


def _plain(content: bytes) -> str:
    text = content.decode("utf-8", errors="ignore")
    opened = text.find(">")
    if 0 <= opened < (text.find("<") % (len(text) + 1)):
        text = text[opened + 1 :]
    return " ".join(unescape(TAG.sub(" ", text)).split())
