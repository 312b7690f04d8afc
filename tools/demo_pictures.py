"""Draws the pictures of the invented archive: `python tools/demo_pictures.py [FOLDER]`.

Ink on paper, by code alone: no person, no place that there is. What a camera and a drawing
program would have left in the files is planted in them (a place, a private name, a comment), so
that anybody can see it go. The same run gives the same files.
"""

import math
import sys
from pathlib import Path

from drawing import INK, PAPER, SOFT, WATER, WOOL, Point, Sheet, box, few_colours, round_at
from PIL import Image, PngImagePlugin

FOLDER = Path(__file__).resolve().parents[1] / "src/firsthand/demo/files"
PRIVATE = "Kiumars Pelvand"
GPS, ARTIST, COMMENT, ORIENTATION = 0x8825, 0x013B, 0x9286, 0x0112


def the_key() -> Image.Image:
    """The key on the outer nail: a door from without, a knot-hole, a loop of red wool."""
    sheet = Sheet(1200, 900, 12)
    stones(sheet, 700, 1170)
    sheet.cover(box(0, 0, 700, 840))
    for plank in range(5):
        left, right = 40 + plank * 116, 40 + (plank + 1) * 116
        sheet.line([(right, 30), (right, 836)], 2.6)
        for grain in range(6):
            grain_line(sheet, left + 14 + grain * 17, (430, 330))
    sheet.line([(40, 836), (40, 30), (620, 30)], 3.2)
    for y in (150, 690):
        strap = [(40, y - 17), (470, y - 10), (505, y), (470, y + 10), (40, y + 17)]
        sheet.shape(strap, width=2.6)
        sheet.hatch(strap, 0.02, 6)
        for x in (90, 210, 330, 440):
            sheet.shape(round_at((x, y), 6, 6), INK, 1)
    sheet.cover(round_at((430, 330), 26, 36), INK)
    for ring in range(3):
        sheet.line(round_at((430, 330), 32 + ring * 9, 43 + ring * 11), 1.4, SOFT)
    post(sheet)
    hanging_key(sheet, (700, 250))
    sheet.cover(box(0, 842, 1200, 58))
    sheet.line([(0, 840), (700, 838), (1200, 846)], 3)
    sheet.hatch([(0, 852), (1200, 856), (1200, 890), (0, 890)], 0.01, 9)
    return sheet.ready(1000)


def grain_line(sheet: Sheet, x: float, knot: Point) -> None:
    """A line of the grain, which goes round the knot."""
    points = []
    for y in range(36, 834, 12):
        near = math.exp(-(((y - knot[1]) / 95) ** 2)) * math.exp(-(((x - knot[0]) / 60) ** 2))
        points.append((x + (44 if x >= knot[0] else -44) * near, float(y)))
    start = sheet.random.randrange(0, 14)
    sheet.line(points[start : start + sheet.random.randrange(26, 60)], 1, SOFT, shake=0.8)


def stones(sheet: Sheet, left: float, right: float) -> None:
    """A wall of dressed stones."""
    top, row = 30.0, 0
    while top < 836:
        high = sheet.random.uniform(70, 105)
        x = left + (0 if row % 2 else -60)
        while x < right:
            wide = sheet.random.uniform(110, 190)
            corners = box(
                max(x, left) + 5, top + 5, min(x + wide, right) - max(x, left) - 8, high - 9
            )
            if corners[1][0] - corners[0][0] > 20:
                sheet.line([*corners, corners[0]], 1.5, SOFT, shake=1.8)
                if sheet.random.random() < 0.3:
                    sheet.hatch(corners, 0.9, 12, width=0.9)
            x += wide
        top, row = top + high, row + 1


def post(sheet: Sheet) -> None:
    """The door post, in which the nail is."""
    outline = box(634, 18, 132, 822)
    sheet.shape(outline, width=3)
    for x in (662, 741):
        sheet.line([(x, 22), (x + 4, 836)], 1, SOFT)
    sheet.hatch(box(742, 22, 22, 814), 1.5, 5)


