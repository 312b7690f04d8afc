"""Decisions over whole public records, front pages and free pages."""

from django.conf import settings
from django.db import models

from firsthand.core.codes import PageSlug, SubjectType, Verdict
from firsthand.disclosure.classes import Column, Level, classed, private, public
from firsthand.workroom.archive.models import Item, TextVersion
from firsthand.workroom.rows import LOG, MutableRow, Row

ON_FRONT = public("the front page is made to be read")


class Decision(Row):
    """One signature over one public record, by digest; insert only (I2)."""

    subject_type = classed(
        models.CharField(max_length=13, choices=[(code, code) for code in SubjectType]), LOG
    )
    subject_id = classed(models.UUIDField(db_index=True), LOG)
    language = classed(models.CharField(max_length=12, blank=True, default=""), LOG)
    number = classed(models.PositiveIntegerField(), LOG)
    verdict = classed(
        models.CharField(max_length=8, choices=[(code, code) for code in Verdict]), LOG
    )
    version = classed(
        models.ForeignKey(
            TextVersion, models.PROTECT, null=True, blank=True, related_name="decisions"
        ),
        LOG,
    )
    digest = classed(models.CharField(max_length=128, blank=True, default=""), LOG)
    bases = classed(models.JSONField(default=list), LOG)
    reason = classed(
        models.TextField(blank=True, default=""), private(Level.S1, Column.PRIVATE_NOTE)
    )
    checklist = classed(models.JSONField(null=True, blank=True), LOG)
    by = classed(models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"), LOG)
    second_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        LOG,
    )
    until = classed(models.DateField(null=True, blank=True), LOG)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_id", "language", "subject_type", "number"],
                name="decisions_in_order",
            )
        ]


class FrontPage(MutableRow):
    """The front page in one language."""

    language = classed(models.CharField(max_length=12, unique=True), ON_FRONT)
    edited_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        LOG,
    )


class FrontPageEntry(Row):
    """An Item's place on a front page."""

    front_page = classed(models.ForeignKey(FrontPage, models.CASCADE, related_name="entries"), LOG)
    item = classed(models.ForeignKey(Item, models.CASCADE, related_name="+"), ON_FRONT)
    position = classed(models.PositiveIntegerField(), ON_FRONT)
    lead = classed(models.BooleanField(default=False), ON_FRONT)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["front_page", "item"], name="once_on_a_front_page")
        ]


class Page(MutableRow):
    """A free page; its words are wordings."""

    slug = classed(
        models.CharField(max_length=12, unique=True, choices=[(code, code) for code in PageSlug]),
        public("the address of a free page"),
    )
