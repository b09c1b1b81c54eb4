"""The ring behind map and icon: six sectors, three stages, four strips each, and all 72 strips of the same area.

Rings of equal width would give the outer stage almost twice the ink of the inner one, and so flatter openness after
a release. Angles are degrees clockwise from the top; the ring leaves an opening at the foot.
"""

import math
from dataclasses import dataclass
from functools import cache

from recommendations.charts.svg import number

SECTORS = 6
STAGES = 3
STRIPS = 4  # one per rung above the first
SECTOR = 48.0
FIRST = -SECTOR * SECTORS / 2  # where the first sector begins

_THETA = math.radians(SECTOR)


@dataclass(frozen=True, slots=True)
class Ring:
    """A solved ring. `radii[stage][k]` is the outer edge of a cell that is filled up to rung k."""

    cx: float
    cy: float
    gap: float
    radii: tuple[tuple[float, ...], ...]

    def point(self, angle: float, radius: float) -> tuple[float, float]:
        turned = math.radians(angle)
        return self.cx + radius * math.sin(turned), self.cy - radius * math.cos(turned)

    def at(self, angle: float, radius: float) -> str:
        x, y = self.point(angle, radius)
        return f"{number(x)} {number(y)}"

    def edges(self, sector: int, radius: float, inset: float = 0) -> tuple[float, float]:
        """Where a sector begins and ends at a radius. The angle shrinks outwards, so that gaps stay parallel."""
        shift = math.degrees(math.asin((self.gap / 2 + inset) / radius))
        begin = FIRST + SECTOR * sector
        return begin + shift, begin + SECTOR - shift

    def arc(self, sector: int, radius: float, inset: float = 0) -> str:
        begin, end = self.edges(sector, radius, inset)
        return f"M{self.at(begin, radius)}A{number(radius)} {number(radius)} 0 0 1 {self.at(end, radius)}"

    def wedge(self, sector: int, inner: float, outer: float) -> str:
        begin, end = self.edges(sector, inner)
        back = f"A{number(inner)} {number(inner)} 0 0 0 {self.at(begin, inner)}Z"
        return f"{self.arc(sector, outer)}L{self.at(end, inner)}{back}"


def middle(sector: int, share: float = 0.5) -> float:
    """The angle a share of the way through a sector."""
    return FIRST + SECTOR * (sector + share)


@cache
def solve(*, cx: float, cy: float, radius: float, hole: float, gap: float, ring_gap: float) -> Ring:
    """Find the strip area with which the last strip ends exactly at `radius`; `hole` is the share left free inside."""
    least, most = 0.0, _area(radius, gap)
    for _ in range(100):
        strip = (least + most) / 2
        radii = _radii(strip, radius * hole, gap, ring_gap)
        if radii[-1][-1] < radius:
            least = strip
        else:
            most = strip
    return Ring(cx, cy, gap, radii)


def _radii(strip: float, start: float, gap: float, ring_gap: float) -> tuple[tuple[float, ...], ...]:
    stages = []
    for _ in range(STAGES):
        inside = _area(start, gap)
        stages.append(tuple(_reach(inside + rung * strip, gap) for rung in range(STRIPS + 1)))
        start = stages[-1][-1] + ring_gap
    return tuple(stages)


def _area(radius: float, gap: float) -> float:
    """The area of a sector up to a radius, the gaps at both of its sides taken off."""
    return _THETA * radius * radius / 2 - gap * radius


def _reach(area: float, gap: float) -> float:
    """The radius up to which a sector holds an area: `_area` the other way round."""
    return (gap + math.sqrt(gap * gap + 2 * _THETA * area)) / _THETA
