"""What a web server must say beside the edition's files: one list, written for three servers."""

import re
from collections.abc import Mapping
from types import MappingProxyType

# The policy stands in every page too, for mirrors and memory sticks; there without what only a
# header may say. Blocks of data (JSON-LD) are no scripts to it. As no script runs, nothing
# connects; but checkers that ask for robots.txt from within the page may.
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
GUARDED = re.compile(
    r"<!doctype html>\s*<html[^<>]*>\s*<head>\s*<meta charset=\"utf-8\">\s*"
    rf"<meta http-equiv=\"Content-Security-Policy\" content=\"{re.escape(PAGE_POLICY)}\">"
)
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": f"{PAGE_POLICY}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": (
            "browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), "
            "payment=(), usb=()"
        ),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
)
# A name that was taken back must not live on in a cache (ADR 16): browsers ask each time. Faces
# hold nobody's name, and are used only where they are at hand at once.
CACHE, FACES, FACES_CACHE = "no-cache", "woff2", "max-age=604800"
ASKED_FOR = ("html", "css", "json", "svg", "txt", "webp", "xml")
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "feed.xml": "application/atom+xml",
        "rss.xml": "application/rss+xml",
        "feed.json": "application/feed+json",
        "citations.json": "application/vnd.citationstyles.csl+json",
    }
)


def is_guarded(html: str) -> bool:
    """Whether a page begins with the policy, before anything that it is to guard."""
    return GUARDED.match(html.lstrip()) is not None


def underscore_headers() -> str:
    """The file `_headers` that Netlify, Cloudflare Pages and others read.

    They join what several paths say of one header, so each kind of file has its own line on caches.
    """
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    for place in ("/", "/*/", *(f"/*.{kind}" for kind in ASKED_FOR)):
        lines += [place, f"  Cache-Control: {CACHE}"]
    lines += [f"/*.{FACES}", f"  Cache-Control: {FACES_CACHE}"]
    for file, kind in TYPES.items():
        lines += [f"/*/{file}", f"  Content-Type: {kind}; charset=utf-8"]
    return "\n".join(lines) + "\n"


def nginx() -> str:
    """A server for nginx, but for its names, certificates and the folder of the edition."""
    lines = [
        f'map $uri $edition_cache {{ default "{CACHE}"; ~\\.{FACES}$ "{FACES_CACHE}"; }}',
        "server {",
        "    listen 8080;",
        "    root /srv/edition;",
        "    index index.html;",
        "    error_page 404 /404.html;",
        "    charset utf-8;",
        "    charset_types text/plain text/css text/xml application/json application/atom+xml",
        "        application/rss+xml application/feed+json",
        "        application/vnd.citationstyles.csl+json;",
        "    gzip on;",
        "    gzip_types text/plain text/css text/xml application/json application/atom+xml",
        "        application/rss+xml application/feed+json",
        "        application/vnd.citationstyles.csl+json;",
        "    access_log off;  # who reads what is nobody's business",
        *(f'    add_header {name} "{value}" always;' for name, value in HEADERS.items()),
        "    add_header Cache-Control $edition_cache always;",
        *(_location(file, kind) for file, kind in TYPES.items()),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _location(file: str, kind: str) -> str:
    return f"    location ~ /{re.escape(file)}$ {{ types {{ }} default_type {kind}; }}"


def caddyfile() -> str:
    """A site for Caddy, but for its name and the folder of the edition."""
    lines = [
        ":8080 {",
        "    root * /srv/edition",
        "    encode gzip",
        "    header {",
        *(f'        {name} "{value}"' for name, value in HEADERS.items()),
        "    }",
        f'    header Cache-Control "{CACHE}"',
        *_header("faces", f"*.{FACES}", f'Cache-Control "{FACES_CACHE}"'),
        *(_type(file, kind) for file, kind in TYPES.items()),
        "    handle_errors {",
        "        rewrite * /404.html",
        "        file_server",
        "    }",
        "    file_server",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _type(file: str, kind: str) -> str:
    said = f'Content-Type "{kind}; charset=utf-8"'
    return "\n".join(_header(file.replace(".", "_"), f"*/{file}", said))


def _header(name: str, path: str, said: str) -> list[str]:
    """What Caddy says of *path*; deferred, for the file server would say its own after us."""
    return [
        f"    @{name} path {path}",
        f"    header @{name} {{",
        f"        {said}",
        "        defer",
        "    }",
    ]
