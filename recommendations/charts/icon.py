"""The map without words, for lists of projects and link previews: lengths and tones only, no outlines, no targets.

Below 48 pixels nothing of it can be read, so it is refused there.
"""

from collections.abc import Iterator

from assessment.core.profile import Profile
from recommendations.charts import geometry, svg
from recommendations.charts.geometry import STRIPS, Ring
from recommendations.charts.map import Placed, placed
from recommendations.charts.palette import TONES, Theme
from recommendations.charts.svg import Pen
from recommendations.charts.words import Words

SMALLEST = 48


def icon(
    profile: Profile,
    words: Words,
    *,
    side: int = 64,
    theme: Theme = "screen",
    prefix: str = "icon",
    standalone: bool = False,
) -> str:
    if side < SMALLEST:
        raise ValueError(f"an icon of {side} pixels cannot be read; the least is {SMALLEST}")
    unit = side / 64
    ring = geometry.solve(
        cx=side / 2, cy=0.535 * side, radius=0.485 * side, hole=0.34, gap=1.3 * unit, ring_gap=1.5 * unit
    )
    sheet = svg.Sheet(side, side, theme, prefix, standalone)
    parts = [part for place in placed(profile) for part in _cell(sheet.pen, ring, place, unit)]
    return sheet.large(parts, title=words.title, desc=words.desc)


def _cell(pen: Pen, ring: Ring, place: Placed, unit: float) -> Iterator[str]:
    low, high = place.cell.low, place.cell.high
    if low is None or high is None:
        return
    radii = ring.radii[place.stage]
    yield pen.path(ring.wedge(place.sector, radii[0], radii[STRIPS]), fill="t0")
    if low:
        yield pen.path(ring.wedge(place.sector, radii[0], radii[low]), fill=TONES[low])
    if high > low:
        # Rows of dots are too fine here: one dashed arc says how far it may reach.
        arc = ring.arc(place.sector, radii[high] - 0.45 * unit)
        yield pen.path(arc, stroke="range", width=0.9 * unit, dash=(0.9 * unit, 1.1 * unit))
