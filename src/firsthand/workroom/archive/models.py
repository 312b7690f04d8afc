"""Originals, Items and their texts: one source each, as received; nothing is ever repaired here."""

from enum import StrEnum

from django.conf import settings
from django.db import models

from firsthand.core.codes import (
    AgentRole,
    CalendarName,
    Completeness,
    CorrectionReason,
    DateShown,
    FlagCode,
    FlagState,
    Genre,
    ItemState,
    LinkKind,
    OriginalRole,
    RightsBasis,
    VersionKind,
)
from firsthand.disclosure.classes import Column, Disclosure, Level, Rule, classed, private, public
from firsthand.workroom.documentation.models import PID, Agent, pid_field
from firsthand.workroom.rows import LOG, MutableRow, Row

RECEIVED = private(Level.S2, Column.AS_RECEIVED)
SAYS_HOW = public("a reader must know what sort of source this is and how far it goes")


def _choices(codes: type[StrEnum]) -> list[tuple[str, str]]:
    return [(code, code) for code in codes]


class PremisAgent(Row):
    """Who or what acted on an Original, in PREMIS's sense; never one of our Agents."""

    kind = classed(
        models.CharField(
            max_length=12,
            choices=[(k, k) for k in ("person", "software", "organization")],
        ),
        LOG,
    )
    name = classed(models.CharField(max_length=120), LOG)
    version = classed(models.CharField(max_length=40, blank=True, default=""), LOG)
    member = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        LOG,
    )


class Original(MutableRow):
    """Bytes as received; one OCFL object; nothing alters them."""

    ocfl_id = classed(models.CharField(max_length=36, unique=True), LOG)
    sha512 = classed(models.CharField(max_length=128, unique=True, null=True, blank=True), RECEIVED)
    size_bytes = classed(models.BigIntegerField(), LOG)
    media_type = classed(models.CharField(max_length=127), LOG)
    file_name = classed(models.TextField(blank=True, default=""), RECEIVED)
    source_url = classed(models.TextField(blank=True, default=""), RECEIVED)
    method = classed(models.CharField(max_length=8, default="CAP0"), LOG)
    acquired_at = classed(models.DateTimeField(), LOG)
    acquired_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        LOG,
    )
    received_from = classed(
        models.ForeignKey(Agent, models.PROTECT, null=True, blank=True, related_name="+"),
        private(Level.S3),
    )
    state = classed(
        models.CharField(
            max_length=6,
            choices=[(s, s) for s in ("held", "sealed", "erased")],
            default="held",
        ),
        LOG,
    )


class CustodyEvent(Row):
    """What happened to an Original (PREMIS), chained by digest; insert only (I2)."""

    original = classed(models.ForeignKey(Original, models.PROTECT, related_name="custody"), LOG)
    number = classed(models.PositiveIntegerField(), LOG)
    type = classed(models.CharField(max_length=40), LOG)
    at = classed(models.DateTimeField(), LOG)
    premis_agent = classed(models.ForeignKey(PremisAgent, models.PROTECT, related_name="+"), LOG)
    outcome = classed(
        models.CharField(max_length=8, choices=[(o, o) for o in ("success", "warning", "failure")]),
        LOG,
    )
    previous = classed(models.CharField(max_length=128), LOG)
    digest = classed(models.CharField(max_length=128), LOG)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["original", "number"], name="custody_in_order")
        ]


class Series(MutableRow):
    """Parts in order; its title is a wording. None = nobody knows how many parts there were."""

    pid = classed(pid_field(), PID)
    expected_parts = classed(
        models.PositiveIntegerField(null=True, blank=True),
        public("a reader must see what is missing"),
    )
    key = classed(models.CharField(max_length=200, blank=True, default="", db_index=True), RECEIVED)
    title_written = classed(models.CharField(max_length=200, blank=True, default=""), RECEIVED)

    class Meta:
        verbose_name_plural = "series"


