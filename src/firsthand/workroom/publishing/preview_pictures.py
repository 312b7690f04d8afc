"""Pictures inside a preview: the sealed frame sends no cookie, so they come with the page."""

import re
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path

from firsthand.public.pictures import PICTURES, file_name
from firsthand.public.records import Picture, PictureFile

PREVIEW_WIDTH = 960
# What the edition writes of a picture's sizes, whatever the way back to its root.
SIZES = re.compile(rf'\ssrcset="(?:\.\./)*{PICTURES}/[^"]*"')


def with_pictures(content: str, pictures: Iterable[Picture], renditions: Path) -> str:
    """A page of the edition with one size of each picture in place of its address."""
    for picture in pictures:
        for file in picture.files:
            address = re.compile(rf'src="(?:\.\./)*{re.escape(file.path)}"')
            if address.search(content):
                content = address.sub(f'src="{_inside(picture, renditions)}"', content)
    return SIZES.sub("", content)


def _inside(picture: Picture, renditions: Path) -> str:
    """The picture as an address that holds it; empty where its file is not there."""
    try:
        content = (renditions / file_name(_preview_of(picture))).read_bytes()
    except OSError:
        return ""
    return f"data:image/webp;base64,{b64encode(content).decode('ascii')}"


def _preview_of(picture: Picture) -> PictureFile:
    fitting = [file for file in picture.files if file.width <= PREVIEW_WIDTH]
    return (fitting or list(picture.files))[-1]
