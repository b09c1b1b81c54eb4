"""The collaboration map: an open ring of 18 cells that shows at one glance where, and how far, others take part.

Stages run outwards, domains clockwise, so a project that is closed early and open late is hollow in the middle and
full at the rim. What is not known is dotted and never empty: empty says that the core team works alone.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import east_asian_width

from assessment.core.profile import Cell, Profile
from recommendations.charts import geometry, svg
from recommendations.charts.geometry import STRIPS, Ring
from recommendations.charts.palette import TONES, Theme
from recommendations.charts.svg import Anchor, Pen
from recommendations.charts.words import Words


@dataclass(frozen=True, slots=True)
class Size:
    """One size of the map; `unit` scales every stroke."""

    width: float
    height: float
    cx: float
    cy: float
    radius: float
    gap: float
    ring_gap: float
    unit: float
    domain_type: float
    stage_type: float

    @property
    def ring(self) -> Ring:
        return geometry.solve(
            cx=self.cx, cy=self.cy, radius=self.radius, hole=0.4, gap=self.gap, ring_gap=self.ring_gap
        )


PAGE = Size(600, 452, 300, 218, 204, 6, 7, 1, 15, 14)
PHONE = Size(328, 236, 164, 105, 97, 4.3, 5, 0.72, 12.5, 11)


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and where it stands: sector 0 to 5 clockwise, stage 0 to 2 outwards."""

    cell: Cell
    sector: int
    stage: int


def collaboration_map(
    profile: Profile,
    words: Words,
    *,
    size: Size = PAGE,
    theme: Theme = "screen",
    prefix: str = "map",
    standalone: bool = False,
    then: Mapping[str, int] | None = None,
) -> str:
    """The whole map. `then` has the rungs of the last assessment, by cell, as far as they were known."""
    sheet = svg.Sheet(size.width, size.height, theme, prefix, standalone)
    pen, ring, cells = sheet.pen, size.ring, placed(profile)
    parts = [svg.group(_cell(pen, size, ring, each), title=words.cells[each.cell.id]) for each in cells]
    parts += [_last(pen, size, ring, each, then[each.cell.id]) for each in cells if then and each.cell.id in then]
    parts += [part for each in cells for part in _wanted(pen, size, ring, each)]
    parts += _stage_names(pen, size, ring, cells, words)
    parts += _domain_names(pen, size, ring, cells, words)
    return sheet.large(parts, title=words.title, desc=words.desc)


def placed(profile: Profile) -> list[Placed]:
    """Every cell with its place. The profile's own order, which never changes, is the order of the sectors."""
    domains = list(dict.fromkeys(cell.domain for cell in profile.cells))
    stages = list(dict.fromkeys(cell.stage for cell in profile.cells))
    return [Placed(cell, domains.index(cell.domain), stages.index(cell.stage)) for cell in profile.cells]


def _cell(pen: Pen, size: Size, ring: Ring, place: Placed) -> Iterator[str]:
    radii, unit, sector = ring.radii[place.stage], size.unit, place.sector
    whole = ring.wedge(sector, radii[0], radii[STRIPS])
    if place.cell.low is None or place.cell.high is None:
        yield from _out_of_the_picture(pen, size, ring, place, whole)
        return
    low, high = place.cell.low, place.cell.high
    filled = ring.wedge(sector, radii[0], radii[low])
    yield pen.path(whole, fill="t0")
    if low:
        yield pen.path(filled, fill=TONES[low])
    for rung in range(1, STRIPS):
        if rung != low:  # there the outline of the filled part says it
            yield pen.path(ring.arc(sector, radii[rung]), stroke="paper", width=1.25 * unit)
    for rung in range(low, high):
        inner, outer = radii[rung], radii[rung + 1]
        dot = min(3.1 * unit, 0.4 * (outer - inner))
        yield pen.dots(ring.arc(sector, (inner + outer) / 2, inset=dot), width=dot)
    yield pen.path(whole, stroke="line", width=0.8 * unit)
    if low:
        yield pen.path(filled, stroke="edge", width=unit)


def _out_of_the_picture(pen: Pen, size: Size, ring: Ring, place: Placed, whole: str) -> Iterator[str]:
    unit = size.unit
    radii = ring.radii[place.stage]
    x, y = ring.point(geometry.middle(place.sector), (radii[0] + radii[STRIPS]) / 2)
    reach = 5 * unit
    slash = f"M{svg.number(x - reach)} {svg.number(y + reach)}L{svg.number(x + reach)} {svg.number(y - reach)}"
    yield pen.path(whole, stroke="line", width=0.9 * unit, dash=(1.2 * unit, 3.2 * unit))
    yield pen.path(slash, stroke="line", width=1.3 * unit)