class Item(MutableRow):
    """One source. An Item with a narrator is an Account."""

    pid = classed(pid_field(), PID)
    state = classed(
        models.CharField(
            max_length=9, choices=_choices(ItemState), default=ItemState.RECEIVED, db_index=True
        ),
        LOG,
    )
    kind = classed(models.CharField(max_length=8, blank=True, default="", db_index=True), SAYS_HOW)
    language = classed(
        models.CharField(max_length=12, default="und", db_index=True),
        public("the language of a source is seen in its words"),
    )
    genre = classed(
        models.CharField(max_length=12, choices=_choices(Genre), default=Genre.UNSET), SAYS_HOW
    )
    completeness = classed(
        models.CharField(max_length=8, choices=_choices(Completeness), default=Completeness.FULL),
        SAYS_HOW,
    )
    cut_start = classed(models.BooleanField(default=False), SAYS_HOW)
    cut_end = classed(models.BooleanField(default=False), SAYS_HOW)
    circumstances = classed(
        models.CharField(max_length=8, default="CI0"),
        public("what a statement can support depends on it (F12)"),
    )
    connection = classed(models.CharField(max_length=8, default="CN0"), SAYS_HOW)
    warnings = classed(models.JSONField(default=list, blank=True), SAYS_HOW)
    series = classed(
        models.ForeignKey(Series, models.SET_NULL, null=True, blank=True, related_name="items"),
        public("parts belong together"),
    )
    part = classed(
        models.PositiveIntegerField(null=True, blank=True), public("parts have an order")
    )
    part_written = classed(
        models.CharField(max_length=60, blank=True, default=""),
        public("a part is called as its source calls it; I18 applies", Column.AS_RECEIVED),
    )
    licence = classed(
        models.CharField(max_length=60, blank=True, default=""),
        public("a licence asks to be named; I18 applies", Column.AS_RECEIVED),
    )
    kind_reason = classed(
        models.TextField(blank=True, default=""), private(Level.S1, Column.PRIVATE_NOTE)
    )
    date_shown = classed(
        models.CharField(max_length=5, choices=_choices(DateShown), default=DateShown.NONE), LOG
    )
    rights_note = classed(
        models.TextField(blank=True, default=""), private(Level.S2, Column.PRIVATE_NOTE)
    )
    extract_max = classed(models.PositiveIntegerField(null=True, blank=True), LOG)
    issued = classed(
        models.CharField(max_length=40, blank=True, default=""), Disclosure(Level.S1, Rule.GEN)
    )
    calendar = classed(
        models.CharField(max_length=12, blank=True, default="", choices=_choices(CalendarName)),
        Disclosure(Level.S1, Rule.GEN),
    )
    issued_written = classed(
        models.TextField(blank=True, default=""),
        Disclosure(Level.S1, Rule.GEN, holds=Column.AS_RECEIVED),
    )
    rights_basis = classed(
        models.CharField(max_length=13, blank=True, default="", choices=_choices(RightsBasis)),
        public("a reader must know by what right this stands here"),
    )
    source_url = classed(
        models.TextField(blank=True, default=""),
        Disclosure(Level.S2, Rule.GEN, holds=Column.AS_RECEIVED),
    )
    show_source = classed(models.BooleanField(default=False), LOG)
    narrator = classed(
        models.ForeignKey(Agent, models.PROTECT, null=True, blank=True, related_name="accounts"),
        Disclosure(Level.S2, Rule.CONS),
    )
    edited_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        LOG,
    )


class ItemOriginal(Row):
    """Which bytes an Item came from; a stub and its full page are one Item, two rows."""

    item = classed(models.ForeignKey(Item, models.CASCADE, related_name="sources"), LOG)
    original = classed(models.ForeignKey(Original, models.PROTECT, related_name="uses"), LOG)
    role = classed(models.CharField(max_length=11, choices=_choices(OriginalRole)), LOG)
    position = classed(models.PositiveIntegerField(null=True, blank=True), LOG)


class ItemAgent(Row):
    """An Agent in its role towards an Item."""

    item = classed(models.ForeignKey(Item, models.CASCADE, related_name="agents"), LOG)
    agent = classed(
        models.ForeignKey(Agent, models.PROTECT, related_name="+"),
        Disclosure(Level.S2, Rule.CONS),
    )
    role = classed(
        models.CharField(max_length=11, choices=_choices(AgentRole)),
        public("a credit says in what role"),
    )
    position = classed(models.PositiveIntegerField(default=0), LOG)


class ItemLink(Row):
    """How one Item stands to another; it crosses only where both Items do."""

    item = classed(
        models.ForeignKey(Item, models.CASCADE, related_name="links"),
        public("a reader must see what answers what (F8)"),
    )
    to = classed(
        models.ForeignKey(Item, models.CASCADE, related_name="linked_from"),
        public("a reader must see what answers what (F8)"),
    )
    kind = classed(
        models.CharField(max_length=11, choices=_choices(LinkKind)),
        public("whether it answers or repeats"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "to", "kind"], name="one_link"),
            models.CheckConstraint(
                condition=~models.Q(item=models.F("to")), name="no_link_to_itself"
            ),
        ]


