"""The colours of every picture and page, by name. Nothing is drawn in a colour that is not in these tables.

The five tones are depth tints and belong to the rungs alone. On the dark ground their contrast with the ground keeps
its order; on paper the ground is white and the rest stays.
"""

from collections.abc import Mapping
from typing import Literal

Token = Literal[
    "paper", "panel", "ink", "ink2", "line", "edge", "range", "mark", "link", "rule", "t0", "t1", "t2", "t3", "t4"
]
Theme = Literal["screen", "print"]

TONES: tuple[Token, ...] = ("t0", "t1", "t2", "t3", "t4")
MEAN: Token = "t3"  # a mean is not a rung, so it never takes a rung's own tone

LIGHT: Mapping[Token, str] = {
    "paper": "#fbfaf6",
    "panel": "#f4f1e8",
    "ink": "#1b2831",
    "ink2": "#46555e",
    "line": "#5f717a",
    "edge": "#04364f",
    "range": "#1f5f7e",
    "mark": "#a3256f",
    "link": "#155a7d",
    "rule": "#d8d3c4",
    "t0": "#efeade",
    "t1": "#9dccd3",
    "t2": "#5ca6b8",
    "t3": "#297491",
    "t4": "#023b59",
}

DARK: Mapping[Token, str] = {
    "paper": "#10171c",
    "panel": "#18222a",
    "ink": "#edf1f0",
    "ink2": "#b3c0c5",
    "line": "#869aa4",
    "edge": "#a9dbe0",
    "range": "#8fd3dd",
    "mark": "#f59ccf",
    "link": "#8fd0e6",
    "rule": "#2d3b44",
    "t0": "#262c2e",
    "t1": "#335467",
    "t2": "#3f8197",
    "t3": "#5fb5c1",
    "t4": "#bbf1ed",
}

PRINT: Mapping[Token, str] = {**LIGHT, "paper": "#ffffff", "panel": "#ffffff"}


def colours(theme: Theme) -> Mapping[Token, str]:
    return PRINT if theme == "print" else LIGHT


def dark_style() -> str:
    """The style of a picture that stands alone, where no page recolours it.

    Only inside the media query: paper renderers skip that, and keep the light attributes.
    """
    rules = "".join(f".f-{token}{{fill:{value}}}.s-{token}{{stroke:{value}}}" for token, value in DARK.items())
    return f"<style>@media (prefers-color-scheme:dark){{{rules}}}</style>"
