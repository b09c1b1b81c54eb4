"""Colours from one table, room for names, words for those who cannot see, and the same bytes every time."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont

from assessment.core import questionnaire
from assessment.core.profile import (
    Bracket,
    FacetResult,
    Likeness,
    Served,
    Standing,
)
from recommendations.charts import legend, palette
from recommendations.charts.bars import facet_bar, mean_bar, tension_line
from recommendations.charts.icon import icon
from recommendations.charts.likeness import Place, likeness_line
from recommendations.charts.map import PHONE, Size, collaboration_map
from recommendations.charts.palette import DARK, LIGHT, PRINT, TONES
from recommendations.charts.steps import steps_glyph
from recommendations.charts.words import Words
from tests.pictures import (
    ALL_CELLS,
    MIXED,
    SIZES,
    SVG,
    WORDS,
    cell_of,
    drawn,
    of_class,
    outline,
    profile_of,
)

FONTS = Path(__file__).parents[1] / "config" / "static" / "fonts"


def every_picture(theme: palette.Theme) -> list[str]:
    def facet(low: float | None, high: float | None, fit: Bracket | None = None) -> str:
        result = FacetResult("formalisation", "descriptive", Standing.RANGE, low, high, (), fit)
        return facet_bar(result, says="a facet", theme=theme)

    cells = [cell_of("data.post_release", value, wanted=4) for value in (0, 2, (1, 3), None)]
    return [
        collaboration_map(MIXED, WORDS, theme=theme),
        collaboration_map(MIXED, WORDS, size=PHONE, theme=theme),
        collaboration_map(MIXED, WORDS, theme=theme, standalone=True),
        icon(MIXED, WORDS, theme=theme),
        icon(MIXED, WORDS, side=128, theme=theme, standalone=True),
        *(steps_glyph(cell, says="steps", theme=theme) for cell in cells),
        facet(1.5, 3),
        facet(0, 4, Bracket(4, 4, "unclear", (), ())),
        facet(0, 0, Bracket(0, 0, "fits", (), ())),
        facet(None, None),
        mean_bar(2.2, 3.1, says="a mean", theme=theme),
        tension_line(Served(None, "continuity", 0, 1.5, 4, ""), says="a tension", theme=theme),
        *(likeness_line(Likeness("x", 0, 1, ()), place, says="a likeness", theme=theme) for place in Place),
        *(key.picture for key in legend.keys(WORDS, theme=theme)),
    ]


THEMES = pytest.mark.parametrize(("theme", "table"), [("screen", LIGHT), ("print", PRINT)], ids=["screen", "print"])


@THEMES
def test_every_colour_is_in_the_table_and_stands_as_attribute_and_class(
    theme: palette.Theme, table: Mapping[palette.Token, str]
) -> None:
    colours: Mapping[str, str] = {str(token): value for token, value in table.items()}
    for markup in every_picture(theme):
        for element in drawn(markup).iter():
            classes = element.get("class", "").split()
            for attribute, letter in (("fill", "f"), ("stroke", "s")):
                colour = element.get(attribute, "none")
                named = [colours[name[2:]] for name in classes if name.startswith(f"{letter}-")]
                assert named == ([] if colour == "none" else [colour])


def test_a_picture_of_its_own_leaves_no_light_colour_on_a_dark_ground() -> None:
    markup = collaboration_map(MIXED, WORDS, standalone=True)
    style = drawn(markup).findtext(f"{SVG}style") or ""
    used = {name for element in drawn(markup).iter() for name in element.get("class", "").split()}

    assert style.startswith("@media (prefers-color-scheme:dark){")
    assert all(f".{name}{{" in style for name in used)
    assert DARK.keys() == LIGHT.keys()


def test_a_picture_on_a_page_brings_no_style_along() -> None:
    assert "<style" not in collaboration_map(MIXED, WORDS)


@pytest.mark.parametrize("theme", ["screen", "print"])
def test_nothing_is_drawn_outside_the_picture(theme: palette.Theme) -> None:
    for markup in every_picture(theme):
        root = drawn(markup)
        _, _, width, height = (float(each) for each in root.get("viewBox", "").split())
        for element in root.iter():
            for x, y in corners(element):
                assert 0 <= x <= width
                assert 0 <= y <= height


def corners(element: ET.Element) -> Iterator[tuple[float, float]]:
    """Every point an element reaches: ends of lines, along arcs, corners of rectangles, ends of words."""
    match element.tag.removeprefix(SVG):
        case "rect":
            x, y, wide, high = (float(element.get(name, 0)) for name in ("x", "y", "width", "height"))
            yield from ((x, y), (x + wide, y + high))
        case "text":
            left, right = reach_of(element)
            y, size = float(element.get("y", 0)), float(element.get("font-size", 0))
            yield from ((left, y - 0.7 * size), (right, y + 0.25 * size))
        case "path":
            yield from outline(element.get("d", ""))


@cache
def advances(file: str) -> tuple[dict[int, int], int]:
    """How far each letter of one of our fonts carries the next one, and the units of an em."""
    font = TTFont(FONTS / file)
    cmap, widths = font.getBestCmap(), font["hmtx"]
    return {code: widths[glyph][0] for code, glyph in cmap.items()}, font["head"].unitsPerEm


def reach_of(text: ET.Element) -> tuple[float, float]:
    """From where to where a name runs, measured in the font it is set in."""
    upright = text.get("font-style") is None
    each, em = advances(f"source-s{'ans-3-latin-600-normal' if upright else 'erif-4-latin-400-italic'}.woff2")
    wide = sum(each[ord(letter)] for letter in "".join(text.itertext())) / em * float(text.get("font-size", 0))
    x = float(text.get("x", 0))
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "")]
    return x - before * wide, x + (1 - before) * wide


def names_in(language: str) -> Words:
    dimensions = questionnaire.current(language).dimensions
    return replace(
        WORDS,
        domains={domain.id: domain.short for domain in dimensions.domains},
        stages={stage.id: stage.title for stage in dimensions.stages},
    )


@pytest.mark.parametrize("language", ["en", "es"])
@SIZES
def test_names_stay_clear_of_the_ring_with_eight_percent_to_spare(size: Size, language: str) -> None:
    root, ring = drawn(collaboration_map(MIXED, names_in(language), size=size)), size.ring
    for text in root.iter(f"{SVG}text"):
        left, right = reach_of(text)
        y, tall, slack = float(text.get("y", 0)), float(text.get("font-size", 0)), 0.08 * (right - left)
        heights = (y, y - 0.35 * tall, y - 0.7 * tall)
        if text.get("text-anchor") == "middle":
            opening = math.tan(math.radians(36))  # half of the 72 degrees at the foot
            assert all((right - left) / 2 + slack / 2 < (down - ring.cy) * opening for down in heights)
        else:
            beside = right if text.get("text-anchor") == "end" else left
            assert all(math.dist((beside, down), (ring.cx, ring.cy)) > size.radius + 2 for down in heights)
            assert left - slack >= 0
            assert right + slack <= size.width


def test_a_stage_name_too_wide_for_its_ring_gives_way_to_its_number() -> None:
    wide = replace(WORDS, stages={**WORDS.stages, "pre_training": "A long name for the first stage"})

    said = ["".join(text.itertext()) for text in drawn(collaboration_map(MIXED, wide, size=PHONE)).iter(f"{SVG}text")]

    assert "1" in said
    assert "Post-training" in said
    assert wide.stages["pre_training"] not in said


@SIZES
def test_the_lines_to_a_stage_name_do_not_meet_it(size: Size) -> None:
    root = drawn(collaboration_map(profile_of(rest=4), WORDS, size=size))
    names = [text for text in root.iter(f"{SVG}text") if text.get("text-anchor") == "middle"]
    leads = [each for each in of_class(root, "s-line") if "Z" not in each.get("d", "")]

    assert leads
    for name in names:
        left, right = reach_of(name)
        y = float(name.get("y", 0))
        beside = [x for lead in leads for x, down in outline(lead.get("d", "")) if abs(down - y + 4) < 5]
        assert not [x for x in beside if left - 2 < x < right + 2]


def test_words_are_shown_as_words_whatever_they_hold() -> None:
    hostile = replace(
        WORDS, title='<script>"&\x00\ud800', domains={**WORDS.domains, "data": ("</text><image href='x'/>",)}
    )

    root = drawn(collaboration_map(MIXED, hostile))

    assert root.findtext(f"{SVG}title") == '<script>"&'
    assert "</text><image href='x'/>" in "".join(root.itertext())
    assert not [*root.iter(f"{SVG}image")]


def test_a_picture_names_itself_and_two_may_stand_on_one_page() -> None:
    first, second = (drawn(collaboration_map(MIXED, WORDS, prefix=prefix)) for prefix in ("now", "then"))

    ids = [[each.get("id") for each in root.iter() if each.get("id")] for root in (first, second)]

    assert first.get("role") == "img"
    assert first.get("aria-labelledby", "").split() == ids[0] == ["now-t", "now-d"]
    assert not {*ids[0]} & {*ids[1]}


def test_on_paper_the_title_says_everything_because_nothing_else_is_read() -> None:
    root = drawn(collaboration_map(MIXED, WORDS, theme="print"))

    assert root.findtext(f"{SVG}title") == "Map of a project Eighteen cells."
    assert root.find(f"{SVG}desc") is None


def test_a_small_picture_is_silent_on_a_page_and_never_on_paper() -> None:
    assert drawn(mean_bar(1, 2)).get("aria-hidden") == "true"
    assert drawn(mean_bar(1, 2, says="1 to 2", theme="print")).findtext(f"{SVG}title") == "1 to 2"
    with pytest.raises(ValueError, match="words"):
        mean_bar(1, 2, theme="print")


def test_every_cell_says_what_it_shows() -> None:
    titles = [group.findtext(f"{SVG}title") for group in drawn(collaboration_map(MIXED, WORDS)).iter(f"{SVG}g")]

    assert titles == [f"about {cell}" for cell in ALL_CELLS]


@pytest.mark.parametrize("theme", ["screen", "print"])
def test_the_same_profile_gives_the_same_bytes(theme: palette.Theme) -> None:
    assert every_picture(theme) == every_picture(theme)


# The colours' own figures


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast of two colours."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("table", "figures"),
    [(LIGHT, (1.15, 1.67, 2.65, 5.03, 11.34)), (DARK, (1.28, 2.24, 4.13, 7.63, 14.57))],
    ids=["light", "dark"],
)
def test_the_deeper_the_rung_the_more_it_stands_out(
    table: Mapping[palette.Token, str], figures: tuple[float, ...]
) -> None:
    found = [contrast(table[tone], table["paper"]) for tone in TONES]

    assert found == pytest.approx(figures, abs=0.01)
    assert found == sorted(found)


@pytest.mark.parametrize("table", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_words_can_be_read_and_outlines_and_signs_can_be_seen(table: Mapping[palette.Token, str]) -> None:
    words: tuple[palette.Token, ...] = ("ink", "ink2")
    signs: tuple[palette.Token, ...] = ("line", "edge", "range", "mark")
    for token in words:
        assert contrast(table[token], table["paper"]) >= 7
    for token in signs:
        assert contrast(table[token], table["paper"]) >= 4.5
        assert contrast(table[token], table["t0"]) >= 4.1


@pytest.mark.parametrize(
    ("token", "ground", "light", "dark"),
    [("line", "t0", 4.2, 4.8), ("edge", "t0", 10.6, 9.4), ("range", "t0", 5.8, 8.5), ("mark", "t0", 5.7, 7.1)],
)
def test_what_the_tones_cannot_tell_apart_the_outlines_do(
    token: palette.Token, ground: palette.Token, light: float, dark: float
) -> None:
    assert contrast(LIGHT[token], LIGHT[ground]) == pytest.approx(light, abs=0.06)
    assert contrast(DARK[token], DARK[ground]) == pytest.approx(dark, abs=0.06)
