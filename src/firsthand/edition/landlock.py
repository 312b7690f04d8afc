"""Landlock by plain system calls: the kernel's own fence around this process and its children.

Source: landlock(7) and linux/landlock.h; the call numbers are one and the same on every
architecture that has them.
"""

import ctypes
import os
from collections.abc import Iterable
from enum import IntFlag

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
VERSION_ONLY = 1
RULE_PATH_BENEATH = 1
PR_SET_NO_NEW_PRIVS = 38
BIND_TCP, CONNECT_TCP = 1, 2
SCOPE_ABSTRACT_SOCKET, SCOPE_SIGNAL = 1, 2
ABI_NET, ABI_SCOPE = 4, 6


class Right(IntFlag):
    """Rights over files, as the kernel numbers them."""

    EXECUTE = 1 << 0
    WRITE_FILE = 1 << 1
    READ_FILE = 1 << 2
    READ_DIR = 1 << 3
    REMOVE_DIR = 1 << 4
    REMOVE_FILE = 1 << 5
    MAKE_CHAR = 1 << 6
    MAKE_DIR = 1 << 7
    MAKE_REG = 1 << 8
    MAKE_SOCK = 1 << 9
    MAKE_FIFO = 1 << 10
    MAKE_BLOCK = 1 << 11
    MAKE_SYM = 1 << 12
    REFER = 1 << 13
    TRUNCATE = 1 << 14
    IOCTL_DEV = 1 << 15


# How many of the rights above each version of the interface knows.
KNOWN = {1: 13, 2: 14, 3: 15, 4: 15}
KNOWN_LATER = 16
READ = Right.READ_FILE | Right.READ_DIR
WRITE = READ | Right.WRITE_FILE | Right.MAKE_DIR | Right.MAKE_REG | Right.TRUNCATE
OF_FILES = Right.EXECUTE | Right.WRITE_FILE | Right.READ_FILE | Right.TRUNCATE | Right.IOCTL_DEV


class RulesetAttributes(ctypes.Structure):
    """struct landlock_ruleset_attr."""

    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class PathBeneath(ctypes.Structure):
    """struct landlock_path_beneath_attr."""

    _pack_ = 1
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def restrict(readable: Iterable[str], writable: str) -> bool:
    """True, and from now on only *readable* can be read and *writable* written; False = no kernel.

    There is no way back. TCP, abstract sockets and signals to others go too, where it knows them.
    """
    kernel = ctypes.CDLL(None, use_errno=True)
    version = kernel.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), VERSION_ONLY)
    if version < 1:
        return False
    known = Right((1 << KNOWN.get(version, KNOWN_LATER)) - 1)
    ruleset = _ruleset(kernel, known, version)
    if ruleset < 0:
        return False
    try:
        rules = [*((path, READ) for path in readable), (writable, WRITE)]
        held = all(_allow(kernel, ruleset, path, right & known) for path, right in rules)
        return held and _enforce(kernel, ruleset)
    finally:
        os.close(ruleset)


def _ruleset(kernel: ctypes.CDLL, known: Right, version: int) -> int:
    attributes = RulesetAttributes(
        known,
        BIND_TCP | CONNECT_TCP if version >= ABI_NET else 0,
        SCOPE_ABSTRACT_SOCKET | SCOPE_SIGNAL if version >= ABI_SCOPE else 0,
    )
    words = 3 if version >= ABI_SCOPE else 2 if version >= ABI_NET else 1
    size = ctypes.c_size_t(8 * words)
    return int(kernel.syscall(CREATE_RULESET, ctypes.byref(attributes), size, 0))


def _allow(kernel: ctypes.CDLL, ruleset: int, path: str, right: Right) -> bool:
    """True where the rule stands; a path that is not there needs none."""
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return True
    try:
        rights = right if os.path.isdir(path) else right & OF_FILES  # noqa: PTH112 - a string
        rule = PathBeneath(rights, descriptor)
        reference = ctypes.byref(rule)
        return int(kernel.syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, reference, 0)) == 0
    finally:
        os.close(descriptor)


def _enforce(kernel: ctypes.CDLL, ruleset: int) -> bool:
    one, none = ctypes.c_ulong(1), ctypes.c_ulong(0)
    if kernel.prctl(PR_SET_NO_NEW_PRIVS, one, none, none, none) != 0:
        return False
    return int(kernel.syscall(RESTRICT_SELF, ruleset, 0)) == 0
