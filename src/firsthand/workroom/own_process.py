"""Our own code in a process of its own: what it holds goes with it, and screens stay quick."""

import subprocess
import sys
from collections.abc import Mapping, Sequence


def run_own(
    module: str, arguments: Sequence[str] = (), *, env: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """What the module of ours said when it had ended; with *env*, and no more, around it."""
    return subprocess.run(  # noqa: S603 - our own interpreter and our own code
        [sys.executable, "-I", "-m", module, *arguments],
        capture_output=True,
        check=False,
        env=env,
        text=True,
    )
