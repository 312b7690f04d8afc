"""The process that re-makes a picture from its pixels: one picture in, bare WebP files out.

Started by `remaking` only. Nothing of the input but pixels passes: they are decoded, turned as
EXIF says, brought to sRGB, laid on white, made smaller, and encoded anew. Of an animation the
first frame is taken. Source: ADR 20.
"""

import json
import logging
import struct
import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import (
    Image,
    ImageCms,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
    __version__,
)

from firsthand.importers.errors import RefusalCode, RefusalError
from firsthand.importers.protocol import LENGTH, frame
from firsthand.importers.sandbox import (
    allow_time,
    close_files,
    leave_network,
    limit_memory,
    load_codecs,
)
from firsthand.importers.worker import HELLO, take_pipes

FORMATS = ("JPEG", "PNG", "WEBP")  # an MPO of a telephone opens as the JPEG that it begins with
MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
}
PLUGINS = (JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin)
WIDTHS_PX = (480, 960, 1600)
TALLEST_PX = 16_383  # libwebp's own limit
MOST_PIXELS = 80_000_000
MEMORY_BYTES = 1280 * 1024 * 1024  # a decoded picture twice, and the libraries
MOST_SECONDS = 60
QUALITY, EFFORT = 80, 4
WORTH_IT = 0.8  # a size is left out where the next larger one is hardly larger
WHITE = (255, 255, 255)
# How files of the formats that we do not read begin: a picture, but none of ours.
OTHER_PICTURES = (b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\xff\x0a", b"8BPS", b"\0\0\1\0", b"%PDF")
BRANDS = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftypavif", b"JXL ")
HEAD_BYTES = 1024
# What decoders raise for a broken picture; anything else ends the process, and is an answer too.
BROKEN = (OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, struct.error)
TOOL = f"Pillow {__version__}"


def main() -> None:
    """Reads one picture from standard input and writes its sizes, then an empty frame."""
    network_closed = leave_network()
    requests, answers = take_pipes()
    logging.disable()
    warnings.simplefilter("ignore")
    load_codecs()
    _warm_up()
    limit_memory(MEMORY_BYTES)
    close_files(lowest_free=answers.fileno() + 1)
    allow_time(MOST_SECONDS)
    answers.write(frame(HELLO.pack(network_closed)))
    answers.flush()
    (length,) = LENGTH.unpack(requests.read(LENGTH.size))
    for head, content in _answers(requests.read(length)):
        answers.write(frame(json.dumps(head).encode()) + frame(content))
        answers.flush()
    answers.write(frame(b""))
    answers.flush()


def _warm_up() -> None:
    """Every module and table that a picture may need, loaded while files can be opened."""
    Image.MAX_IMAGE_PIXELS = None  # we ask ourselves, before a pixel is decoded
    Image.preinit()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("JPEG", "PNG", "WEBP"):
        out = BytesIO()
        Image.new("RGB", (9, 9)).save(out, kind, icc_profile=profile)
        list(sizes(out.getvalue()))


def _answers(untrusted: bytes) -> Iterator[tuple[dict[str, object], bytes]]:
    try:
        yield from sizes(untrusted)
    except RefusalError as error:
        yield {"refused": error.refusal}, b""
    except MemoryError:
        yield {"refused": RefusalCode.OUT_OF_MEMORY}, b""
    except BROKEN:
        yield {"refused": RefusalCode.PICTURE_BROKEN}, b""


def sizes(untrusted: bytes) -> Iterator[tuple[dict[str, object], bytes]]:
    """Each size of a picture, largest first: what is said of it, and its bytes as WebP.

    A picture is never made larger than it is. The same bytes give the same files.

    Raises: RefusalError; whatever a decoder raises for a broken picture.
    """
    with _opened(untrusted) as opened:
        is_animated = bool(getattr(opened, "is_animated", False))
        media_type = MEDIA_TYPES[opened.format or ""]
        picture = _bare(opened)
    for width in _widths(picture.width):
        picture = _shrunk(picture, width, TALLEST_PX)
        said = {"is_first_frame": is_animated, "media_type": media_type, "tool": TOOL}
        yield said, _encoded(picture)


def _opened(untrusted: bytes) -> Image.Image:
    """The picture, of which no pixel is decoded yet.

    Raises: RefusalError.
    """
    try:
        opened = Image.open(BytesIO(untrusted), formats=FORMATS)
    except UnidentifiedImageError:
        raise RefusalError(_why_not(untrusted[:HEAD_BYTES])) from None
    if opened.width * opened.height > MOST_PIXELS:
        raise RefusalError(RefusalCode.PICTURE_TOO_LARGE)
    return opened


def _why_not(head: bytes) -> RefusalCode:
    """Of what sort a file is that none of our decoders knows."""
    is_picture = head.startswith(OTHER_PICTURES) or any(brand in head[:16] for brand in BRANDS)
    known = is_picture or b"<svg" in head.lower()
    return RefusalCode.PICTURE_FORMAT if known else RefusalCode.NO_PICTURE


def _bare(opened: Image.Image) -> Image.Image:
    """The pixels of the first frame at the largest size, upright, in sRGB, on white; no more."""
    largest = WIDTHS_PX[-1]
    opened.draft(None, (2 * largest, 2 * largest))  # a JPEG need not be decoded at full size
    turned = ImageOps.exif_transpose(opened, in_place=False)
    profile = turned.info.get("icc_profile")
    shrunk = _shrunk(_plain(turned), min(turned.width, largest), TALLEST_PX)
    flat = _on_white(_in_srgb(shrunk, profile))
    return Image.frombytes("RGB", flat.size, flat.tobytes())


def _plain(picture: Image.Image) -> Image.Image:
    """*picture* in a mode whose pixels can be mixed: palettes resolved, deep greys made 8 bits."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in {"L", "RGB", "RGBA", "CMYK"} and "transparency" not in picture.info:
        return picture
    has_alpha = picture.has_transparency_data
    return picture.convert("RGBA" if has_alpha else "RGB")


def _shrunk(picture: Image.Image, width: int, height: int) -> Image.Image:
    """*picture* in its proportions within *width* and *height*, never enlarged, at least 1 x 1."""
    scale = min(width / picture.width, height / picture.height)
    if scale >= 1:
        return picture
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """*picture* with its colours in sRGB; a profile that cannot be read counts as none."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile and picture.mode in {"RGB", "RGBA", "CMYK", "L"}:
        try:
            return _converted(picture, profile)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return picture.convert(mode)


def _converted(picture: Image.Image, profile: bytes) -> Image.Image:
    """*picture* through its profile; its alpha stays as it is."""
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture.convert("RGB") if alpha else picture
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    target = ImageCms.createProfile("sRGB")
    made = ImageCms.profileToProfile(colours, source, target, outputMode="RGB")
    if made is None:
        return picture.convert("RGB")
    if alpha:
        made.putalpha(alpha)
    return made


def _on_white(picture: Image.Image) -> Image.Image:
    """*picture* without transparency, under which colours may hide that somebody erased."""
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    ground = Image.new("RGB", picture.size, WHITE)
    ground.paste(picture.convert("RGB"), mask=picture.getchannel("A"))
    return ground


def _widths(own: int) -> list[int]:
    """The widths that a picture of width *own* is made in, largest first."""
    largest = min(own, WIDTHS_PX[-1])
    smaller = [width for width in WIDTHS_PX if width <= largest * WORTH_IT]
    return [largest, *reversed(smaller)]


def _encoded(picture: Image.Image) -> bytes:
    out = BytesIO()
    bare = Image.frombytes("RGB", picture.size, picture.tobytes())
    bare.save(out, "WEBP", quality=QUALITY, method=EFFORT, lossless=False)
    return out.getvalue()


if __name__ == "__main__":
    main()
