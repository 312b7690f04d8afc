from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from firsthand.preserve.capture import Capture, CaptureMethod, read_capture, write_capture

# File names come with a lone surrogate for each byte that is no UTF-8 (PEP 383).
ODD_BYTES = st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF, categories=["Cs"])
FILE_NAMES = st.none() | st.text(st.characters() | ODD_BYTES)
CAPTURES = st.builds(
    Capture,
    captured_at=st.datetimes(timezones=st.just(UTC)),
    method=st.sampled_from(CaptureMethod),
    media_type=st.text(),
    file_name=FILE_NAMES,
    source_url=st.none() | st.text(),
)


@given(CAPTURES)
def test_every_capture_reads_back_as_it_was(capture):
    assert read_capture(write_capture(capture), object_id="x") == capture
