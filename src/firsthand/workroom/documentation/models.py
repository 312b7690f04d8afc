"""Agents and their name forms; a role in a record is a link, never a kind of Agent."""

import secrets

from django.conf import settings
from django.db import models

from firsthand.core.codes import (
    AgentKind,
    IdentityVerdict,
    Minor,
    Protection,
    PublicRole,
    Register,
    Treatment,
)
from firsthand.core.ids import PID_BYTES
from firsthand.disclosure.classes import Column, Disclosure, Level, Rule, classed, private, public
from firsthand.workroom.rows import LOG, MutableRow, Row

PID = public("a random id that tells nothing")
HARMFUL = private(Level.S3)
BANDS = ("same", "ask", "different")  # of the matcher, which is loaded when names are compared


def new_pid() -> bytes:
    """128 random bits, drawn once (control public-id)."""
    return secrets.token_bytes(PID_BYTES)


def pid_field() -> "models.BinaryField[bytes, bytes]":
    """A field for a public id."""
    return models.BinaryField(max_length=PID_BYTES, unique=True, default=new_pid, editable=False)


class Agent(MutableRow):
    """A person, group, organization or somebody unidentified; pseudonym and role are wordings."""

    pid = classed(pid_field(), PID)
    kind = classed(
        models.CharField(max_length=12, choices=[(code, code) for code in AgentKind]),
        public("what sort of agent it is says nothing of who"),
    )
    public_role = classed(
        models.CharField(
            max_length=8, choices=[(code, code) for code in PublicRole], default=PublicRole.NONE
        ),
        LOG,
    )
    minor = classed(
        models.CharField(
            max_length=7, choices=[(code, code) for code in Minor], default=Minor.UNKNOWN
        ),
        private(Level.S3),
    )
    protection = classed(
        models.CharField(
            max_length=9, choices=[(code, code) for code in Protection], default=Protection.NONE
        ),
        private(Level.S3),
    )
    treatment = classed(
        models.CharField(
            max_length=12, blank=True, default="", choices=[(code, code) for code in Treatment]
        ),
        private(Level.S3),
    )
    note = classed(models.TextField(blank=True, default=""), private(Level.S2, Column.PRIVATE_NOTE))
    edited_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        LOG,
    )


class NameForm(Row):
    """One form of one Agent's name; `of` is the form of which it is a variant."""

    agent = classed(models.ForeignKey(Agent, models.CASCADE, related_name="forms"), LOG)
    text = classed(
        models.CharField(max_length=200), Disclosure(Level.S2, Rule.CONS, holds=Column.NAMES)
    )
    of = classed(
        models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="variants"),
        LOG,
    )
    language = classed(
        models.CharField(max_length=12, default="und"), Disclosure(Level.S2, Rule.CONS)
    )
    script = classed(
        models.CharField(max_length=4, blank=True, default=""), Disclosure(Level.S2, Rule.CONS)
    )
    register = classed(
        models.CharField(
            max_length=16, choices=[(code, code) for code in Register], default=Register.OFFICIAL
        ),
        Disclosure(Level.S2, Rule.CONS),
    )
    key = classed(models.CharField(max_length=200, db_index=True), private(Level.S2, Column.NAMES))
    neutral = classed(models.BooleanField(default=False), private(Level.S2))
    blocks = classed(models.BooleanField(default=False), private(Level.S2))
    state = classed(
        models.CharField(
            max_length=6, choices=[("plain", "plain"), ("sealed", "sealed")], default="plain"
        ),
        private(Level.S2),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agent", "language"],
                condition=models.Q(neutral=True),
                name="one_neutral_form_a_language",
            )
        ]


class IdentityLink(Row):
    """What a Member says of two Agents: same, different or unsure; never a merge.

    The pair stands in one order. A verdict that is changed or undone keeps its row, ended: who
    said what, and when, stays. Score and band are what the names said when it was given; None and
    empty where no two names could be compared.
    """

    a = classed(models.ForeignKey(Agent, models.CASCADE, related_name="+"), HARMFUL)
    b = classed(models.ForeignKey(Agent, models.CASCADE, related_name="+"), HARMFUL)
    verdict = classed(
        models.CharField(max_length=9, choices=[(code, code) for code in IdentityVerdict]), HARMFUL
    )
    score = classed(models.FloatField(null=True, blank=True), HARMFUL)
    band = classed(
        models.CharField(
            max_length=9, blank=True, default="", choices=[(band, band) for band in BANDS]
        ),
        HARMFUL,
    )
    matcher = classed(models.CharField(max_length=40), HARMFUL)
    note = classed(models.TextField(blank=True, default=""), private(Level.S3, Column.PRIVATE_NOTE))
    by = classed(
        models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"), HARMFUL
    )
    ended_at = classed(models.DateTimeField(null=True, blank=True), HARMFUL)
    ended_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        HARMFUL,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(a__lt=models.F("b")), name="pair_in_order"),
            models.UniqueConstraint(
                fields=["a", "b"],
                condition=models.Q(ended_at__isnull=True),
                name="one_live_link_a_pair",
            ),
        ]


class PairProposal(Row):
    """Two Agents whose names come near enough for a question, as the last comparison found.

    The pair stands in one order. A program writes these rows and takes them away again; what
    Members say of a pair is an IdentityLink. The score is 0 where only an alias is shared.
    """

    a = classed(models.ForeignKey(Agent, models.CASCADE, related_name="+"), HARMFUL)
    b = classed(models.ForeignKey(Agent, models.CASCADE, related_name="+"), HARMFUL)
    score = classed(models.FloatField(), HARMFUL)
    run = classed(models.PositiveIntegerField(), LOG)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(a__lt=models.F("b")), name="proposal_in_order"
            ),
            models.UniqueConstraint(fields=["a", "b"], name="one_proposal_a_pair"),
        ]
        indexes = [models.Index(fields=["-score", "a", "b"], name="proposals_nearest_first")]


class Comparison(Row):
    """How far names have been compared: by what, how many there were, and until when entered."""

    run = classed(models.PositiveIntegerField(unique=True), LOG)
    matcher = classed(models.CharField(max_length=40), LOG)
    forms = classed(models.PositiveIntegerField(), LOG)
    organizations = classed(models.PositiveIntegerField(), LOG)
    upto = classed(models.DateTimeField(null=True, blank=True), LOG)
