"""A tiny writer of SVG: elements as text, escaped, two decimals, every colour both an attribute and a class.

The attribute is what paper sees; the class is how a page recolours the picture on a dark ground. Only plain shapes
and text are offered, because two renderers must agree on them: a casing is drawn twice, a dot is a dash.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Literal

from recommendations.charts import palette
from recommendations.charts.palette import Theme, Token

Anchor = Literal["start", "middle", "end"]

# The inner quotes matter: without them a browser drops the whole list, because a name holds a digit.
SANS = "'Source Sans 3', 'Noto Sans', 'Liberation Sans', sans-serif"
SERIF = "'Source Serif 4', 'Noto Serif', 'Liberation Serif', serif"

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def number(value: float) -> str:
    """Two decimals at most, no trailing zeros, never "-0"."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def text(value: str) -> str:
    """Words as they may stand in an element or attribute; what XML cannot hold is left out."""
    return escape(_NOT_XML.sub("", value))


def group(parts: Iterable[str], *, title: str) -> str:
    return f"<g><title>{text(title)}</title>{''.join(parts)}</g>"


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws shapes in the colours of a theme."""

    theme: Theme = "screen"

    def path(
        self,
        d: str,
        *,
        fill: Token | None = None,
        stroke: Token | None = None,
        width: float = 1,
        dash: tuple[float, float] | None = None,
        round_ends: bool = False,
    ) -> str:
        pattern = f' stroke-dasharray="{number(dash[0])} {number(dash[1])}"' if dash else ""
        ends = ' stroke-linecap="round" stroke-linejoin="round"' if round_ends else ""
        return f'<path d="{d}"{self._colour(fill, stroke, width)}{pattern}{ends}/>'

    def dots(self, d: str, *, width: float) -> str:
        """A row of round dots along a line: the sign of what is not known."""
        return self.path(d, stroke="range", width=width, dash=(0.01, 2 * width), round_ends=True)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Token | None = None,
        stroke: Token | None = None,
        line: float = 1,
        radius: float = 0,
    ) -> str:
        size = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
        corners = f' rx="{number(radius)}"' if radius else ""
        return f"<rect {size}{corners}{self._colour(fill, stroke, line)}/>"

    def dot(self, x: float, y: float, radius: float, *, line: float) -> str:
        """An open dot, cased by its own ground: the sign of last time."""
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"{self._colour("paper", "ink", line)}/>'

    def words(
        self,
        value: str,
        x: float,
        y: float,
        *,
        size: float,
        anchor: Anchor,
        fill: Token = "ink",
        weight: int = 600,
        italic: bool = False,
        before: str = "",
        fit: float = 0,
    ) -> str:
        """One line of words; `before` is a short letter in front of them, in the second ink; `fit` a width to fill."""
        family, style = (SERIF, ' font-style="italic"') if italic else (SANS, "")
        letter = f'<tspan font-weight="400"{self._colour("ink2", None, 0)}>{text(before)}</tspan> ' if before else ""
        kind = f'font-family="{family}" font-size="{number(size)}" font-weight="{weight}"{style} text-anchor="{anchor}"'
        painted = self._colour(fill, None, 0)
        length = f' textLength="{number(fit)}"' if fit else ""
        return f'<text x="{number(x)}" y="{number(y)}" {kind}{painted}{length}>{letter}{text(value)}</text>'

    def _colour(self, fill: Token | None, stroke: Token | None, width: float) -> str:
        table = palette.colours(self.theme)
        classes = " ".join([f"f-{fill}"] * bool(fill) + [f"s-{stroke}"] * bool(stroke))
        painted = f' class="{classes}" fill="{table[fill] if fill else "none"}"'
        return painted + (f' stroke="{table[stroke]}" stroke-width="{number(width)}"' if stroke else "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a picture is drawn on: its size, its ground, and how it says in words what it shows."""

    width: float
    height: float
    theme: Theme = "screen"
    prefix: str = ""  # of its ids, so that two pictures may stand on one page
    standalone: bool = False  # a file of its own: brings its ground and its dark colours along

    @property
    def pen(self) -> Pen:
        return Pen(self.theme)

    def large(self, parts: Iterable[str], *, title: str, desc: str) -> str:
        """A picture with a name and a description. On paper the name is all that is read, so there it holds both."""
        name = text(f"{title} {desc}" if self.theme == "print" else title)
        prefix = text(self.prefix)
        labels = f"{prefix}-t" if self.theme == "print" else f"{prefix}-t {prefix}-d"
        described = "" if self.theme == "print" else f'<desc id="{prefix}-d">{text(desc)}</desc>'
        head = f'<title id="{prefix}-t">{name}</title>{described}'
        return self._frame(f'role="img" aria-labelledby="{labels}"', head, parts)

    def small(self, parts: Iterable[str], *, says: str) -> str:
        """A picture beside the number it repeats: silent on a page unless `says` gives it words of its own.

        A tagged PDF knows no silent picture, so on paper the words are asked for.
        """
        if self.theme == "print" and not says:
            raise ValueError("on paper every picture needs words of its own")
        if says:
            return self._frame('role="img"', f"<title>{text(says)}</title>", parts)
        return self._frame('aria-hidden="true"', "", parts)

    def _frame(self, role: str, head: str, parts: Iterable[str]) -> str:
        wide, high = number(self.width), number(self.height)
        alone = ""
        if self.standalone:
            alone = palette.dark_style() + self.pen.rect(0, 0, self.width, self.height, fill="paper")
        # Right-to-left words keep their own direction; the ring and the bars are not mirrored.
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
            f' direction="ltr" {role}>{head}{alone}{"".join(parts)}</svg>'
        )
