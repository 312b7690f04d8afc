"""Public ids: 128 random bits drawn once, never derived from anything private."""

import base64

PID_BYTES = 16


def pid_text(pid: bytes) -> str:
    """The 26 digits and lower-case letters that show *pid* in addresses and records.

    They sort as the bytes do. Source: RFC 4648 section 7, base32hex without padding.
    """
    return base64.b32hexencode(pid).decode("ascii").rstrip("=").lower()
