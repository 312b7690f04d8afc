"""What an archive of the leak suite is made of; Hypothesis draws it."""

import os
from dataclasses import dataclass
from enum import StrEnum

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

CI_ARCHIVES, NIGHTLY_ARCHIVES = 5, 1000
CI_RUNS, NIGHTLY_RUNS = 12, 400
IS_NIGHTLY = os.environ.get("FIRSTHAND_LEAK_PROFILE") == "nightly"
ARCHIVES = NIGHTLY_ARCHIVES if IS_NIGHTLY else CI_ARCHIVES
RUNS = NIGHTLY_RUNS if IS_NIGHTLY else CI_RUNS


class Standing(StrEnum):
    """How a person of the archive may be called."""

    NAMED = "named"
    ENDED = "ended"
    REVIEW_PASSED = "review_passed"
    PSEUDONYM = "pseudonym"
    ROLE = "role"
    WITHHELD = "withheld"
    GENERALISED = "generalised"
    MINOR = "minor"
    GROUP = "group"
    UNIDENTIFIED = "unidentified"


class Feature(StrEnum):
    """What else an archive may have."""

    TRANSLATION = "translation"
    CORRECTION = "correction"
    CUTS = "cuts"
    LINKS = "links"
    QUOTATION = "quotation"
    SERIES_WITH_GAP = "series_with_gap"
    FRONT = "front"
    PAGE = "page"
    REPLY = "reply"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"
    CHANGED = "changed"
    VOID = "void"
    NOT_SUBMITTED = "not_submitted"
    AGENT_PAGES = "agent_pages"
    PICTURE = "picture"
    ENDED_AFTERWARDS = "ended_afterwards"


@dataclass(frozen=True, slots=True)
class Plan:
    """One archive: who is in it, what it has, the language of its texts.

    *first* is its first canary; *shift* makes all its secrets other ones (`canaries.Book`).
    """

    people: tuple[Standing, ...]
    features: frozenset[Feature]
    language: str = "en"
    first: int = 0
    shift: int = 0

    @property
    def other(self) -> str:
        """The language of translations."""
        return "fa" if self.language == "en" else "en"


SMALL = Plan(people=(), features=frozenset())
FULL = Plan(people=tuple(Standing), features=frozenset(Feature))

PLANS = st.builds(
    Plan,
    people=st.lists(st.sampled_from(Standing), min_size=1, max_size=8).map(tuple),
    features=st.frozensets(st.sampled_from(Feature)),
    language=st.sampled_from(["en", "fa"]),
    first=st.integers(min_value=0, max_value=100_000),
)


def archives(count: int = ARCHIVES) -> settings:
    """Hypothesis settings for *count* archives: no deadline, no database of examples."""
    return settings(
        max_examples=count,
        deadline=None,
        derandomize=not IS_NIGHTLY,
        database=None,
        suppress_health_check=[
            HealthCheck.function_scoped_fixture,
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
        ],
        print_blob=IS_NIGHTLY,
    )
