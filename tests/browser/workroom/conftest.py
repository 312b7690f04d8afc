"""The fixtures of the workroom."""

from tests.workroom_fixtures import *  # noqa: F403 -- fixtures are found by name
