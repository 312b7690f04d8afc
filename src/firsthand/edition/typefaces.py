"""The edition's faces, where the package brings them (ADR 22): style sheet, files, licences."""

from collections.abc import Iterator
from importlib.resources import files

from firsthand.edition.site import Site


def typefaces(site: Site) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file of the package's `faces` folder; none where it has none."""
    if site.has_faces:
        folder = files("firsthand.edition").joinpath("faces")
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            yield f"style/{file.name}", file.read_bytes()
