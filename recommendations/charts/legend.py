"""The keys of the map, each a small picture with its words.

Keys and not one drawing: a page or a sheet sets them as a list, so that words of any length in any language wrap.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from recommendations.charts import svg
from recommendations.charts.bars import Slots, straight
from recommendations.charts.palette import Theme
from recommendations.charts.svg import Pen
from recommendations.charts.words import Words

CELL = Slots(1, 4, 44, 12)


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: `kind` lets a caller leave out what its picture does not show."""

    kind: str  # "rung", "unknown", "not_applicable", "wanted" or "last"
    picture: str
    words: str


def keys(words: Words, *, last: bool = False, theme: Theme = "screen") -> tuple[Key, ...]:
    """The keys in their order; that of the last assessment only for a map that shows one."""
    pen = svg.Pen(theme)
    drawn = [("rung", straight(pen, CELL, rung, rung), f"{rung} {name}") for rung, name in enumerate(words.rungs)]
    drawn += [
        ("unknown", straight(pen, CELL, 2, 4), words.unknown),
        ("not_applicable", straight(pen, CELL, None, None), words.not_applicable),
        ("wanted", _wanted(pen), words.wanted),
    ]
    drawn += [("last", _last(pen), words.last)] if last else []
    return tuple(Key(kind, _picture(parts, said, theme), said) for kind, parts, said in drawn)


def _picture(parts: Iterator[str], said: str, theme: Theme) -> str:
    # The words stand beside it, so on a page it is silent; on paper it has to repeat them.
    return svg.Sheet(46, 20, theme).small(parts, says=said if theme == "print" else "")


def _last(pen: Pen) -> Iterator[str]:
    yield pen.path("M5 10H41", stroke="edge")
    yield pen.dot(23, 10, 3.1, line=1.5)


def _wanted(pen: Pen) -> Iterator[str]:
    yield pen.path("M5 4.5H41", stroke="mark", width=2.6)
    yield pen.path("M17.6 16L23 6.8L28.4 16Z", fill="mark")
