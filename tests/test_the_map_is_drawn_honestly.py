"""The map and its icon: equal ink for equal steps, dots for what is not known, pennants for what is wanted."""

import math
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from assessment.core.profile import (
    Standing,
)
from recommendations.charts.geometry import SECTORS, STAGES, STRIPS
from recommendations.charts.icon import icon
from recommendations.charts.map import PAGE, Size, collaboration_map
from recommendations.charts.palette import TONES
from recommendations.charts.svg import number
from tests.pictures import (
    ALL_CELLS,
    MIXED,
    SIZES,
    SVG,
    WORDS,
    Value,
    cell_group,
    drawn,
    of_class,
    outline,
    profile_of,
)


def filled_area(group: ET.Element) -> float:
    return sum(wedge_area(each.get("d", "")) for tone in TONES[1:] for each in of_class(group, f"f-{tone}"))


def wedge_area(d: str) -> float:
    """The area inside a wedge, by going round it in small steps."""
    points = [*outline(d)]
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise([*points, points[0]]))) / 2


# Equal ink for equal steps


@SIZES
def test_all_72_strips_have_the_same_area(size: Size) -> None:
    ring, step = size.ring, 2000
    areas = []
    for radii in ring.radii:
        for inner, outer in pairwise(radii):
            between = [inner + (outer - inner) * (each + 0.5) / step for each in range(step)]
            widths = (radius * (math.radians(48) - 2 * math.asin(ring.gap / 2 / radius)) for radius in between)
            areas.append(sum(widths) * (outer - inner) / step)

    assert len(areas) * SECTORS == 72
    assert max(areas) / min(areas) < 1.001


@SIZES
def test_the_ring_ends_where_it_should_and_keeps_its_gaps(size: Size) -> None:
    ring = size.ring

    assert len(ring.radii) == STAGES
    assert {len(radii) for radii in ring.radii} == {STRIPS + 1}
    assert ring.radii[0][0] == pytest.approx(0.4 * size.radius)
    assert ring.radii[-1][-1] == pytest.approx(size.radius)
    assert [after[0] - before[-1] for before, after in pairwise(ring.radii)] == pytest.approx([size.ring_gap] * 2)


@SIZES
@pytest.mark.parametrize("cell_id", ALL_CELLS)
def test_a_higher_rung_and_only_a_higher_rung_fills_more(cell_id: str, size: Size) -> None:
    areas = [
        filled_area(cell_group(collaboration_map(profile_of({cell_id: rung}), WORDS, size=size), cell_id))
        for rung in range(5)
    ]

    assert areas[0] == 0
    assert [area / areas[1] for area in areas] == pytest.approx([0, 1, 2, 3, 4], rel=0.005)


def test_the_same_rung_fills_as_much_in_every_cell() -> None:
    markup = collaboration_map(profile_of(rest=3), WORDS)

    areas = [filled_area(cell_group(markup, cell_id)) for cell_id in ALL_CELLS]

    assert max(areas) / min(areas) < 1.005


@pytest.mark.parametrize("rung", range(1, 5))
def test_a_cell_takes_one_tone_the_one_of_its_rung(rung: int) -> None:
    group = cell_group(collaboration_map(profile_of({"data.pre_training": rung}), WORDS), "data.pre_training")

    assert [tone for tone in TONES[1:] if of_class(group, f"f-{tone}")] == [TONES[rung]]


# What is not known, and what does not apply


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0, 4), (1, 3), (3, 4), (2, 4)])
def test_a_range_is_filled_to_its_low_end_and_dotted_up_to_its_high_end(low: int, high: int) -> None:
    ranged = cell_group(collaboration_map(profile_of({"data.post_release": (low, high)}), WORDS), "data.post_release")
    known = cell_group(collaboration_map(profile_of({"data.post_release": low}), WORDS), "data.post_release")

    assert filled_area(ranged) == filled_area(known)
    assert len(of_class(ranged, "s-range")) == high - low
    assert not of_class(known, "s-range")


def test_core_team_unknown_and_not_applicable_are_three_different_drawings() -> None:
    def shapes(value: Value) -> tuple[str, ...]:
        group = cell_group(collaboration_map(profile_of({"data.post_release": value}), WORDS), "data.post_release")
        return tuple(ET.tostring(each, encoding="unicode") for each in group.iter(f"{SVG}path"))

    core_team, unknown, not_applicable = shapes(0), shapes((0, 4)), shapes(None)

    assert len({core_team, unknown, not_applicable}) == 3
    assert not any("stroke-dasharray" in each for each in core_team)
    assert sum("s-range" in each for each in unknown) == 4
    assert "stroke-dasharray" in not_applicable[0]
    assert not any("f-t" in each for each in not_applicable)


def test_a_stage_nobody_worked_on_is_drawn_like_what_does_not_apply() -> None:
    profile = profile_of({"data.post_release": None})
    cells = tuple(
        replace(cell, standing=Standing.NOT_WORKED_ON) if cell.high is None else cell for cell in profile.cells
    )

    assert collaboration_map(replace(profile, cells=cells), WORDS) == collaboration_map(profile, WORDS)


# What the project wants


def test_a_wanted_rung_is_an_arc_along_its_edge_with_a_pennant_and_a_casing() -> None:
    root = drawn(collaboration_map(profile_of(wanted={"data.post_release": 4}), WORDS))

    [arc], [pennant] = of_class(root, "s-mark"), of_class(root, "f-mark")

    assert {number(math.dist(point, (300, 218))) for point in outline(arc.get("d", ""))} == {number(PAGE.radius)}
    tip, *feet = (math.dist(point, (300, 218)) for point in outline(pennant.get("d", "")))
    assert tip > max(feet)
    assert any(arc.get("d") == each.get("d") for each in of_class(root, "s-paper"))


def test_a_wanted_rung_that_is_reached_already_is_drawn_all_the_same() -> None:
    root = drawn(collaboration_map(profile_of(rest=2, wanted={"data.post_release": 2}), WORDS))

    assert len(of_class(root, "s-mark")) == 1


def test_nothing_is_marked_as_wanted_where_nothing_is() -> None:
    assert "mark" not in collaboration_map(profile_of(rest=2), WORDS)


# Where it stood last time


def test_last_time_is_an_open_dot_on_the_edge_of_its_rung_aside_of_the_pennant() -> None:
    markup = collaboration_map(profile_of(rest=3), WORDS, then={"data.post_release": 2, "models.pre_training": 0})

    dots = [*drawn(markup).iter(f"{SVG}circle")]

    radii = sorted(math.dist((float(dot.get("cx", 0)), float(dot.get("cy", 0))), (300, 218)) for dot in dots)
    assert radii == pytest.approx([PAGE.ring.radii[0][0], PAGE.ring.radii[2][2]], abs=0.01)
    assert {dot.get("class") for dot in dots} == {"f-paper s-ink"}


def test_without_a_last_time_there_is_no_dot() -> None:
    assert "<circle" not in collaboration_map(MIXED, WORDS)


# The icon


def test_the_icon_has_neither_words_nor_targets_nor_cells_that_do_not_apply() -> None:
    root = drawn(icon(MIXED, WORDS))

    assert not [*root.iter(f"{SVG}text")]
    assert not of_class(root, "f-mark")
    assert len(of_class(root, "f-t0")) == 17
    assert len(of_class(root, "s-range")) == 3


def test_an_icon_too_small_to_read_is_refused() -> None:
    with pytest.raises(ValueError, match="48"):
        icon(MIXED, WORDS, side=47)
