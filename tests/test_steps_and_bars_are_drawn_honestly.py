"""Steps, bars, tensions, likeness and keys say what the profile says, no more and no less."""

import pytest

from assessment.core.profile import (
    Bracket,
    FacetResult,
    Likeness,
    Served,
    Standing,
)
from recommendations.charts import legend
from recommendations.charts.bars import WIDE, facet_bar, mean_bar, tension_line
from recommendations.charts.likeness import Place, likeness_line, places
from recommendations.charts.palette import TONES
from recommendations.charts.steps import steps_glyph
from recommendations.charts.svg import number
from tests.pictures import SVG, WORDS, cell_of, drawn, governance_of, of_class


def facet_of(low: float | None, high: float | None, fit: Bracket | None = None) -> FacetResult:
    return FacetResult("formalisation", "descriptive", Standing.RANGE, low, high, (), fit)


# Steps and bars


@pytest.mark.parametrize(("low", "high"), [(0, 0), (0, 4), (1, 3), (4, 4)])
def test_the_steps_count_as_the_cell_does(low: int, high: int) -> None:
    root = drawn(steps_glyph(cell_of("data.post_release", (low, high))))

    assert len([*root.iter(f"{SVG}rect")]) == 4
    assert sum(len(of_class(root, f"f-{tone}")) for tone in TONES[1:]) == low
    assert len(of_class(root, "s-range")) == high - low


def test_a_step_that_is_wanted_carries_a_pennant_above_it() -> None:
    root = drawn(steps_glyph(cell_of("data.post_release", 2, wanted=3)))

    assert len(of_class(root, "f-mark")) == 1


@pytest.mark.parametrize(("rung", "height"), [(0, 2), (1, 8.4), (4, 30)])
def test_the_step_of_last_time_carries_an_open_dot(rung: int, height: float) -> None:
    [dot] = drawn(steps_glyph(cell_of("data.post_release", 2), last=rung)).iter(f"{SVG}circle")

    assert float(dot.get("cy", 0)) == pytest.approx(42 - height)
    assert dot.get("class") == "f-paper s-ink"


def test_the_key_of_last_time_stands_only_beside_a_map_that_shows_it() -> None:
    assert [key.kind for key in legend.keys(WORDS)][-1] == "wanted"
    assert [key.words for key in legend.keys(WORDS, last=True)][-1] == "last assessment"


def test_steps_that_do_not_apply_are_an_outline_with_a_slash() -> None:
    root = drawn(steps_glyph(cell_of("data.post_release", None)))

    assert [each.get("class") for each in root.iter(f"{SVG}path")] == ["s-line", "s-line"]
    assert not [*root.iter(f"{SVG}rect")]


def test_half_a_level_ends_inside_a_slot_and_keeps_the_tone_of_the_rung_reached() -> None:
    [filled] = of_class(drawn(facet_bar(facet_of(1.5, 1.5))), "f-t1")

    assert filled.get("width") == number(WIDE.width * 1.5 / 4)


def test_a_mean_never_takes_the_tone_of_a_rung() -> None:
    for low in (0.8, 1.0, 2.0, 4.0):
        root = drawn(mean_bar(low, low))
        assert [tone for tone in TONES[1:] if of_class(root, f"f-{tone}")] == ["t3"]


def test_however_narrow_a_range_is_a_dot_of_it_remains() -> None:
    assert len(of_class(drawn(mean_bar(2.9, 3.0)), "s-range")) == 1


def test_only_a_facet_with_a_fit_has_a_bracket_and_it_spans_what_is_called_for() -> None:
    without = drawn(facet_bar(facet_of(2, 2)))
    [bracket] = of_class(drawn(facet_bar(facet_of(2, 2, Bracket(1, 3, "fits", (), ())))), "s-ink2")

    assert not of_class(without, "s-ink2")
    assert bracket.get("d", "").startswith(f"M{number(WIDE.at(1))} ")
    assert f"H{number(WIDE.at(3))}" in bracket.get("d", "")


def test_a_gap_is_measured_from_the_high_end_to_enough_and_only_where_it_is_certain() -> None:
    certain = of_class(drawn(tension_line(Served("data.pre_training", None, 0, 1, 3, ""))), "s-ink2")
    hidden = of_class(drawn(tension_line(Served("data.pre_training", None, 0, 3, 3, ""))), "s-ink2")

    assert len(certain) == 1
    assert certain[0].get("d", "").startswith(f"M{number(WIDE.at(1))} ")
    assert f"H{number(WIDE.at(3))}" in certain[0].get("d", "")
    assert not hidden


def test_enough_is_marked_in_ink_and_never_as_something_wanted() -> None:
    root = drawn(tension_line(Served("data.pre_training", None, 0, 1, 3, "")))

    assert len(of_class(root, "s-ink")) == 1
    assert not of_class(root, "s-mark")


# Likeness


def test_likeness_is_a_position_in_ink_and_never_in_a_tone() -> None:
    markup = likeness_line(Likeness("multi_company", 0.5, 0.7, ()), Place.SECOND)

    assert not any(of_class(drawn(markup), f"f-{tone}") for tone in TONES)


def test_a_mark_is_as_wide_as_what_the_answers_leave_open() -> None:
    def width(low: float, high: float) -> float:
        [mark] = of_class(drawn(likeness_line(Likeness("multi_company", low, high, ()), Place.OTHER)), "s-ink")
        return float(mark.get("width", 0))

    assert width(0.2, 0.7) - width(0.5, 0.5) == pytest.approx(0.5 * 166)


def test_nearest_and_second_are_marked_in_the_order_of_the_study() -> None:
    governance = governance_of(
        {"single_company": (0.2, 0.2), "multi_company": (0.6, 0.6), "single_institute": (0.9, 0.9)},
        nearest="single_institute",
        second="multi_company",
        margin=0.3,
    )

    assert places(governance) == {
        "single_company": Place.OTHER,
        "multi_company": Place.SECOND,
        "single_institute": Place.NEAREST,
    }


def test_without_a_clear_match_two_are_thick_and_none_is_full() -> None:
    likeness = {"single_company": (0.5, 0.9), "multi_company": (0.1, 0.1), "single_institute": (0.6, 0.7)}

    unclear = places(governance_of(likeness, second="single_institute", margin=0.05))
    unknown = places(governance_of(likeness))

    assert [*unclear.values()] == [Place.SECOND, Place.OTHER, Place.SECOND]
    assert {*unknown.values()} == {Place.OTHER}


# The legend


def test_the_legend_explains_every_rung_and_every_sign_of_the_map() -> None:
    keys = legend.keys(WORDS)

    assert [key.kind for key in keys] == ["rung"] * 5 + ["unknown", "not_applicable", "wanted"]
    assert keys[0].words == "0 core team"