def hanging_key(sheet: Sheet, nail: Point) -> None:
    """A large honest sort of key on a loop of wool."""
    x, y = nail
    shade = [(x + 12, y + 275), (x + 40, y + 268), (x + 46, y + 520), (x + 18, y + 506)]
    sheet.hatch(shade, 0.8, 6, INK, 0.9)
    bow = (x, y + 230)
    for aside in (-1, 1):
        bend = [(x + aside * 30 * math.sin(math.pi * n / 30), y + 6 + n * 6.4) for n in range(31)]
        for strand in (-1.6, 1.6):
            sheet.line([(px + strand, py) for px, py in bend], 3.2, WOOL, shake=1.4)
    sheet.line(round_at(bow, 41, 36), 12)
    sheet.line(round_at(bow, 41, 36), 4.5, PAPER)
    shaft = box(x - 9, y + 264, 18, 240)
    sheet.shape(shaft, width=2.6)
    sheet.hatch(box(x + 1, y + 264, 8, 240), 1.45, 4, INK, 0.8)
    for place in (y + 276, y + 292):
        sheet.shape(box(x - 15, place, 30, 9), width=2.4)
    bit = [
        (-9, 440),
        (-52, 440),
        (-52, 500),
        (-38, 500),
        (-38, 466),
        (-25, 466),
        (-25, 500),
        (-9, 500),
    ]
    sheet.shape([(x + across, y + down) for across, down in bit], width=2.6)
    sheet.shape(round_at((x, y + 2), 11, 10), INK, 1)


def the_inside() -> Image.Image:
    """The pump house from within: a cot, a shelf, a stove nobody lit, light through a knot-hole."""
    sheet = Sheet(1200, 900, 40)
    room = box(60, 50, 1080, 790)
    beam = [(86, 322), (640, 388), (640, 472), (86, 338)]
    floor = [(60, 690), (1140, 690), (1140, 840), (60, 840)]
    sheet.hatch([(60, 50), (1140, 50), (1140, 690), (60, 690)], 0.72, 12, SOFT, 1.2)
    sheet.hatch([(60, 50), (1140, 50), (1140, 400), (60, 270)], -0.6, 15, SOFT, 1.1)
    sheet.hatch(floor, 0.03, 13, SOFT, 1.2)
    sheet.cover(beam)
    sheet.cover(round_at((640, 430), 28, 43))
    sheet.line(round_at((640, 430), 28, 43), 1.2, SOFT)
    sheet.line([beam[0], beam[1]], 0.9, SOFT)
    sheet.line([beam[3], beam[2]], 0.9, SOFT)
    sheet.line([*room, room[0]], 3)
    sheet.line([(60, 690), (1140, 690)], 2.2)
    door_edge(sheet)
    pane(sheet)
    shelf(sheet)
    cot(sheet)
    stove(sheet)
    return sheet.ready(960)


def door_edge(sheet: Sheet) -> None:
    """The door from within, at the left edge, with its knot-hole."""
    sheet.shape(box(60, 110, 56, 580), width=2.6)
    sheet.line([(88, 112), (88, 688)], 1.2, SOFT)
    sheet.shape(round_at((92, 330), 8, 12), PAPER, 2.4)


def pane(sheet: Sheet) -> None:
    """A small window, frost in its corners."""
    sheet.shape(box(520, 110, 150, 170), width=2.8)
    sheet.line([(595, 112), (595, 278)], 2)
    sheet.line([(522, 195), (668, 195)], 2)
    for x, y, way in ((526, 274, -1), (664, 274, 1), (526, 116, -1)):
        for _ in range(9):
            angle = sheet.random.uniform(0.1, 1.5) * (1 if y < 200 else -1)
            far = sheet.random.uniform(18, 46)
            sheet.line(
                [(x, y), (x - way * far * math.cos(angle), y + far * math.sin(angle))], 0.8, SOFT
            )


