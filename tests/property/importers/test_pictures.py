"""Any picture, whatever it carries: what comes out holds its pixels and nothing else."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.images import CANARY, encoded, planted

from firsthand.importers.pictures import sizes
from firsthand.importers.remaking import bare_webp

KINDS = st.sampled_from(["JPEG", "PNG", "WEBP"])
SIZES = st.tuples(st.integers(1, 700), st.integers(1, 40))
MODES = st.sampled_from(["RGB", "L", "CMYK", "P", "1", "RGBA", "LA"])
ALLOWED = {"JPEG": {"RGB", "L", "CMYK"}, "WEBP": {"RGB", "RGBA"}, "PNG": {"RGB", "L", "P", "RGBA"}}
COLOURS = st.tuples(*[st.integers(0, 255)] * 4)


@st.composite
def pictures(draw: st.DrawFn) -> tuple[str, bytes]:
    kind, size, mode = draw(KINDS), draw(SIZES), draw(MODES)
    shown = Image.new("RGBA", size, draw(COLOURS)).convert(mode)
    return kind, planted(kind, shown if mode in ALLOWED[kind] else shown.convert("RGB"))


@settings(max_examples=60, deadline=None)
@given(pictures())
def test_nothing_but_pixels_comes_out(made: tuple[str, bytes]) -> None:
    _, untrusted = made
    assert CANARY.encode() in untrusted
    files = [bare_webp(content) for _, content in sizes(untrusted)]
    assert files
    for file in files:
        assert CANARY.encode() not in file.content
        opened = Image.open(BytesIO(file.content))
        assert dict(opened.getexif()) == {}
        assert set(opened.info) <= {"loop", "background", "timestamp", "duration"}


@settings(max_examples=30, deadline=None)
@given(pictures())
def test_the_same_bytes_give_the_same_files(made: tuple[str, bytes]) -> None:
    assert list(sizes(made[1])) == list(sizes(made[1]))


@settings(max_examples=60, deadline=None)
@given(SIZES)
def test_no_size_is_larger_than_the_picture(size: tuple[int, int]) -> None:
    files = [bare_webp(content) for _, content in sizes(encoded(Image.new("RGB", size), "PNG"))]
    assert (files[0].width, files[0].height) == size
    assert all(1 <= file.width <= size[0] and 1 <= file.height <= size[1] for file in files)
    assert [file.width for file in files] == sorted({f.width for f in files}, reverse=True)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_colours_under_transparency_are_gone(kind: str) -> None:
    hidden = Image.new("RGBA", (64, 64), (200, 0, 0, 0))
    ((_, content),) = sizes(encoded(hidden, kind, **({"exact": True} if kind == "WEBP" else {})))
    assert Image.open(BytesIO(content)).convert("RGB").getcolors() == [(64 * 64, (255, 255, 255))]


@settings(max_examples=20, deadline=None)
@given(KINDS, st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=40))
def test_two_files_that_differ_in_what_they_say_give_one_picture(kind: str, other: str) -> None:
    assert list(sizes(planted(kind))) == list(sizes(planted(kind, canary=other)))
