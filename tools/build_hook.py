"""What hatch does before it builds the wheel or installs the checkout: distil the word lists."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))
from distil_words import OUT, distil, is_made


class DistilledWords(BuildHookInterface[Any]):
    """Makes src/firsthand/names/distilled/ where it is missing or of other versions (ADR 26)."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatch for wheel and editable install alike; both arguments are its own."""
        del version, build_data
        if not is_made(OUT):
            distil(OUT)
