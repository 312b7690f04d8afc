"""What a name is the name of: it decides which words weigh little and what may be missing."""

from enum import StrEnum


class NameKind(StrEnum):
    """Whose name it is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
