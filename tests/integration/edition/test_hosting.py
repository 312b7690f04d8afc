"""The snippets of the handbook, in the servers that they are for."""

import gzip
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.integration.edition import editions

from firsthand.edition.hosting import HEADERS, TYPES, caddyfile, nginx

REPOSITORY = Path(__file__).resolve().parents[3]
NGINX = """daemon off; master_process off; pid {0}/pid; error_log {0}/error; events {{}}
http {{ client_body_temp_path {0}/a; proxy_temp_path {0}/b; fastcgi_temp_path {0}/c;
uwsgi_temp_path {0}/d; scgi_temp_path {0}/e; include /etc/nginx/mime.types; include {0}/conf; }}
"""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def of_here(snippet: str, port: int, edition: Path) -> str:
    """*snippet* for a port of this machine and the folder *edition*."""
    there = snippet.replace("/srv/edition", str(edition))
    return there.replace("listen 8080", f"listen 127.0.0.1:{port}").replace(
        ":8080 {", f"http://127.0.0.1:{port} {{"
    )


@contextmanager
def nginx_with(edition: Path, place: Path, port: int) -> Iterator[None]:
    (place / "conf").write_text(of_here(nginx(), port, edition))
    (place / "main").write_text(NGINX.format(place))
    with served(["nginx", "-e", f"{place}/error", "-c", f"{place}/main"], port):
        yield


@contextmanager
def caddy_with(edition: Path, place: Path, port: int) -> Iterator[None]:
    options = "{\n    admin off\n}\n"
    (place / "conf").write_text(options + of_here(caddyfile(), port, edition))
    command = ["caddy", "run", "--config", f"{place}/conf", "--adapter", "caddyfile"]
    with served(command, port):
        yield


@contextmanager
def served(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not _answers(port):
            assert process.poll() is None, "the server ended before it answered"
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


SERVERS = {"nginx": nginx_with, "caddy": caddy_with}


@pytest.fixture(params=SERVERS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where the sample's edition is served by each server that is installed."""
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    edition = editions.built(tmp_path)
    (edition / "style/any.woff2").write_bytes(b"wOF2")
    tmp_path.chmod(0o755)
    port = free_port()
    with SERVERS[request.param](edition, tmp_path, port):
        yield f"http://127.0.0.1:{port}"


def get(address: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of what stands at *address*."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def test_a_server_says_all_headers_and_the_right_kinds(address: str) -> None:
    for path in ("/", "/en/", "/en/index.html", "/style/edition.css", "/nothing.html"):
        status, headers, _ = get(address + path)
        assert status == (404 if path == "/nothing.html" else 200), path
        assert {name: headers.get(name) for name in HEADERS} == dict(HEADERS), path
        assert headers["Cache-Control"] == "no-cache", path
    assert get(f"{address}/style/any.woff2")[1]["Cache-Control"] == "max-age=604800"
    for file, kind in TYPES.items():
        _, headers, body = get(f"{address}/fa/{file}")
        assert headers["Content-Type"].startswith(kind), file
        assert "charset=utf-8" in headers["Content-Type"].lower(), file
        assert headers.get("Content-Encoding") == "gzip", file
        assert gzip.decompress(body)
        assert {name: headers.get(name) for name in HEADERS} == dict(HEADERS), file
        assert headers["Cache-Control"] == "no-cache"
    status, _, body = get(f"{address}/nothing.html")
    assert b"404" not in body
    assert get(f"{address}/.well-known/security.txt")[0] == 200


def test_the_handbook_has_the_snippets_as_they_are() -> None:
    page = (REPOSITORY / "docs/how-to/host-the-edition.md").read_text("utf-8")
    blocks = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    assert blocks == [nginx(), caddyfile()]