def shelf(sheet: Sheet) -> None:
    """One mug, one lamp glass, a tin of grease, half an almanac."""
    sheet.shape(box(740, 330, 340, 14), width=2.4)
    for x in (775, 1045):
        sheet.line([(x, 344), (x, 382), (x - 20, 344)], 2)
    sheet.shape(box(770, 282, 46, 48), width=2.2)
    sheet.line(round_at((816, 305), 14, 15, 0.5, -math.pi / 2), 2.2)
    glass = [
        (866, 330),
        (862, 300),
        (872, 280),
        (866, 232),
        (890, 232),
        (884, 280),
        (894, 300),
        (890, 330),
    ]
    sheet.shape(glass, width=1.8)
    sheet.shape(box(932, 290, 52, 40), width=2.2)
    sheet.line([(930, 298), (986, 298)], 1.4)
    sheet.hatch(box(934, 300, 48, 28), 0.8, 6, INK, 0.8)
    leaf = [
        (1010, 330),
        (1014, 262),
        (1064, 266),
        (1058, 276),
        (1066, 290),
        (1056, 304),
        (1064, 318),
        (1060, 330),
    ]
    sheet.shape(leaf, width=2)
    for row in range(5):
        sheet.line([(1020, 276 + row * 11), (1048, 278 + row * 11)], 0.9, SOFT)


def cot(sheet: Sheet) -> None:
    """A cot and two blankets; they were good ones."""
    sheet.shape([(250, 560), (700, 560), (730, 620), (222, 620)], width=2.6)
    sheet.shape([(222, 620), (730, 620), (730, 656), (222, 656)], width=2.6)
    for x in (236, 716):
        sheet.line([(x, 656), (x, 748)], 4)
    sheet.shape([(262, 566), (360, 566), (352, 604), (248, 604)], width=2.2)
    blanket = [(430, 552), (690, 552), (724, 622), (716, 660), (420, 660), (410, 620)]
    sheet.shape(blanket, width=2.4)
    for n in range(7):
        sheet.line([(420 + n * 44, 654), (430 + n * 41, 560)], 1, SOFT)
    sheet.shape([(452, 528), (662, 528), (680, 556), (438, 556)], width=2.2)
    sheet.line([(448, 542), (672, 542)], 1.2, SOFT)


def stove(sheet: Sheet) -> None:
    """A stove that somebody had blacked and nobody had lit, and a bucket."""
    sheet.shape(box(905, 530, 150, 190), width=2.8)
    sheet.hatch(box(907, 532, 146, 186), 0.8, 5, INK, 1.2)
    sheet.hatch(box(907, 532, 146, 186), -0.8, 6, INK, 1.0)
    sheet.shape(box(940, 590, 80, 62), width=2.6)
    sheet.shape(round_at((1006, 621), 5, 5), INK, 1)
    sheet.shape(box(962, 384, 34, 146), width=2.4)
    sheet.hatch(box(980, 386, 14, 142), 1.4, 4, INK, 0.9)
    for x in (916, 1030):
        sheet.shape(box(x, 720, 14, 34), INK, 1)
    pail = [(800, 690), (868, 690), (858, 772), (810, 772)]
    sheet.shape(pail, width=2.4)
    sheet.line(round_at((834, 690), 34, 34, 0.5, math.pi), 1.6)
    sheet.line(round_at((834, 690), 34, 9, 1), 2)


def the_terraces() -> Image.Image:
    """Forty-one steps of orchard up to the rim of the sky, the bridge, the houses."""
    sheet = Sheet(1200, 900, 41)
    heights = [rim(step) for step in range(42)]
    for step in range(41, 0, -1):
        terrace(sheet, heights[step - 1], heights[step], step)
    for x, y, wide in ((505, 246, 62), (585, 240, 46), (655, 250, 74), (742, 246, 40)):
        house(sheet, x, y, wide)
    stream(sheet)
    bridge(sheet)
    drawn = sheet.ready(820)
    return drawn.crop((0, 74, 820, 608))


