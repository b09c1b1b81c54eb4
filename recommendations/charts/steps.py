"""One cell as four steps, for the table below the map: the same value, to be counted instead of seen in a shape."""

from collections.abc import Iterator

from assessment.core.profile import Cell
from recommendations.charts import svg
from recommendations.charts.palette import TONES, Theme
from recommendations.charts.svg import Pen, number

HEIGHTS = (8.4, 15.6, 22.8, 30.0)  # 28, 52, 76 and 100 %
WIDTH, PITCH = 10.375, 11.875  # four steps and three gaps are 46 wide
LEFT, FOOT = 2.0, 42.0  # room above the highest step for a pennant


def steps_glyph(cell: Cell, *, last: int | None = None, says: str = "", theme: Theme = "screen") -> str:
    """`last` is the rung of the last assessment, where it was known."""
    sheet = svg.Sheet(50, 43, theme)
    dots = [] if last is None else [_last(sheet.pen, last)]
    return sheet.small([*_steps(sheet.pen, cell), *dots, *_wanted(sheet.pen, cell)], says=says)


def _steps(pen: Pen, cell: Cell) -> Iterator[str]:
    if cell.low is None or cell.high is None:
        yield from _out_of_the_picture(pen)
        return
    for step, height in enumerate(HEIGHTS):
        x, y = LEFT + step * PITCH, FOOT - height
        if step < cell.low:
            yield pen.rect(x, y, WIDTH, height, fill=TONES[cell.low], stroke="edge", line=0.9)
            continue
        yield pen.rect(x, y, WIDTH, height, fill="t0", stroke="line", line=0.7)
        if step < cell.high:
            middle = number(x + WIDTH / 2)
            yield pen.dots(f"M{middle} {number(FOOT - 3.6)}L{middle} {number(y + 3.2)}", width=3)


def _out_of_the_picture(pen: Pen) -> Iterator[str]:
    stairs = "".join(
        f"V{number(FOOT - height)}H{number(LEFT + 46 if step == 3 else LEFT + (step + 1) * PITCH)}"
        for step, height in enumerate(HEIGHTS)
    )
    outline = f"M{number(LEFT)} {number(FOOT)}{stairs}V{number(FOOT)}Z"
    yield pen.path(outline, stroke="line", width=0.9, dash=(1.2, 2.4))
    yield pen.path("M25 38L35 28", stroke="line", width=1.3)


def _last(pen: Pen, rung: int) -> str:
    """An open dot on the step of last time; before the first one where the core team worked alone."""
    x, height = LEFT + WIDTH / 2 + PITCH * (rung - 1), HEIGHTS[rung - 1]
    return pen.dot(x, FOOT - height, 3.1, line=1.5) if rung else pen.dot(LEFT + 1.9, FOOT - 2, 3.1, line=1.5)


def _wanted(pen: Pen, cell: Cell) -> Iterator[str]:
    """A line above the wanted step, and a pennant that points to it."""
    if cell.wanted is None:
        return
    step = max(cell.wanted - 1, 0)
    x, y = LEFT + step * PITCH, FOOT - HEIGHTS[step] - 2
    middle = x + WIDTH / 2
    line = f"M{number(x - 1.5)} {number(y)}H{number(x + WIDTH + 1.5)}"
    pennant = f"M{number(middle - 3.8)} {number(y - 8)}H{number(middle + 3.8)}L{number(middle)} {number(y - 1.4)}Z"
    yield pen.path(line, stroke="mark", width=2.2)
    yield pen.path(pennant, fill="mark")
