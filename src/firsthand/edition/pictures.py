"""Pictures: sizes, what hides them until a reader asks, and what stands of them elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from firsthand.edition.site import View
from firsthand.edition.words import capital
from firsthand.public.records import ItemRecord, Picture

PHOTOGRAPH = "ITM14"
SHOWS_SOMETHING_PX = 160
PER_MILLE, STEPS = 1000, 4


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as the page prints it; with a `warning` it stays closed until it is opened.

    `focus` are the classes that hold a crop to the focal point, in quarters of width and height: a
    page under our policy may carry no style of its own.
    """

    src: str
    srcset: str
    width: int
    height: int
    alt: str
    caption: str
    attributes: Markup
    warning: str
    focus: str


def pictures_of(record: ItemRecord, view: View) -> list[Shown]:
    """The pictures of a record, in its order."""
    return list(_pictures(record, view))


def glimpse_of(record: ItemRecord, view: View) -> Shown | None:
    """What a teaser shows of a photograph: its first picture, unless it hides or is too small.

    Beside any other kind of text a picture would be decoration.
    """
    if record.kind != PHOTOGRAPH or not record.pictures:
        return None
    first = record.pictures[0]
    if first.warnings or not first.files:
        return None
    largest = first.files[-1]
    is_large = min(largest.width, largest.height) >= SHOWS_SOMETHING_PX
    return _shown(first, record, view) if is_large else None


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
        focus=f"x{_step(picture.focus_x)} y{_step(picture.focus_y)}",
    )


def _step(per_mille: int) -> int:
    return round(per_mille * STEPS / PER_MILLE)