def rim(step: int) -> float:
    """How high the edge of a terrace stands; they close up towards the sky."""
    return 732 - 560 * (1 - (1 - step / 41) ** 1.75)


def edge(y: float, step: int) -> list[Point]:
    """The edge of a terrace across the slope."""
    bow = 34 * (1 - step / 41) + 3
    wave = 6 * (1 - step / 41) + 0.6
    left, right = 60 + step * 4.2, 1140 - step * 5.4
    return [
        (x, y + bow * math.sin((x - left) / (right - left) * math.pi) + wave * math.sin(x / 97))
        for x in [left + (right - left) * n / 40 for n in range(41)]
    ]


def terrace(sheet: Sheet, below: float, above: float, step: int) -> None:
    """One terrace: its edge, the wall under it, its trees, the water that drips to the next."""
    line = edge(above, step)
    high = below - above
    sheet.cover([*line, (line[-1][0], below + 60), (line[0][0], below + 60)])
    sheet.line(line, 2.0 - step * 0.026, shake=0.5)
    for x, y in line[1:-1]:
        for _ in range(2):
            at = x + sheet.random.uniform(-13, 13)
            sheet.line(
                [(at, y + 1), (at, y + high * sheet.random.uniform(0.15, 0.36))], 0.8, SOFT, 0.3
            )
    size = 4 + high * 0.62
    x = line[0][0] + sheet.random.uniform(10, 50)
    while x < line[-1][0] - 12:
        near = min(line, key=lambda point: abs(point[0] - x))
        if not 480 < x < 810 or not 23 < step < 33:
            tree(sheet, (x, near[1] + high * 0.72), size * sheet.random.uniform(0.75, 1.1))
        x += size * sheet.random.uniform(2.6, 7.4)
    drip = 240 + step * 6
    y = line[12][1]
    sheet.line([(drip, y), (drip + 1, y + high * 0.8)], 1.8, WATER, 0.3)


def tree(sheet: Sheet, foot: Point, size: float) -> None:
    """A small fruit tree."""
    x, y = foot
    sheet.line([(x, y), (x, y - size * 0.55)], 1.1, INK, 0.3)
    crown = round_at((x, y - size * 0.85), size * 0.42, size * 0.4)
    sheet.cover(crown)
    sheet.line(crown, 1.1, INK, 0.9)
    sheet.hatch(
        round_at((x + size * 0.1, y - size * 0.78), size * 0.26, size * 0.26), 0.8, 3.4, INK, 0.7
    )


