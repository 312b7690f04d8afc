"""Public ids: 128 random bits drawn once, never derived from anything private."""

import base64

PID_BYTES = 16


def pid_text(pid: bytes) -> str:
    """The 26 lower-case letters and digits that show *pid* in addresses and records (RFC 4648)."""
    return base64.b32encode(pid).decode("ascii").rstrip("=").lower()
