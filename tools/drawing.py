"""A sheet of paper and a hand that draws on it with ink, by code alone."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random

from PIL import Image, ImageDraw

OVER = 3  # drawn so many times larger, then made smaller: edges become soft
PAPER, INK, SOFT, WOOL, WATER = "#f6f3ea", "#23262a", "#8d8a80", "#a63a2b", "#4f8088"
Point = tuple[float, float]


class Sheet:
    """A sheet of paper and a hand that draws on it, never quite straight."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self.size = width, height
        self.image = Image.new("RGB", (width * OVER, height * OVER), PAPER)
        self.pen = ImageDraw.Draw(self.image)
        self.random = Random(seed)  # noqa: S311 - a hand that trembles, not a secret

    def line(
        self, points: Sequence[Point], width: float = 2.2, ink: str = INK, shake: float = 1.1
    ) -> None:
        """A stroke through *points*, a little thicker here and thinner there."""
        phase, speed = self.random.uniform(0, 6.3), self.random.uniform(0.010, 0.022)
        turn = self.random.uniform(0, 6.3)
        for count, (x, y) in enumerate(along(points, 1.2)):
            aside = shake * (math.sin(phase + speed * count * 2.1) + math.sin(turn + speed * count))
            thick = width * (0.78 + 0.3 * math.sin(turn + count * 0.017) ** 2) * OVER / 2
            x0, y0 = (x + aside * 0.6) * OVER, (y + aside * 0.5) * OVER
            self.pen.ellipse((x0 - thick, y0 - thick, x0 + thick, y0 + thick), fill=ink)

    def shape(self, points: Sequence[Point], fill: str = PAPER, width: float = 2.2) -> None:
        """A closed outline, its inside covered."""
        self.cover(points, fill)
        self.line([*points, points[0]], width)

    def cover(self, points: Sequence[Point], fill: str = PAPER) -> None:
        """What stood there is covered."""
        self.pen.polygon([(x * OVER, y * OVER) for x, y in points], fill=fill)

    def hatch(
        self, area: Sequence[Point], angle: float, step: float, ink: str = SOFT, width: float = 1.1
    ) -> None:
        """Parallel strokes over *area*."""
        centre = (sum(x for x, _ in area) / len(area), sum(y for _, y in area) / len(area))
        reach = max(math.dist(centre, point) for point in area)
        across, down = math.cos(angle), math.sin(angle)
        at = -reach
        while at < reach:
            middle = centre[0] - down * at, centre[1] + across * at
            ends = [(middle[0] + across * way, middle[1] + down * way) for way in (-reach, reach)]
            for piece in inside(ends, area):
                self.line(piece, width, ink, shake=0.5)
            at += step * self.random.uniform(0.8, 1.2)

    def ready(self, width: int) -> Image.Image:
        """The drawing at its final width."""
        height = round(width * self.size[1] / self.size[0])
        return self.image.resize((width, height), Image.Resampling.LANCZOS)


def along(points: Sequence[Point], step: float) -> Iterable[Point]:
    """Points every *step* along a path."""
    for (x0, y0), (x1, y1) in pairwise(points):
        count = max(1, int(math.dist((x0, y0), (x1, y1)) / step))
        for n in range(count):
            yield x0 + (x1 - x0) * n / count, y0 + (y1 - y0) * n / count


def inside(ends: Sequence[Point], area: Sequence[Point]) -> list[list[Point]]:
    """The stretches of the line between *ends* that lie in *area*."""
    pieces: list[list[Point]] = []
    is_in = False
    for point in along(ends, 3):
        if within(point, area):
            if not is_in:
                pieces.append([])
            pieces[-1].append(point)
            is_in = True
        else:
            is_in = False
    return [piece for piece in pieces if len(piece) > 1]


def within(point: Point, area: Sequence[Point]) -> bool:
    """Whether *point* lies in the polygon *area*."""
    (x, y), found = point, False
    for (x0, y0), (x1, y1) in zip(area, [*area[1:], area[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            found = not found
    return found


def round_at(
    centre: Point, wide: float, high: float, turns: float = 1, start: float = 0
) -> list[Point]:
    """Points on an ellipse, or a part of it."""
    count = max(12, int(48 * turns))
    angles = (start + math.tau * turns * n / count for n in range(count + 1))
    return [(centre[0] + wide * math.cos(a), centre[1] + high * math.sin(a)) for a in angles]


def box(x: float, y: float, width: float, height: float) -> list[Point]:
    """The corners of a rectangle."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def few_colours() -> Image.Image:
    """A palette of our inks, each in steps down to the paper."""
    inks = [tuple(bytes.fromhex(ink[1:])) for ink in (INK, SOFT, WOOL)]
    paper, steps = tuple(bytes.fromhex(PAPER[1:])), 4
    shades = [
        tuple(
            round(ground + (tone - ground) * n / steps)
            for tone, ground in zip(ink, paper, strict=True)
        )
        for ink in inks
        for n in range(1, steps + 1)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([tone for colour in (paper, *shades) for tone in colour])
    return palette