class CorrectionNote(MutableRow):
    """What the archive set right on an Item, and when; its words are a wording (F20)."""

    pid = classed(pid_field(), PID)
    item = classed(models.ForeignKey(Item, models.CASCADE, related_name="corrections"), LOG)
    on = classed(models.DateField(), public("a correction is dated (F20)"))
    reason = classed(
        models.CharField(max_length=15, choices=_choices(CorrectionReason)),
        public("a reader must know of what sort a correction is (F20)"),
    )
    before = classed(
        models.TextField(blank=True, default=""),
        public("an error is shown beside what replaced it (F20); I18 applies"),
    )
    after = classed(
        models.TextField(blank=True, default=""),
        public("an error is shown beside what replaced it (F20); I18 applies"),
    )
    edited_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        LOG,
    )


class Rendition(MutableRow):
    """A picture of an Item, re-made from the pixels of an Original, which it never carries.

    Its files lie in the archive's `renditions/`, named by `pid`; alt and caption are wordings.
    """

    pid = classed(pid_field(), PID)
    item = classed(models.ForeignKey(Item, models.CASCADE, related_name="pictures"), LOG)
    of = classed(models.ForeignKey(Original, models.PROTECT, related_name="renditions"), LOG)
    position = classed(models.PositiveIntegerField(default=0), LOG)
    files = classed(
        models.JSONField(default=list), public("a picture is its files: path, type, width, height")
    )
    focus_x = classed(models.PositiveIntegerField(default=500), public("where a crop must look"))
    focus_y = classed(models.PositiveIntegerField(default=500), public("where a crop must look"))
    warnings = classed(models.JSONField(default=list, blank=True), SAYS_HOW)
    tool = classed(models.CharField(max_length=80, blank=True, default=""), LOG)
    edited_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        LOG,
    )
    checked_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        LOG,
    )


class TextVersion(Row):
    """One append-only text of an Item; insert only, save an empty `checked_by` (I2)."""

    item = classed(models.ForeignKey(Item, models.CASCADE, related_name="versions"), LOG)
    number = classed(models.PositiveIntegerField(), LOG)
    kind = classed(models.CharField(max_length=11, choices=_choices(VersionKind)), LOG)
    language = classed(models.CharField(max_length=12), Disclosure(Level.S2, Rule.GEN))
    text = classed(models.TextField(), Disclosure(Level.S2, Rule.GEN, holds=Column.NAMES))
    marks = classed(
        models.JSONField(default=list), Disclosure(Level.S2, Rule.GEN, holds=Column.NAMES)
    )
    title = classed(
        models.CharField(max_length=500, blank=True, default=""),
        Disclosure(Level.S2, Rule.GEN, holds=Column.NAMES),
    )
    of = classed(
        models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="made"),
        LOG,
    )
    of_digest = classed(models.CharField(max_length=128, blank=True, default=""), RECEIVED)
    digest = classed(models.CharField(max_length=128), RECEIVED)
    edits = classed(models.JSONField(default=list), private(Level.S2, Column.NAMES))
    made_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        LOG,
    )
    tool = classed(models.CharField(max_length=80, blank=True, default=""), LOG)
    checked_by = classed(
        models.ForeignKey(
            settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
        ),
        LOG,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="versions_in_order")]


class ItemFlag(MutableRow):
    """A fault of the source, as an editor's task; `threat` blocks submission."""

    item = classed(models.ForeignKey(Item, models.CASCADE, related_name="flags"), LOG)
    text_version = classed(
        models.ForeignKey(TextVersion, models.CASCADE, null=True, blank=True, related_name="flags"),
        LOG,
    )
    code = classed(models.CharField(max_length=16, choices=_choices(FlagCode)), LOG)
    start = classed(models.PositiveIntegerField(null=True, blank=True), LOG)
    end = classed(models.PositiveIntegerField(null=True, blank=True), LOG)
    state = classed(
        models.CharField(max_length=8, choices=_choices(FlagState), default=FlagState.OPEN), LOG
    )


class SearchText(models.Model):
    """The folded words of an Item's newest private text in one language, for the word filter."""

    id = classed(
        models.BigAutoField(
            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
        ),
        LOG,
    )
    item = classed(models.ForeignKey(Item, models.CASCADE, related_name="search"), LOG)
    language = classed(models.CharField(max_length=12), LOG)
    folded = classed(models.TextField(), private(Level.S2, Column.NAMES))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "language"], name="one_search_text")]

    def __str__(self) -> str:
        return f"SearchText {self.pk}"
