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
    for section in script["section"]:
        lines += ["", "[[section]]", *(f"{key} = {_value(said)}" for key, said in section.items())]
    return "\n".join(lines) + "\n"


def _value(said: object) -> str:
    """*said* as TOML: an inline table for words by language, else what JSON has as well."""
    if not isinstance(said, dict):
        return json.dumps(said, ensure_ascii=False)
    words = (f"{key} = {json.dumps(word, ensure_ascii=False)}" for key, word in said.items())
    return f"{{ {', '.join(words)} }}"
