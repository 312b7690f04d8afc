"""Uploaded files as inputs of an import: read when their turn comes, never more than is read."""

from django.core.files.uploadedfile import UploadedFile

from firsthand.importers.run import LARGEST_INPUT_BYTES
from firsthand.workroom.archive.inputs import Input


def uploaded_input(file: "UploadedFile[bytes]") -> Input:
    """*file* under its own name; a byte more than may be read shows that it is too large."""

    def read() -> bytes:
        file.seek(0)
        return bytes(file.read(LARGEST_INPUT_BYTES + 1))

    return Input(file.name or "", read)
