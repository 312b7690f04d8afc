from firsthand.disclosure.unwrap_pixels import without_pixels

NAME = b"Kiumars Pelvand"


def chunk(kind: bytes, content: bytes) -> bytes:
    return kind + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)


def webp(*chunks: bytes) -> bytes:
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def test_the_frame_of_a_webp_is_blank_and_what_stands_beside_it_is_read():
    seen = webp(chunk(b"VP8 ", NAME + b"x"), chunk(b"EXIF", NAME)) + NAME
    kept = without_pixels(seen)
    assert len(kept) == len(seen)
    assert kept.count(NAME) == 2
    assert b"x" not in kept[20:36]


def test_the_tables_of_a_face_are_blank_and_its_metadata_is_read():
    tables = b"wOF2" + bytes(4) + (96).to_bytes(4, "big") + bytes(16)
    head = tables + (64).to_bytes(4, "big") + bytes(16)
    assert len(head) == 48
    kept = without_pixels(head + NAME + b"\x00" + NAME)
    assert kept == head + bytes(16) + NAME


def test_a_length_that_lies_blanks_no_more_than_there_is():
    broken = b"RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\x7f" + NAME
    assert len(without_pixels(broken)) == len(broken)
    assert without_pixels(NAME) == NAME
