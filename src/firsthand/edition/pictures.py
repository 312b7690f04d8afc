"""Pictures on an Item's page: sizes, focus, and what hides them until a reader asks."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.edition.site import View
from firsthand.edition.words import capital
from firsthand.public.records import ItemRecord, Picture


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as the page prints it; with a `warning` it stays closed until it is opened."""

    src: str
    srcset: str
    width: int
    height: int
    alt: str
    caption: str
    attributes: Markup
    warning: str


def pictures_of(record: ItemRecord, view: View) -> list[Shown]:
    """The pictures of a record, in its order."""
    return list(_pictures(record, view))


def _pictures(record: ItemRecord, view: View) -> Iterator[Shown]:
    for picture in record.pictures:
        if picture.files:
            yield _shown(picture, record, view)


def _shown(picture: Picture, record: ItemRecord, view: View) -> Shown:
    largest = picture.files[-1]
    return Shown(
        src=view.to(largest.path),
        srcset=", ".join(f"{view.to(file.path)} {file.width}w" for file in picture.files),
        width=largest.width,
        height=largest.height,
        alt=picture.alt,
        caption=picture.caption,
        attributes=view.attributes(record.language),
        warning=view.words(", ").join(capital(view.words.label(code)) for code in picture.warnings),
    )
