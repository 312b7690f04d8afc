"""What both Members of the demo answer where the scan asks of somebody's namesake (I19)."""

from collections.abc import Iterable

from firsthand.core.codes import IdentityVerdict
from firsthand.demo.people import People
from firsthand.demo.script import Script
from firsthand.workroom.members.models import Member
from firsthand.workroom.protection.models import ScanQuestion
from firsthand.workroom.publishing.questions import ANOTHER, OPEN, answer


def answer_of_namesakes(script: Script, people: People, members: Iterable[Member]) -> int:
    """How many questions were answered "another person", each by all *members*.

    Those alone about somebody of whom the script says that a namesake is another person: any
    other question stays open, and stops the demo's edition.
    """
    told = [each for each in script["pair"] if each["verdict"] == IdentityVerdict.DIFFERENT]
    agents = [people.by_key[key] for each in told for key in (each["one"], each["other"])]
    asked = ScanQuestion.objects.filter(verdict=OPEN, name_form__agent__in=agents)
    ids = list(asked.order_by("subject", "context").values_list("id", flat=True))
    for member in members:
        for question_id in ids:
            answer(question_id, ANOTHER, by=member)
    return len(ids)
