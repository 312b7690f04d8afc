"""The fixtures of the leak suite."""

from tests.workroom_fixtures import *  # noqa: F403 -- fixtures are found by name
