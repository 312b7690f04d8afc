"""Editions built by the hundred: their templates are compiled once.

Only here, where nothing is planted in the templates or in how they are compiled: a test that plants
a fault there must have them compiled anew.
"""

from collections.abc import Iterator

import pytest
from jinja2.bccache import Bucket, BytecodeCache

from firsthand.edition.templating import QuickEnvironment


class _Compiled(BytecodeCache):
    """The code of templates, kept as long as the process lives; Jinja asks by name and source."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key] = bucket.bytecode_to_string()


CACHE = _Compiled()


@pytest.fixture(scope="module", autouse=True)
def templates_compiled_once() -> Iterator[None]:
    """A build makes its environment anew; of the same templates comes the same code."""
    own = QuickEnvironment.__init__

    def quick(self: QuickEnvironment, **options: object) -> None:
        own(self, bytecode_cache=CACHE, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QuickEnvironment, "__init__", quick)
        yield
