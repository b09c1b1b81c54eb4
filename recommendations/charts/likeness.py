"""Where a project stands beside one governance model: a position on a thin line, in ink and never in a rung's tone.

A kind is not a depth. Where answers are missing the mark is as wide as what they could still change.
"""

from enum import StrEnum

from assessment.core.profile import GovernanceModel, Likeness
from recommendations.charts import svg
from recommendations.charts.palette import Theme
from recommendations.charts.svg import number

LEFT, LENGTH, MIDDLE = 9.0, 166.0, 10.0


FAR = 0.5  # of the line: a second that is so far behind the nearest is not named; our judgement


class Place(StrEnum):
    NEAREST = "nearest"  # a full mark
    SECOND = "second"  # a thick ring; two of them where no model is clearly nearest
    OTHER = "other"  # a thin ring


def places(governance: GovernanceModel) -> dict[str, Place]:
    """How each model is marked, in the study's order."""
    if governance.margin is None:
        return {each.model: Place.OTHER for each in governance.likeness}
    ranked = sorted(governance.likeness, key=lambda each: -(each.low + each.high))
    marks = {each.model: Place.SECOND for each in ranked[:2]}
    if governance.nearest:
        marks = {governance.nearest: Place.NEAREST}
        if governance.second and governance.margin < FAR:
            marks[governance.second] = Place.SECOND
    return {each.model: marks.get(each.model, Place.OTHER) for each in governance.likeness}


def likeness_line(likeness: Likeness, place: Place, *, says: str = "", theme: Theme = "screen") -> str:
    sheet = svg.Sheet(LEFT * 2 + LENGTH, MIDDLE * 2, theme)
    quarters = (number(LEFT + LENGTH * part / 4) for part in range(5))
    ticks = "".join(f"M{x} {number(MIDDLE - 3)}V{number(MIDDLE + 3)}" for x in quarters)
    line = f"M{number(LEFT)} {number(MIDDLE)}H{number(LEFT + LENGTH)}{ticks}"
    return sheet.small([sheet.pen.path(line, stroke="line"), _mark(sheet.pen, likeness, place)], says=says)


def _mark(pen: svg.Pen, likeness: Likeness, place: Place) -> str:
    radius = 6.0 if place is Place.NEAREST else 5.5
    x, width = LEFT + LENGTH * likeness.low - radius, LENGTH * (likeness.high - likeness.low) + 2 * radius
    return pen.rect(
        x,
        MIDDLE - radius,
        width,
        2 * radius,
        fill="ink" if place is Place.NEAREST else "paper",
        stroke="ink",
        line=2.6 if place is Place.SECOND else 1.2,
        radius=radius,
    )
