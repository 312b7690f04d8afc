"""Colours as #rrggbb, and how well one stands out against another.

Source: WCAG 2.2, relative luminance and contrast ratio.
"""

import re

HEX = re.compile(r"#[0-9a-f]{6}")
DARKEST_LINEAR = 0.04045
FLARE = 0.05


def is_colour(words: str) -> bool:
    """Whether *words* are `#` and six hexadecimal digits in lower case."""
    return HEX.fullmatch(words) is not None


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, from 1.0 (the same) to 21.0 (black and white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + FLARE) / (dark + FLARE)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    if part <= DARKEST_LINEAR:
        return part / 12.92
    return float(((part + 0.055) / 1.055) ** 2.4)