def _last(pen: Pen, size: Size, ring: Ring, place: Placed, rung: int) -> str:
    """An open dot on the edge of the rung of last time, aside of where a pennant stands."""
    x, y = ring.point(geometry.middle(place.sector, 0.2), ring.radii[place.stage][rung])
    return pen.dot(x, y, 3.1 * size.unit, line=1.5 * size.unit)


def _wanted(pen: Pen, size: Size, ring: Ring, place: Placed) -> Iterator[str]:
    """An arc along the wanted rung, with a pennant that points outwards to it. Cased, so that colour comes last."""
    if place.cell.wanted is None:
        return
    unit, sector = size.unit, place.sector
    radius = ring.radii[place.stage][place.cell.wanted]
    arc, pennant = ring.arc(sector, radius), _pennant(ring, geometry.middle(sector), radius - unit, unit)
    yield pen.path(arc, stroke="paper", width=5 * unit)
    yield pen.path(pennant, fill="paper", stroke="paper", width=2.4 * unit, round_ends=True)
    yield pen.path(arc, stroke="mark", width=2.6 * unit)
    yield pen.path(pennant, fill="mark")


def _pennant(ring: Ring, angle: float, tip: float, unit: float) -> str:
    x, y = ring.point(angle, tip)
    foot_x, foot_y = ring.point(angle, tip - 9.2 * unit)
    # Half the width sideways, as long as the way from the foot to the tip is 9.2.
    across_x, across_y = (y - foot_y) * 5.4 / 9.2, (foot_x - x) * 5.4 / 9.2
    corners = ((x, y), (foot_x + across_x, foot_y + across_y), (foot_x - across_x, foot_y - across_y))
    return "M" + "L".join(f"{svg.number(left)} {svg.number(down)}" for left, down in corners) + "Z"


def _stage_names(pen: Pen, size: Size, ring: Ring, cells: list[Placed], words: Words) -> Iterator[str]:
    """Upright in the opening, each at the depth of its ring. A name too wide for it gives way to its number."""
    named = {each.stage: each.cell.stage for each in cells}
    for stage, stage_id in sorted(named.items()):
        depth = (ring.radii[stage][0] + ring.radii[stage][STRIPS]) / 2
        opening = math.tan(math.radians(180 + geometry.FIRST)) * (depth - 0.37 * size.stage_type)
        name = words.stages[stage_id]
        name = name if _half(name, size) < opening else str(stage + 1)
        yield from (pen.path(lead, stroke="line", width=0.8 * size.unit) for lead in _leads(size, ring, depth, name))
        yield pen.words(
            name,
            ring.cx,
            ring.cy + depth + 0.33 * size.stage_type,
            size=size.stage_type,
            anchor="middle",
            fill="ink2",
            weight=400,
            italic=True,
        )


def _leads(size: Size, ring: Ring, depth: float, name: str) -> Iterator[str]:
    """Hairlines that lead from both ends of a ring to its name, where there is room beside the name."""
    free = 180 - math.degrees((_half(name, size) + 4 * size.unit) / depth)
    end = -geometry.FIRST
    if free - end > 2:
        for begin, finish in ((end, free), (-free, -end)):
            yield f"M{ring.at(begin, depth)}A{svg.number(depth)} {svg.number(depth)} 0 0 1 {ring.at(finish, depth)}"


def _half(name: str, size: Size) -> float:
    """Half the width of a stage's name: half an em a letter, which is more than the italic takes."""
    letters = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in name)
    return letters * size.stage_type / 4


def _domain_names(pen: Pen, size: Size, ring: Ring, cells: list[Placed], words: Words) -> Iterator[str]:
    for each in cells:
        if each.stage:
            continue
        # The lowest two stand low, where there is room for them on a phone.
        share = {0: 0.3, geometry.SECTORS - 1: 0.7}.get(each.sector, 0.5)
        angle = geometry.middle(each.sector, share)
        x, y = ring.point(angle, size.radius + 9 * size.unit)
        # Letters hang below the point at the foot and stand above it at the top.
        down = (ring.cy - y) / (size.radius + 9 * size.unit)
        anchor: Anchor = "end" if x < ring.cx else "start"
        lines = words.domains[each.cell.domain]
        top = y + (0.35 - 0.3 * down) * size.domain_type - (len(lines) - 1) * 0.385 * size.domain_type
        for row, line in enumerate(lines):
            letter = "" if row else each.cell.reference[:1]
            yield pen.words(
                line, x, top + 1.15 * row * size.domain_type, size=size.domain_type, anchor=anchor, before=letter
            )
