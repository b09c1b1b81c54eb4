"""How far apart two colours are: contrast as in WCAG 2, and distance in OKLab, also as colour-blind people see it."""

import math

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

PLAIN: Matrix = ((1, 0, 0), (0, 1, 0), (0, 0, 1))

# Machado, Oliveira and Fernandes 2009, at full strength, for linear RGB.
SEEN_BY: dict[str, Matrix] = {
    "plain": PLAIN,
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}

# Björn Ottosson 2020: from linear RGB to the cones' answers, and from their cube roots to L, a, b.
CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
LAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def linear(colour: str) -> Triple:
    """`#rrggbb` as linear RGB, 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def oklab(colour: str, seen: Matrix = PLAIN) -> Triple:
    shown = _times(seen, linear(colour))
    red, green, blue = (min(1, max(0, part)) for part in shown)
    long, medium, short = (math.cbrt(part) for part in _times(CONES, (red, green, blue)))
    return _times(LAB, (long, medium, short))


def distance(one: str, other: str, seen: Matrix = PLAIN) -> float:
    """In OKLab, times 100."""
    return 100 * math.dist(oklab(one, seen), oklab(other, seen))


def _times(matrix: Matrix, vector: Triple) -> Triple:
    x, y, z = (sum(factor * part for factor, part in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z
