"""Public ids: 128 random bits drawn once, never derived from anything private."""

import base64

PID_BYTES = 16


def pid_text(pid: bytes) -> str:
    """The 26 digits and lower-case letters that show *pid* in addresses and records.

    They sort as the bytes do. Source: RFC 4648 section 7, base32hex without padding.
    """
    return base64.b32hexencode(pid).decode("ascii").rstrip("=").lower()


def pid_bytes(public_id: str) -> bytes:
    """The 16 bytes that `pid_text` shows as *public_id*. Raises: ValueError for anything else."""
    pid = base64.b32hexdecode(f"{public_id.upper()}======")
    if len(pid) != PID_BYTES or pid_text(pid) != public_id:
        raise ValueError("public_id")
    return pid
