"""Bases, Mentions, Cuts and the scan's questions: what stands between a name and the public."""

from django.conf import settings
from django.db import models

from firsthand.core.codes import BasisKind, CutKind, SuggestedBy, Treatment
from firsthand.disclosure.classes import Column, Level, classed, private
from firsthand.workroom.archive.models import Original, TextVersion
from firsthand.workroom.documentation.models import Agent, NameForm
from firsthand.workroom.rows import MutableRow, Row

HARMFUL = private(Level.S3)
NOTE = private(Level.S2, Column.PRIVATE_NOTE)


class Basis(MutableRow):
    """Why this person may be named by these forms, and forms `of` them, never a fuller one."""

    agent = classed(
        models.ForeignKey(Agent, models.CASCADE, related_name="bases"), private(Level.S2)
    )
    name_forms = classed(models.ManyToManyField(NameForm, related_name="bases"), private(Level.S2))
    kind = classed(
        models.CharField(max_length=17, choices=[(code, code) for code in BasisKind]),
        private(Level.S2),
    )
    url = classed(models.TextField(blank=True, default=""), private(Level.S2, Column.AS_RECEIVED))
    published = classed(models.CharField(max_length=40, blank=True, default=""), private(Level.S2))
    copy = classed(
        models.ForeignKey(Original, models.PROTECT, null=True, blank=True, related_name="+"),
        private(Level.S2),
    )
    function = classed(models.TextField(blank=True, default=""), NOTE)
    reason = classed(models.TextField(blank=True, default=""), NOTE)
    signed_by = classed(
        models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"),
        private(Level.S2),
    )
    second_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        private(Level.S2),
    )
    review_on = classed(models.DateField(null=True, blank=True), private(Level.S2))
    ended_at = classed(models.DateTimeField(null=True, blank=True), private(Level.S2))

    class Meta:
        verbose_name_plural = "bases"


class Mention(MutableRow):
    """A span that names somebody, or a contact; an empty treatment is not decided."""

    text_version = classed(
        models.ForeignKey(TextVersion, models.CASCADE, related_name="mentions"), HARMFUL
    )
    start = classed(models.PositiveIntegerField(), HARMFUL)
    end = classed(models.PositiveIntegerField(), HARMFUL)
    agent = classed(
        models.ForeignKey(Agent, models.PROTECT, null=True, blank=True, related_name="mentions"),
        HARMFUL,
    )
    name_form = classed(
        models.ForeignKey(NameForm, models.SET_NULL, null=True, blank=True, related_name="+"),
        HARMFUL,
    )
    treatment = classed(
        models.CharField(
            max_length=12, blank=True, default="", choices=[(code, code) for code in Treatment]
        ),
        HARMFUL,
    )
    replacement = classed(models.CharField(max_length=200, blank=True, default=""), HARMFUL)
    suggested_by = classed(
        models.CharField(max_length=10, choices=[(code, code) for code in SuggestedBy]), HARMFUL
    )
    decided_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        HARMFUL,
    )
    decided_at = classed(models.DateTimeField(null=True, blank=True), HARMFUL)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["text_version", "start", "end"], name="one_mention_a_span"
            )
        ]


class Cut(MutableRow):
    """Words that go, or are said more generally; editable until submission."""

    text_version = classed(
        models.ForeignKey(TextVersion, models.CASCADE, related_name="cuts"), HARMFUL
    )
    start = classed(models.PositiveIntegerField(), HARMFUL)
    end = classed(models.PositiveIntegerField(), HARMFUL)
    kind = classed(
        models.CharField(max_length=10, choices=[(code, code) for code in CutKind]), HARMFUL
    )
    replacement = classed(models.CharField(max_length=200, blank=True, default=""), HARMFUL)
    reason = classed(models.CharField(max_length=16), HARMFUL)
    decided_by = classed(
        models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"), HARMFUL
    )
    decided_at = classed(models.DateTimeField(), HARMFUL)


class ScanQuestion(Row):
    """Is this word in the edition the withheld person? One a form, subject and context (I19)."""

    name_form = classed(models.ForeignKey(NameForm, models.CASCADE, related_name="+"), HARMFUL)
    subject = classed(models.CharField(max_length=80), HARMFUL)
    context = classed(models.CharField(max_length=128), HARMFUL)
    verdict = classed(
        models.CharField(
            max_length=14,
            choices=[(v, v) for v in ("open", "another_person", "is_the_person")],
            default="open",
        ),
        HARMFUL,
    )
    by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        HARMFUL,
    )
    second_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        HARMFUL,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name_form", "subject", "context"], name="one_question")
        ]


class KeptLink(Row):
    """A link of the source that a Member ticked to stay in the public text."""

    text_version = classed(
        models.ForeignKey(TextVersion, models.CASCADE, related_name="kept_links"), HARMFUL
    )
    start = classed(models.PositiveIntegerField(), HARMFUL)
    end = classed(models.PositiveIntegerField(), HARMFUL)
