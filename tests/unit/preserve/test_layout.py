from pathlib import Path

import pytest

from firsthand.preserve.errors import ObjectIdError
from firsthand.preserve.layout import ObjectId, new_object_id, object_id_of, object_path

ID = ObjectId("2f1b7a52-6c7e-4d2b-9f0a-0c5b8a1d3e4f")


def test_a_path_is_three_digits_of_the_hashed_id_and_the_id():
    # printf %s 2f1b7a52-6c7e-4d2b-9f0a-0c5b8a1d3e4f | sha256sum
    assert object_path(Path("root"), ID) == Path("root/d68") / ID


def test_new_ids_are_random_uuids():
    ids = {new_object_id() for _ in range(100)}
    assert len(ids) == 100
    assert {object_id_of(object_id) for object_id in ids} == ids


@pytest.mark.parametrize(
    "untrusted",
    [
        "",
        "..",
        "../" + ID,
        ID.upper(),
        ID + "\n",
        ID.replace("-4d2b", "-1d2b"),
        "2f1b7a526c7e4d2b9f0a0c5b8a1d3e4f",
    ],
)
def test_no_other_string_is_an_id(untrusted):
    with pytest.raises(ObjectIdError):
        object_id_of(untrusted)
