"""Pictures re-made in a process of their own; a hostile one costs nobody but itself."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from tests.images import CANARY, encoded, exif_of, plain, planted

from firsthand.importers.run import RefusalCode, Refused, Remade, remake


def remade(untrusted: bytes) -> Remade:
    outcome = remake(untrusted)
    assert isinstance(outcome, Remade)
    return outcome


def pixels(made: Remade, at: int = -1) -> Image.Image:
    return Image.open(BytesIO(made.files[at].content)).convert("RGB")


def sizes(made: Remade) -> list[tuple[int, int]]:
    return [(file.width, file.height) for file in made.files]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_three_sizes_without_anything_that_was_planted(kind: str) -> None:
    made = remade(planted(kind, Image.linear_gradient("L").resize((2400, 1600)).convert("RGB")))
    assert sizes(made) == [(480, 320), (960, 640), (1600, 1067)]
    assert made.tool.startswith("Pillow ")
    assert made.media_type == f"image/{kind.lower()}"
    for file in made.files:
        assert CANARY.encode() not in file.content


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert remade(plain()).files == remade(plain()).files


@pytest.mark.parametrize(
    ("size", "made"),
    [
        ((1, 1), [(1, 1)]),
        ((20_000, 20), [(480, 1), (960, 1), (1600, 2)]),
        ((20, 20_000), [(16, 16_383)]),
        ((20_000, 3_000), [(480, 72), (960, 144), (1600, 240)]),
        ((500, 500), [(500, 500)]),
        ((700, 500), [(480, 343), (700, 500)]),
    ],
)
def test_any_size_gives_sizes_of_its_proportions(
    size: tuple[int, int], made: list[tuple[int, int]]
) -> None:
    assert sizes(remade(encoded(Image.new("L", size, 128), "PNG"))) == made


def test_a_picture_is_turned_as_its_camera_says() -> None:
    half = Image.new("RGB", (60, 40), "white")
    half.paste("black", (0, 0, 30, 40))
    made = remade(encoded(half, "JPEG", exif=exif_of(orientation=6), quality=95))
    assert sizes(made) == [(40, 60)]
    top, bottom = pixels(made).getpixel((20, 5)), pixels(made).getpixel((20, 55))
    assert max(top) < 40
    assert min(bottom) > 215


def test_colours_come_through_their_profile() -> None:
    shown = Image.new("RGB", (60, 40), (200, 40, 40))
    swapped = encoded(shown, "PNG", icc_profile=_swapping_profile())
    red, green, blue = pixels(remade(swapped)).getpixel((30, 20))
    assert blue > 150 > red
    assert green < 100


def _swapping_profile() -> bytes:
    """sRGB with its red and blue primaries exchanged: what says red is shown blue."""
    from PIL import ImageCms  # noqa: PLC0415 - for this test alone

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for place in range(132, 132 + 12 * int.from_bytes(profile[128:132], "big"), 12):
        name = bytes(profile[place : place + 4])
        if name in {b"rXYZ", b"bXYZ"}:
            profile[place : place + 4] = b"bXYZ" if name == b"rXYZ" else b"rXYZ"
    return bytes(profile)


def test_a_profile_that_cannot_be_read_counts_as_none() -> None:
    assert pixels(remade(encoded(Image.new("RGB", (9, 9)), "PNG", icc_profile=b"no"))).size == (
        9,
        9,
    )


def test_sixteen_bits_become_eight() -> None:
    grey = Image.frombytes("I;16", (40, 40), struct.pack("<H", 0x8000) * 1600)
    assert abs(pixels(remade(encoded(grey, "PNG"))).getpixel((20, 20))[0] - 128) <= 2


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_what_moves_the_first_frame_is_taken(kind: str) -> None:
    frames = [Image.new("RGB", (50, 50), colour) for colour in ("red", "blue")]
    made = remade(encoded(frames[0], kind, save_all=True, append_images=frames[1:]))
    assert made.is_first_frame
    red, _, blue = pixels(made).getpixel((25, 25))
    assert red > 200
    assert blue < 50


SVG = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"


@pytest.mark.parametrize(
    ("untrusted", "code"),
    [
        (b"", RefusalCode.EMPTY),
        (b"words, and no picture", RefusalCode.NO_PICTURE),
        (bytes(5000), RefusalCode.NO_PICTURE),
        (b"PK\x03\x04" + bytes(99), RefusalCode.NO_PICTURE),
        (SVG, RefusalCode.PICTURE_FORMAT),
        (encoded(Image.new("P", (9, 9)), "GIF"), RefusalCode.PICTURE_FORMAT),
        (encoded(Image.new("L", (9, 9)), "TIFF"), RefusalCode.PICTURE_FORMAT),
        (encoded(Image.new("L", (9, 9)), "BMP"), RefusalCode.PICTURE_FORMAT),
        (b"\0\0\0\x18ftypheic" + bytes(99), RefusalCode.PICTURE_FORMAT),
        (b"\0\0\0\x18ftypavif" + bytes(99), RefusalCode.PICTURE_FORMAT),
        (plain("JPEG")[:2000], RefusalCode.PICTURE_BROKEN),
        (plain("PNG")[:-200], RefusalCode.PICTURE_BROKEN),
        (plain("WEBP")[:-200], RefusalCode.PICTURE_BROKEN),
        (b"x" * (64 * 1024 * 1024 + 1), RefusalCode.TOO_LARGE),
    ],
    ids=lambda value: value if isinstance(value, RefusalCode) else "bytes",
)
def test_bad_input_is_refused_with_its_reason(untrusted: bytes, code: RefusalCode) -> None:
    assert remake(untrusted) == Refused(code)


def chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))


def png_of(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG that says it is so large, and holds hardly anything."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", head), *chunks, chunk(b"IDAT", zlib.compress(b"")), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize("size", [(20_000, 20_000), (2**31 - 1, 2**31 - 1), (80_000_001, 1)])
def test_a_bomb_is_refused_before_a_pixel_is_decoded(size: tuple[int, int]) -> None:
    assert remake(png_of(*size)) == Refused(RefusalCode.PICTURE_TOO_LARGE)


def test_words_that_unpack_without_end_are_refused() -> None:
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(99_000_000)))
    assert isinstance(remake(png_of(9, 9, bomb)), Refused)


def test_a_polyglot_leaves_its_other_half_behind() -> None:
    page = b"<script>alert(1)</script>PK\x05\x06" + CANARY.encode()
    for untrusted in (plain("JPEG") + page, plain("PNG") + page, plain("WEBP") + page):
        for file in remade(untrusted).files:
            assert b"alert" not in file.content
            assert page not in file.content


def test_a_process_that_hangs_or_dies_costs_one_picture() -> None:
    hangs = "import sys, time; sys.stdout.buffer.write(b'\\0' * 7 + b'\\1\\1'); "
    hangs += "sys.stdout.flush(); time.sleep(60)"
    assert remake(plain(), seconds=0.2, boot=hangs) == Refused(RefusalCode.TIMED_OUT)
    assert remake(plain(), boot="raise SystemExit") == Refused(RefusalCode.CRASHED)
    assert isinstance(remake(plain()), Remade)


def test_an_answer_that_carries_more_than_pixels_is_not_believed() -> None:
    """A decoder taken over by its input hands back a file with metadata: nothing of it is kept."""
    lies = (
        "import sys, struct; o = sys.stdout.buffer; f = lambda b: o.write(struct.pack('>Q', len(b))"
        " + b); f(b'\\1'); f(b'{\"media_type\":\"image/png\"}'); f(bytes.fromhex('"
        + planted("WEBP", Image.new("RGB", (40, 30))).hex()
        + "'));"
        " f(b''); o.flush()"
    )
    assert remake(plain(), boot=lies) == Refused(RefusalCode.CRASHED)
