"""Canonical JSON and digests: equal values, equal bytes, on every machine."""

import hashlib
import json
from collections.abc import Mapping, Sequence


def canonical_json(value: Mapping[str, object] | Sequence[object]) -> bytes:
    """*value* as UTF-8 JSON with sorted keys and no white space; equal values, equal bytes.

    Raises: ValueError for NaN and infinities, TypeError for what JSON has not.
    Source: after RFC 8785, for strings, integers, booleans, null, lists and objects.
    """
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode("utf-8")


def sha512_hex(content: bytes) -> str:
    """The SHA-512 of *content*, 128 lower-case hexadecimal digits."""
    return hashlib.sha512(content).hexdigest()


def digest_of(value: Mapping[str, object] | Sequence[object]) -> str:
    """The SHA-512 of the canonical JSON of *value*, in hexadecimal."""
    return sha512_hex(canonical_json(value))