def house(sheet: Sheet, x: float, y: float, wide: float) -> None:
    """A low house, the colour of the ground."""
    sheet.shape([(x, y - 19), (x + wide / 2, y - 30), (x + wide, y - 19)], width=1.5)
    sheet.shape(box(x, y - 19, wide, 19), width=1.5)
    sheet.hatch(box(x + wide * 0.6, y - 18, wide * 0.4, 17), 1.2, 4, SOFT, 0.8)
    for n in range(int(wide // 18)):
        sheet.shape(box(x + 7 + n * 17, y - 13, 5, 6), INK, 0.6)


def stream(sheet: Sheet) -> None:
    """The stream in the foreground."""
    sheet.cover([(0, 772), (1200, 758), (1200, 900), (0, 900)])
    for n in range(9):
        y = 786 + n * 11
        points = [(x, y + 4 * math.sin(x / 60 + n)) for x in range(40, 1170, 15)]
        start = sheet.random.randrange(0, 20)
        sheet.line(points[start : start + sheet.random.randrange(30, 56)], 1.3, WATER, 0.8)


def bridge(sheet: Sheet) -> None:
    """A bridge of one arch."""
    road = [(430, 776), (520, 752), (620, 742), (720, 752), (812, 776)]
    low = [(x, y + 20) for x, y in road]
    arch = round_at((620, 852), 118, 82, 0.5, math.pi)
    sheet.cover([*road, (830, 862), (740, 862), *reversed(arch), (500, 862), (412, 862)])
    sheet.line(road, 2.6)
    sheet.line(low, 1.6)
    sheet.line(arch, 2.6)
    sheet.line([(430, 776), (412, 862), (502, 862)], 2.2)
    sheet.line([(812, 776), (830, 862), (738, 862)], 2.2)
    for n in range(13):
        angle = math.pi + math.pi * (n + 0.5) / 13
        inner = 620 + 118 * math.cos(angle), 852 + 82 * math.sin(angle)
        sheet.line([inner, (620 + 138 * math.cos(angle), 852 + 98 * math.sin(angle))], 1.2, SOFT)


def the_pips() -> Image.Image:
    """Ninety-six quince pips, tipped out and counted, and the matchbox that they lay in."""
    sheet = Sheet(1200, 800, 96)
    for n in range(96):
        column, row = n % 12, n // 12
        x = 120 + column * 62 + sheet.random.uniform(-7, 7)
        y = 110 + row * 82 + sheet.random.uniform(-8, 8)
        pip(sheet, (x, y), sheet.random.uniform(-0.9, 0.9) + (math.pi if n % 3 else 0))
    sheet.shape([(905, 420), (1085, 452), (1058, 604), (878, 572)], width=2.6)
    sheet.shape([(922, 438), (1066, 464), (1044, 586), (900, 560)], width=1.8)
    sheet.hatch([(922, 438), (1066, 464), (1060, 490), (917, 464)], 0.2, 5, SOFT, 1)
    lid = [(930, 170), (1110, 202), (1083, 354), (903, 322)]
    sheet.shape(lid, width=2.6)
    sheet.line([(946, 190), (1092, 216), (1068, 336), (921, 310), (946, 190)], 1.2, SOFT)
    sheet.hatch([(903, 322), (1083, 354), (1080, 368), (900, 336)], 0.9, 4, INK, 1)
    return sheet.ready(1200)


def pip(sheet: Sheet, centre: Point, angle: float) -> None:
    """One pip: a drop, dark on one side."""
    outline = []
    for n in range(25):
        turn = math.tau * n / 24
        far, aside = 17 * math.cos(turn), 8.5 * math.sin(turn) * (1 - 0.35 * math.cos(turn))
        outline.append(
            (
                centre[0] + far * math.cos(angle) - aside * math.sin(angle),
                centre[1] + far * math.sin(angle) + aside * math.cos(angle),
            )
        )
    sheet.shape(outline, width=1.8)
    sheet.hatch(outline[:13], angle, 3, INK, 1)


def exif() -> Image.Exif:
    """What a telephone would have written: where, by whom, and a remark."""
    found = Image.Exif()
    found[ARTIST], found[ORIENTATION] = PRIVATE, 1
    found[COMMENT] = b"ASCII\0\0\0the room on the well is behind the third house"
    found.get_ifd(GPS).update({1: "N", 2: (36.0, 41.0, 12.0), 3: "E", 4: (52.0, 3.0, 9.5)})
    return found


def main(folder: Path) -> None:
    """Writes the four files into *folder*, one of each format and more."""
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Author", PRIVATE)
    chunks.add_text("Comment", f"drawn for {PRIVATE}'s file", zip=True)
    for name, drawn in {"pump-house-key": the_key(), "ninety-six-pips": the_pips()}.items():
        few = drawn.quantize(palette=few_colours(), dither=Image.Dither.NONE)
        few.save(folder / f"{name}.png", optimize=True, pnginfo=chunks)
    the_inside().save(folder / "pump-house-inside.webp", quality=30, method=6, exif=exif())
    the_terraces().save(
        folder / "terraces.jpg", quality=40, optimize=True, exif=exif(), comment=PRIVATE.encode()
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
