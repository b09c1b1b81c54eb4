"""What is measured on a straight line from 0 to 4: facets, means, and where practice falls short of enough.

A straight cell has the four slots of a cell on the map, and the same fill, dots and outlines. A whole level takes its
rung's tone; between two rungs the bar ends inside a slot and keeps the tone of the rung that is reached.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.core.profile import Bracket, FacetResult, Served
from recommendations.charts import svg
from recommendations.charts.palette import MEAN, TONES, Theme, Token
from recommendations.charts.svg import Pen, number

TOP = 4
DOT = 3.0


@dataclass(frozen=True, slots=True)
class Slots:
    """Where a straight cell lies on its sheet."""

    x: float
    y: float
    width: float
    height: float

    def at(self, level: float) -> float:
        return self.x + self.width * level / TOP

    @property
    def foot(self) -> float:
        return self.y + self.height


WIDE = Slots(5, 8, 176, 14)


def facet_bar(facet: FacetResult, *, says: str = "", theme: Theme = "screen") -> str:
    """A facet's level. Below it, where size and phase call for an amount, the bracket of what they call for."""
    sheet, slots = _sheet(theme), WIDE
    parts = [*straight(sheet.pen, slots, facet.low, facet.high)]
    if facet.fit:
        parts.append(_bracket(sheet.pen, slots, facet.fit))
    return sheet.small(parts, says=says)


def mean_bar(low: float | None, high: float | None, *, says: str = "", theme: Theme = "screen") -> str:
    """The mean of some cells. Always in one tone, because a mean is not a rung."""
    slots = Slots(2, 2, 160, 12)
    sheet = svg.Sheet(164, 16, theme)
    return sheet.small(straight(sheet.pen, slots, low, high, tone=MEAN), says=says)


def tension_line(shortfall: Served, *, says: str = "", theme: Theme = "screen") -> str:
    """What a cell or facet reaches, the level that is enough for a motive, and the gap that is certain.

    The gap is measured from the high end. Where the dots reach enough, none is drawn: it is not known to be one.
    """
    sheet, slots = _sheet(theme), WIDE
    parts = [*straight(sheet.pen, slots, shortfall.low, shortfall.high), *_enough(sheet.pen, slots, shortfall.enough)]
    if shortfall.high < shortfall.enough:
        parts.append(_gap(sheet.pen, slots, shortfall.high, shortfall.enough))
    return sheet.small(parts, says=says)


def _sheet(theme: Theme) -> svg.Sheet:
    """As much room above as below the bar, so that it stands on the middle of a row with or without a bracket."""
    return svg.Sheet(WIDE.width + 10, 30, theme)


def straight(
    pen: Pen, slots: Slots, low: float | None, high: float | None, *, tone: Token | None = None
) -> Iterator[str]:
    """The bar itself: filled to low, dotted from there to high, or a dotted outline where it does not apply."""
    if low is None or high is None:
        yield from _out_of_the_picture(pen, slots)
        return
    reached = slots.at(low) - slots.x
    yield pen.rect(slots.x, slots.y, slots.width, slots.height, fill="t0")
    if low:
        yield pen.rect(slots.x, slots.y, reached, slots.height, fill=tone or TONES[int(low)])
    for level in range(1, TOP):
        if level != low:  # there the outline of the filled part says it
            yield pen.path(_upright(slots.at(level), slots.y, slots.foot), stroke="paper", width=1.25)
    if high > low:
        yield pen.dots(_row(slots, low, high), width=DOT)
    yield pen.rect(slots.x, slots.y, slots.width, slots.height, stroke="line", line=0.8)
    if low:
        yield pen.rect(slots.x, slots.y, reached, slots.height, stroke="edge")


def _row(slots: Slots, low: float, high: float) -> str:
    """The line of the dots between two levels; however near they are, one dot remains."""
    begin, end = slots.at(low) + DOT, slots.at(high) - DOT
    if end <= begin:
        begin = end = (slots.at(low) + slots.at(high)) / 2
    return f"M{number(begin)} {number(slots.y + slots.height / 2)}H{number(max(end, begin + 0.01))}"


def _out_of_the_picture(pen: Pen, slots: Slots) -> Iterator[str]:
    x, y = slots.x + slots.width / 2, slots.y + slots.height / 2
    outline = f"M{number(slots.x)} {number(slots.y)}H{number(slots.at(TOP))}V{number(slots.foot)}H{number(slots.x)}Z"
    yield pen.path(outline, stroke="line", width=0.9, dash=(1.2, 3.2))
    yield pen.path(f"M{number(x - 5)} {number(y + 5)}L{number(x + 5)} {number(y - 5)}", stroke="line", width=1.3)


def _bracket(pen: Pen, slots: Slots, fit: Bracket) -> str:
    left, right, top = slots.at(fit.least), slots.at(fit.most), slots.foot + 2.5
    if fit.least == fit.most:  # one level fits: a foot under it instead of a bracket without width
        shape = f"{_upright(left, top, top + 4)}M{number(left - 4)} {number(top + 4)}H{number(left + 4)}"
    else:
        shape = f"M{number(left)} {number(top)}V{number(top + 4)}H{number(right)}V{number(top)}"
    return pen.path(shape, stroke="ink2", width=1.4)


def _enough(pen: Pen, slots: Slots, level: int) -> Iterator[str]:
    """A gate across the bar in ink, never a pennant: enough is our reading, a pennant is what the project wants."""
    x, top = slots.at(level), slots.y - 5
    gate = f"{_upright(x, top, slots.foot + 2)}M{number(x - 4)} {number(top)}H{number(x + 4)}"
    yield pen.path(gate, stroke="paper", width=4.4)
    yield pen.path(gate, stroke="ink", width=2)


def _gap(pen: Pen, slots: Slots, begin: float, end: float) -> str:
    left, right, y = slots.at(begin), slots.at(end), slots.foot + 5
    ends = _upright(left, y - 2.5, y + 2.5) + _upright(right, y - 2.5, y + 2.5)
    return pen.path(f"M{number(left)} {number(y)}H{number(right)}{ends}", stroke="ink2", width=1.2)


def _upright(x: float, top: float, foot: float) -> str:
    return f"M{number(x)} {number(top)}V{number(foot)}"
