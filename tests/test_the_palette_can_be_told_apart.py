"""Text and lines stand out from their ground, and neighbouring tones from each other, whatever eyes look at them."""

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from recommendations.charts.palette import PRINT, TONES
from tests.colours import SEEN_BY, contrast, distance, oklab

TOKENS = (Path(__file__).parents[1] / "config" / "static" / "css" / "tokens.css").read_text()
BLOCKS = re.findall(r":root \{(.*?)\}", TOKENS, re.DOTALL)
LIGHT, DARK = (dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block)) for block in BLOCKS[:2])
SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
EYES = pytest.mark.parametrize("eyes", SEEN_BY)

# token: on paper, on a panel, on an empty cell; light, then dark
CONTRASTS = {
    "ink": ((14.4, 13.3, 12.5), (15.9, 14.2, 12.4)),
    "ink2": ((7.4, 6.8, 6.4), (9.7, 8.7, 7.6)),
    "line": ((4.9, 4.5, 4.2), (6.2, 5.5, 4.8)),
    "edge": ((12.2, 11.3, 10.6), (12.0, 10.7, 9.4)),
    "range": ((6.7, 6.2, 5.8), (10.8, 9.6, 8.5)),
    "mark": ((6.6, 6.1, 5.7), (9.1, 8.1, 7.1)),
    "link": ((7.2, 6.7, 6.3), (10.6, 9.5, 8.3)),
}

# least and greatest distance between neighbouring tones, in OKLab times 100; light, then dark
DISTANCES = {
    "plain": ((13.4, 19.1), (14.3, 19.9)),
    "deutan": ((13.5, 19.0), (13.9, 20.1)),
    "protan": ((10.7, 19.8), (15.1, 18.7)),
    "tritan": ((13.8, 18.9), (14.6, 20.4)),
}


@pytest.mark.parametrize("token", CONTRASTS)
def test_the_contrasts_are_the_ones_we_chose(token: str) -> None:
    for colours, wanted in zip((LIGHT, DARK), CONTRASTS[token], strict=True):
        found = tuple(contrast(colours[token], colours[ground]) for ground in ("paper", "panel", "t0"))
        assert found == pytest.approx(wanted, abs=0.06)


@SCHEMES
def test_words_have_the_contrast_of_level_aa_and_lines_that_of_graphics(colours: Mapping[str, str]) -> None:
    for ground in ("paper", "panel"):
        assert min(contrast(colours[token], colours[ground]) for token in ("ink", "ink2", "link", "mark")) >= 4.5
        assert min(contrast(colours[token], colours[ground]) for token in ("line", "edge", "range")) >= 3
    assert contrast(colours["paper"], colours["link"]) >= 4.5  # the words of a button
    assert contrast(colours["line"], colours["t0"]) >= 3  # the outline does what five tones cannot
    assert contrast(colours["edge"], colours["t1"]) >= 3


def test_white_paper_takes_nothing_away() -> None:
    for token in ("ink", "ink2", "line", "edge", "range", "mark"):
        assert contrast(PRINT[token], PRINT["paper"]) >= contrast(LIGHT[token], LIGHT["paper"])


@SCHEMES
def test_each_tone_stands_out_more_from_the_ground_than_the_one_before(colours: Mapping[str, str]) -> None:
    contrasts = [contrast(colours[tone], colours["paper"]) for tone in TONES]

    assert contrasts == sorted(contrasts)


@EYES
def test_neighbouring_tones_are_as_far_apart_as_we_chose(eyes: str) -> None:
    for colours, wanted in zip((LIGHT, DARK), DISTANCES[eyes], strict=True):
        found = [distance(colours[one], colours[next_], SEEN_BY[eyes]) for one, next_ in pairwise(TONES)]
        assert (min(found), max(found)) == pytest.approx(wanted, abs=0.1)


@EYES
def test_lightness_alone_keeps_the_order_of_tones(eyes: str) -> None:
    for colours, downwards in ((LIGHT, True), (DARK, False)):
        lightness = [oklab(colours[tone], SEEN_BY[eyes])[0] for tone in TONES]
        assert lightness == sorted(lightness, reverse=downwards)
