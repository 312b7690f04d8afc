"""Pictures made for tests, with everything planted in them that a file of a picture can carry."""

from io import BytesIO

from PIL import Image, ImageCms, PngImagePlugin

CANARY = "Reyhaneh-Delkut-canary"
GPS_IFD, MAKE, USER_COMMENT, ORIENTATION = 0x8825, 0x010F, 0x9286, 0x0112


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    """*picture* as a file of that kind."""
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def plain(kind: str = "PNG", size: tuple[int, int] = (600, 400)) -> bytes:
    """A picture without anything planted."""
    return encoded(Image.linear_gradient("L").resize(size).convert("RGB"), kind)


def exif_of(canary: str = CANARY, orientation: int = 1) -> Image.Exif:
    """EXIF with a place, a maker and a comment."""
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = canary, orientation
    exif[USER_COMMENT] = b"ASCII\0\0\0" + canary.encode()
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (34.0, 6.0, 12.5), 29: canary})
    return exif


def xmp_of(canary: str = CANARY) -> bytes:
    """An XMP packet that names somebody."""
    return (
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf="
        "'http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "
        f"xmlns:dc='http://purl.org/dc/elements/1.1/' dc:creator='{canary}'/></rdf:RDF></x:xmpmeta>"
    ).encode()


def icc_of(canary: str = CANARY) -> bytes:
    """A colour profile with words behind its end."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + canary.encode()


def planted(kind: str, picture: Image.Image | None = None, canary: str = CANARY) -> bytes:
    """A picture that carries *canary* wherever its kind has room, and behind its end."""
    shown = picture or Image.linear_gradient("L").resize((600, 400)).convert("RGB")
    options: dict[str, object] = {
        "exif": exif_of(canary), "xmp": xmp_of(canary), "icc_profile": icc_of(canary)
    }  # fmt: skip
    if kind == "JPEG":
        options["comment"] = canary.encode()
    if kind == "PNG":
        options["pnginfo"] = _chunks(canary)
    return encoded(shown, kind, **options) + b"PK\x03\x04" + canary.encode() * 9


def _chunks(canary: str) -> PngImagePlugin.PngInfo:
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Author", canary)
    chunks.add_text("Comment", canary, zip=True)
    chunks.add_itxt("Title", canary, lang="en", zip=True)
    return chunks
