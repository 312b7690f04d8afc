"""Own voice: headlines, teasers, labels, pseudonyms; one thing is one row, never one a language."""

from django.conf import settings
from django.db import models

from firsthand.core.codes import Origin, OwnerType, OwnField
from firsthand.disclosure.classes import Level, classed, private, public
from firsthand.workroom.rows import LOG, MutableRow

OWN = public("own voice is written to be published; I18 keeps private names out of it")


class Translation(MutableRow):
    """One own-voice text of one owner in one language, with slots `{agent:ID}` for names."""

    owner_type = classed(
        models.CharField(max_length=12, choices=[(code, code) for code in OwnerType]), LOG
    )
    owner_id = classed(models.UUIDField(), LOG)
    field = classed(
        models.CharField(max_length=16, choices=[(code, code) for code in OwnField]), LOG
    )
    language = classed(models.CharField(max_length=12), OWN)
    text = classed(models.TextField(), OWN)
    origin = classed(
        models.CharField(
            max_length=10, choices=[(code, code) for code in Origin], default=Origin.ORIGINAL
        ),
        public("machine output is labelled until checked (F24)"),
    )
    by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        LOG,
    )
    checked = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        private(Level.S1),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner_id", "field", "language", "owner_type"], name="one_wording"
            )
        ]
