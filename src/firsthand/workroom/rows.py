"""What every row has: an id that two laptops can share, when it was made and by whom."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from firsthand.disclosure.classes import Level, classed, private

LOG = private(Level.S1)


class Row(models.Model):
    """A row that is only ever inserted."""

    id = classed(models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False), LOG)
    created_at = classed(models.DateTimeField(default=timezone.now, editable=False), LOG)
    created_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        LOG,
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"


class MutableRow(Row):
    """A row that Members change; forms carry `changed_at` as its version."""

    changed_at = classed(models.DateTimeField(auto_now=True), LOG)

    class Meta:
        abstract = True
