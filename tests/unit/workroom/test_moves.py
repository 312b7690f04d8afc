"""One move on a front page's order."""

from uuid import UUID

import pytest
from django.http import QueryDict

from firsthand.workroom.publishing.front_views import moved

A, B, C, D = (UUID(int=number) for number in range(4))


@pytest.mark.parametrize(
    ("asked", "order"),
    [
        (f"up={B}", [B, A, C]),
        (f"up={A}", [A, B, C]),
        (f"down={B}", [A, C, B]),
        (f"down={C}", [A, B, C]),
        (f"remove={B}", [A, C]),
        (f"add={D}", [A, B, C, D]),
        (f"add={A}", [A, B, C]),
        (f"up={D}&down={D}&remove={D}", [A, B, C]),
        ("up=nobody", [A, B, C]),
        ("", [A, B, C]),
    ],
)
def test_a_move(asked: str, order: list[UUID]) -> None:
    assert moved([A, B, C], QueryDict(asked)) == order


def test_what_stands_twice_stands_once() -> None:
    assert moved([A, B, A], QueryDict("")) == [A, B]
