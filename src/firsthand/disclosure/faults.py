"""Why something is withheld: one code a reason, with the rule that it stands on."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """A reason for which a record is not in the bundle, or less of it is."""

    NOT_DESCRIBED = "not_described"
    NO_KIND = "no_kind"
    NO_RIGHTS_BASIS = "no_rights_basis"
    UNDECIDED_MENTION = "undecided_mention"
    SHOW_WITHOUT_BASIS = "show_without_basis"
    THREAT = "threat"
    OWN_VOICE = "own_voice"
    CANNOT_MASK = "cannot_mask"
    NOT_APPROVED = "not_approved"
    CHANGED_SINCE_APPROVAL = "changed_since_approval"
    VOID = "void"
    WITHDRAWN = "withdrawn"
    BASIS_ENDED = "basis_ended"
    RECEIVED_WORDS = "received_words"
    NO_ENTRY_PUBLIC = "no_entry_public"
    NO_PAGE = "no_page"
    NOT_NAMED = "not_named"
    PICTURE_WITHOUT_ALT = "picture_without_alt"
    PICTURE_DAMAGED = "picture_damaged"
    CORRECTION_WITHOUT_WORDS = "correction_without_words"
    CORRECTION_REMOVED = "correction_removed"
    REPLY_REMOVED = "reply_removed"
    ANSWERED_GONE = "answered_gone"


@dataclass(frozen=True, slots=True, order=True)
class Withheld:
    """What was left out or masked, and why: ids and codes only."""

    subject_type: str
    subject_id: str
    language: str
    fault: Fault


# Faults that leave a record publishable: less of it crosses, and the report says so.
MILD = frozenset({Fault.RECEIVED_WORDS, Fault.BASIS_ENDED})
