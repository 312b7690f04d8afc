import pytest

from firsthand.preserve.media import extension_of


@pytest.mark.parametrize(
    ("media_type", "extension"),
    [
        ("text/html", "html"),
        ("Text/HTML; charset=windows-1256", "html"),
        ("text/plain", "txt"),
        ("application/pdf", "pdf"),
        ("application/x-unheard-of", "bin"),
        ("../../etc/passwd", "bin"),
        ("", "bin"),
    ],
)
def test_extension_of(media_type, extension):
    assert extension_of(media_type) == extension
