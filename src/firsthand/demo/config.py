"""The demo's own declaration."""

import json

from firsthand.demo.script import Script


def demo_config_text(script: Script) -> str:
    """The `firsthand.toml` of the demo archive."""
    languages = json.dumps(script["languages"])
    lines = ["[archive]", f"languages = {languages}", "team = 2", "invented = true"]
    for name, words in script["archive"].items():
        lines += ["", f"[archive.{name}]"]
        lines += [
            f"{code} = {json.dumps(word, ensure_ascii=False)}" for code, word in words.items()
        ]
    return "\n".join(lines) + "\n"
