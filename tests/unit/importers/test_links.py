import pytest

from firsthand.importers.links import absolute, host_of, is_address, is_web


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVa\nScRiPt:x",
        "\x01javascript:x",
        " data:text/html,x",
        "#top",
        "",
        "file:///c:/x",
        "vbscript:x",
        "blob:http://a.example/1",
    ],
)
def test_addresses_that_lead_nowhere_are_no_links(href: str) -> None:
    assert absolute(href, "http://a.example/") == ""


@pytest.mark.parametrize(
    ("href", "base", "joined"),
    [
        ("../q.htm", "http://a.example/x/y.htm", "http://a.example/q.htm"),
        ("q.htm?p=2#c", "http://a.example/", "http://a.example/q.htm?p=2#c"),
        ("//b.example/", "https://a.example/", "https://b.example/"),
        ("mailto:desk@a.example", "http://a.example/", "mailto:desk@a.example"),
        ("../memoir.htm?p=2", "", "../memoir.htm?p=2"),
        ("http://[broken", "http://a.example/", ""),
    ],
)
def test_joins(href: str, base: str, joined: str) -> None:
    assert absolute(href, base) == joined


def test_hosts() -> None:
    assert host_of("http://A.example:80/x") == "a.example"
    assert host_of("mailto:desk@a.example") == ""
    assert host_of("http://[broken") == ""
    assert is_web("HTTPS://a.example")
    assert not is_address("java\tscript:x")
