"""The build's fence (I7): what is planted outside it is refused, and works without it."""

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from tests.unit.edition import sample

from firsthand.public.bundle import write_bundle

FENCED = """
import sys
from pathlib import Path
from firsthand.edition.build import build
from firsthand.edition.confine import confine
bundle, out, secret = (Path(name) for name in sys.argv[1:4])
{before}
out.mkdir()
fence = confine(bundle, out) if sys.argv[4] == "fenced" else "none"
try:
    {attempt}
except Exception as error:
    print("refused", type(error).__name__, error)
else:
    print("done")
"""
# What a planted template or dependency might try; each works without the fence.
ATTEMPTS = {
    "open": ("", "open(secret).read()"),
    "path": ("", "secret.read_bytes()"),
    "os.open": ("import os", "os.read(os.open(secret, os.O_RDONLY), 10)"),
    "os.open below a folder": (
        "import os; at = os.open(secret.parent, os.O_RDONLY)",
        "os.read(os.open(secret.name, os.O_RDONLY, dir_fd=at), 10)",
    ),
    "through a link in the output": (
        "import os; link = out.parent / 'link'; link.symlink_to(secret)",
        "open(link).read()",
    ),
    "a link made later": ("import os", "os.symlink(secret, out / 'x')"),
    "listing": ("import os", "os.listdir(secret.parent)"),
    "writing beside the output": ("", "(out.parent / 'new.txt').write_text('x')"),
    "writing into the bundle": ("", "(bundle / 'new.txt').write_text('x')"),
    "climbing out": ("", "(out / '..' / secret.name).read_bytes()"),
    "import sqlite3": ("", "import sqlite3; sqlite3.connect(secret)"),
    "sqlite3 loaded before": ("import sqlite3", "sqlite3.connect(secret)"),
    "import subprocess": ("", "import subprocess; subprocess.run(['/bin/true'], check=True)"),
    "subprocess loaded before": ("import subprocess", "subprocess.run(['/bin/true'], check=True)"),
    "os.system": ("import os", "assert os.system('true') == 0"),
    "os.posix_spawn": ("import os", "os.posix_spawn('/bin/true', ['true'], {})"),
    "import socket": ("", "import socket; socket.socket()"),
    "socket loaded before": ("import socket", "socket.socket().close()"),
    "import ctypes": ("", "import ctypes; ctypes.CDLL(None).getpid()"),
    "ctypes loaded before": ("import ctypes", "ctypes.CDLL(None).getpid()"),
    "chdir": ("import os", "os.chdir('/')"),
    "kill": ("import os", "os.kill(os.getpid(), 0)"),
}


def run(source: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", source, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A bundle, an output that is not there yet, and a file that is none of the build's."""
    write_bundle(tmp_path / "bundle", **sample.contents())
    secret = tmp_path / "workroom.sqlite3"
    secret.write_bytes(b"")
    return tmp_path / "bundle", tmp_path / "out", secret


@pytest.mark.parametrize("name", ATTEMPTS)
def test_what_is_planted_is_refused(places: tuple[Path, Path, Path], name: str) -> None:
    before, attempt = ATTEMPTS[name]
    source = FENCED.format(before=before, attempt=attempt)
    fenced = run(source, *places, "fenced")
    assert fenced.stdout.startswith("refused"), (fenced.stdout, fenced.stderr)
    assert not (places[0] / "new.txt").exists()


@pytest.mark.parametrize("name", ATTEMPTS)
def test_without_the_fence_it_works(places: tuple[Path, Path, Path], name: str) -> None:
    before, attempt = ATTEMPTS[name]
    free = run(FENCED.format(before=before, attempt=attempt), *places, "free")
    assert free.stdout == "done\n", (free.stdout, free.stderr)


LANDLOCK_ALONE = """
import ctypes, os, sys
from firsthand.edition.confine import interpreter_paths
from firsthand.edition.landlock import restrict
secret, out = sys.argv[1:3]
os.mkdir(out)
held = restrict([path for path in interpreter_paths()], out)
kernel = ctypes.CDLL(None, use_errno=True)
opened = kernel.open(secret.encode(), os.O_RDONLY)
written = kernel.open((out + "/page").encode(), os.O_WRONLY | os.O_CREAT, 0o644)
print(held, opened, ctypes.get_errno() if opened < 0 else 0, written >= 0)
"""


def test_the_kernel_refuses_c_code_too(places: tuple[Path, Path, Path]) -> None:
    _, out, secret = places
    said = run(LANDLOCK_ALONE, secret, out).stdout.split()
    if said[0] == "False":
        pytest.skip("this kernel has no Landlock")
    assert said == ["True", "-1", "13", "True"]


def command(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-I", "-m", "firsthand.edition", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, check=False, env=environment)


def test_the_command_builds_behind_the_fence_with_an_empty_environment(
    places: tuple[Path, Path, Path],
) -> None:
    bundle, out, _ = places
    done = command(bundle, out)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["fence"].startswith("audit hook")
    assert report["unwelcome_modules"] == []
    assert report["items"] == len(sample.items())
    assert (out / "en" / "index.html").is_file()


def test_the_command_says_what_it_cannot_do_without_naming_a_path(
    places: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    bundle, out, _ = places
    (bundle / "items.jsonl").write_bytes(b"")
    broken = command(bundle, out)
    assert (broken.returncode, broken.stderr) == (1, "FH502 items.jsonl\n")
    missing = command(tmp_path / "none", tmp_path / "out2")
    assert missing.returncode == 1
    assert str(tmp_path) not in missing.stderr
    assert command(bundle).returncode == 2


BUILDS_MUCH = """
import sys
from pathlib import Path
from firsthand.edition import build as module
from firsthand.edition.confine import confine
module.FEW = 0
bundle, out = map(Path, sys.argv[1:3])
out.mkdir()
print(module.build(bundle, out, fence=confine(bundle, out), workers=int(sys.argv[3])).pages)
"""


def test_forked_workers_stay_behind_the_fence_and_write_the_same(
    places: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    bundle = places[0]
    one, two = (run(BUILDS_MUCH, bundle, tmp_path / f"w{count}", count) for count in (1, 3))
    assert one.stdout == two.stdout, two.stderr
    assert sample.tree(tmp_path / "w1") == sample.tree(tmp_path / "w3")


def test_the_walls_of_the_room_itself() -> None:
    """Importing the build pulls in no database, network or framework."""
    source = textwrap.dedent(
        """
        import sys, firsthand.edition.build
        from firsthand.edition.words import words
        for language in ("en", "fa", "ar", "fr"):
            words(language)
        print([name for name in ("django", "sqlite3", "socket", "ctypes") if name in sys.modules])
        """
    )
    assert run(source).stdout == "[]\n"
