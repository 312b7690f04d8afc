"""What the host believes of a re-made picture: one bare WebP frame, and not a byte more."""

import pytest
from PIL import Image
from tests.images import encoded, exif_of, icc_of, xmp_of

from firsthand.importers.protocol import ProtocolError
from firsthand.importers.remaking import bare_webp

PICTURE = Image.linear_gradient("L").resize((31, 17)).convert("RGB")


def webp(**options: object) -> bytes:
    return encoded(PICTURE, "WEBP", quality=80, **options)


def test_a_bare_frame_says_its_size() -> None:
    file = bare_webp(webp())
    assert (file.width, file.height) == (31, 17)
    assert file.content == webp()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF",
        webp()[:-1],
        webp() + b"\0",
        webp() + b"PK\x03\x04",
        webp(exif=exif_of().tobytes()),
        webp(xmp=xmp_of()),
        webp(icc_profile=icc_of()),
        webp(lossless=True),
        encoded(PICTURE, "PNG"),
        encoded(PICTURE, "WEBP", save_all=True, append_images=[PICTURE.rotate(180)]),
        encoded(PICTURE.convert("RGBA"), "WEBP").replace(b"VP8 ", b"VP8X"),
    ],
    ids=range(12),
)
def test_whatever_carries_more_is_not_believed(content: bytes) -> None:
    with pytest.raises(ProtocolError):
        bare_webp(content)
