"""The section through the map, 120 by 20 pixels, for a README: 18 columns in three stages, height alone says how far.

Everything but the word lies on whole pixels. A rung that is only possible is a cap at its top; what does not apply is
a gap; without a profile the word stands beside 18 bare baselines, never an error.
"""

from collections.abc import Iterator

from assessment.core.profile import Profile
from recommendations.charts import geometry, svg
from recommendations.charts.map import Placed, placed
from recommendations.charts.palette import MEAN, Theme
from recommendations.charts.svg import Pen
from recommendations.charts.words import Words

WIDTH, HEIGHT = 120, 20
LEFT, FOOT = 59, 17  # where the columns begin and stand
COLUMN, PITCH, BETWEEN_STAGES, RUNG = 2, 3, 2, 3
WORD, WORD_WIDTH = "cartograph", 51  # set to a fixed width, because a missing font must not spill


def badge(profile: Profile | None, words: Words, *, theme: Theme = "screen", prefix: str = "badge") -> str:
    """`words` gives title and description; without a profile they say that nothing is assessed."""
    sheet = svg.Sheet(WIDTH, HEIGHT, theme, prefix, standalone=True)
    pen = sheet.pen
    parts = [
        pen.rect(0.5, 0.5, WIDTH - 1, HEIGHT - 1, fill="panel", stroke="line", radius=3),
        pen.words(WORD, 5, 14, size=10, anchor="start", weight=400, fit=WORD_WIDTH),
    ]
    if profile is None:
        bare = (_left(sector, stage) for stage in range(geometry.STAGES) for sector in range(geometry.SECTORS))
        parts += [_baseline(pen, x) for x in bare]
    else:
        parts += [part for place in placed(profile) for part in _column(pen, place)]
    return sheet.large(parts, title=words.title, desc=words.desc)


def _left(sector: int, stage: int) -> int:
    return LEFT + PITCH * (geometry.SECTORS * stage + sector) + BETWEEN_STAGES * stage


def _baseline(pen: Pen, x: int) -> str:
    return pen.rect(x, FOOT - 1, COLUMN, 1, fill=MEAN)


def _column(pen: Pen, place: Placed) -> Iterator[str]:
    low, high, x = place.cell.low, place.cell.high, _left(place.sector, place.stage)
    if low is None or high is None:
        return
    yield pen.rect(x, FOOT - RUNG * low, COLUMN, RUNG * low, fill=MEAN) if low else _baseline(pen, x)
    for rung in range(low + 1, high + 1):
        yield pen.rect(x, FOOT - RUNG * rung, COLUMN, 1, fill=MEAN)
