"""The headline and the sentences of a result: every branch, with profiles made by hand, in English."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.core import questionnaire
from assessment.core.answers import State
from assessment.core.profile import Bracket, FacetResult, Fact, Profile, Standing
from recommendations.core.plan import Last, last_of
from recommendations.presentation.headline import headline, lede
from recommendations.presentation.participation import moved
from recommendations.presentation.plain import plain
from tests.pictures import ALL_CELLS, Value, governance_of, profile_of

ASKED = questionnaire.current()
SHAPES = tuple(pattern.id for pattern in ASKED.dimensions.patterns)
UNKNOWN: Value = (0, 4)


def profile(values: dict[str, Value] | None = None, *, rest: Value = UNKNOWN, **more: object) -> Profile:
    unclear = replace(governance_of({}), unclear="too_few_answers")
    return replace(profile_of(values, rest=rest), governance_model=unclear, **more)  # type: ignore[arg-type]


def said(found: Profile) -> dict[str, str]:
    return {each.about: " ".join(each.sentences) for each in plain(ASKED, found)}


def facts(question: str, **rows: str | None) -> tuple[Fact, ...]:
    return tuple(
        Fact(question, row, State.ANSWERED if choice else State.UNKNOWN, choice) for row, choice in rows.items()
    )


def facet(name: str, level: float, *, verdict: str = "", kind: str = "protective") -> FacetResult:
    fit = Bracket(0, 1, verdict, (), ()) if verdict else None
    return FacetResult(name, kind, Standing.KNOWN, level, level, ASKED.facet(name).questions, fit)


# The headline


def test_without_any_cell_there_is_nothing_to_draw() -> None:
    assert headline(ASKED, profile(rest=None, patterns=())) == "Nothing to draw yet"
    assert lede(ASKED, profile(rest=None, patterns=()))[:2] == (
        "No cell has an answer that places it on the map.",
        "18 cells do not apply.",
    )


def test_a_shape_that_is_certain_is_the_headline_and_its_meaning_comes_first() -> None:
    found = profile(rest=3, patterns=("open_from_the_start",))

    assert headline(ASKED, found) == "Open to others from the very start"
    assert lede(ASKED, found)[0].startswith("At every stage, the early ones included")


def test_two_shapes_that_are_left_are_both_named() -> None:
    found = profile(patterns=("partners_throughout", "mixed"))

    assert headline(ASKED, found) == "Partners throughout, or mixed"
    assert lede(ASKED, found)[0] == (
        "Missing answers leave the shape open: it could be “Partners throughout” or “Mixed”."
    )


@pytest.mark.parametrize(
    ("rung", "words"),
    [
        (0, "Held by the core team where it is charted"),
        (1, "Visible from outside where it is charted"),
        (2, "Built with chosen partners in places, not all charted"),
        (3, "Open to anyone in places, not all charted"),
        (4, "Shared with others in places, not all charted"),
    ],
)
def test_where_many_shapes_are_left_the_headline_says_how_far_others_come_in_what_is_known(
    rung: int, words: str
) -> None:
    known: dict[str, Value] = {"data.pre_training": rung, "data.post_training": 0}

    assert headline(ASKED, profile(known, patterns=SHAPES)) == words


def test_a_map_of_nothing_but_ranges_is_not_charted_yet() -> None:
    assert headline(ASKED, profile(patterns=SHAPES)) == "Not charted yet"
    assert lede(ASKED, profile(patterns=SHAPES))[0] == (
        "Too little is known to tell a shape: every one that we name would still fit."
    )


def test_more_shapes_than_a_sentence_holds_are_counted() -> None:
    assert lede(ASKED, profile(patterns=SHAPES[:4]))[0] == (
        "Missing answers leave the shape open: 4 of the 7 that we name would still fit."
    )


# How far others come


def test_who_told_nothing_is_told_nothing() -> None:
    assert plain(ASKED, profile()) == ()


def test_the_furthest_places_are_named_and_so_is_where_the_core_team_works_alone() -> None:
    found = profile({"data.pre_training": 4, "software.post_release": 4, "models.pre_training": 0})

    assert said(found)["How far others come"] == (
        "The furthest that others are known to come is “shared”, in Data · pre-training (B1) and Software · "
        "post-release (C3). The core team works alone in Models · pre-training (A1)."
    )


def test_many_places_are_counted() -> None:
    found = profile(dict(zip(ALL_CELLS, [2] * 5 + [0] * 4, strict=False)))

    assert said(found)["How far others come"] == (
        "The furthest that others are known to come is “invited”, in 5 cells. "
        "The core team works alone in 4 of 18 cells."
    )


def test_where_nobody_came_no_furthest_is_named() -> None:
    assert said(profile({"data.pre_training": 0}))["How far others come"] == (
        "The core team works alone in Data · pre-training (B1)."
    )


@given(st.dictionaries(st.sampled_from(ALL_CELLS), st.integers(0, 4), min_size=1))
def test_no_other_known_cell_is_further_than_the_one_that_is_named(values: dict[str, Value]) -> None:
    sentence = said(profile(values))["How far others come"]
    top = max(level for level in values.values() if isinstance(level, int))
    rung = ASKED.dimensions.rungs[top].title

    assert (f"“{rung}”" in sentence) is (top > 0)
    assert ("works alone" in sentence) is (0 in values.values())


# Who decides, and how


def test_the_last_decision_is_told_in_the_words_of_its_answer() -> None:
    found = profile(facets=(facet("control", 0, kind="descriptive"),))

    assert said(found)["Who decides, and how"] == (
        "Your last big decision: “One person, or the management, decided alone”."
    )


def test_the_highest_and_the_lowest_of_what_protects_others_are_named() -> None:
    found = profile(facets=(facet("path", 3), facet("continuity", 0.5), facet("transparency", 3)))

    assert said(found)["Who decides, and how"] == (
        "Of what protects others, the highest is Path from newcomer to rights and Transparency of decisions (3 of 4), "
        "the lowest Continuity (0.5 of 4)."
    )


def test_what_stands_level_is_said_to_and_one_alone_is_compared_with_nothing() -> None:
    level = profile(facets=(facet("path", 2), facet("continuity", 2)))

    assert said(level)["Who decides, and how"] == "What protects others stands at 2 of 4 throughout."
    assert "Who decides, and how" not in said(profile(facets=(facet("path", 2),)))


def test_a_fit_is_told_where_it_is_certain() -> None:
    def fit(verdict: str) -> dict[str, str]:
        return said(profile(facets=(facet("formalisation", 1, verdict=verdict, kind="descriptive"),)))

    assert fit("less") == {"Who decides, and how": "Formalisation: less than your size, phase and duties call for."}
    assert fit("fits")["Who decides, and how"].startswith("Formalisation: fits")
    assert fit("more")["Who decides, and how"].startswith("Formalisation: more than")
    assert fit("unclear") == {}


# What kind of project


@pytest.mark.parametrize(
    ("margin", "words"),
    [
        (0.2, "Nearest: Single company. Second: Multi-company."),
        (0.7, "Nearest: Single company. No other kind comes near."),
    ],
)
def test_a_second_kind_is_named_only_when_it_comes_near(margin: float, words: str) -> None:
    model = governance_of(
        {"single_company": (0.9, 0.9), "multi_company": (0.9 - margin, 0.9 - margin)},
        nearest="single_company",
        second="multi_company",
        margin=margin,
    )

    assert said(replace(profile(), governance_model=model)) == {"What kind of project": words}


# What is told row by row


def test_what_can_be_got_is_counted_without_zeros() -> None:
    found = profile(openness=facts("models.openness", a="open", b="open", c="closed", d="never_made", e=None))

    assert said(found)["What others can get"] == "Of what you make and told of: 2 open and 1 closed."


def test_open_results_of_a_closed_workshop_and_closed_results_of_an_open_one_are_both_pointed_out() -> None:
    made = (*facts("models.openness", a="open"), *facts("data.openness", a="closed", b="partial"))
    stages = ("pre_training", "post_training", "post_release")
    cells: dict[str, Value] = dict.fromkeys([f"models.{stage}" for stage in stages], 1)
    cells |= dict.fromkeys([f"data.{stage}" for stage in stages], 3)
    apart = said(profile(cells, openness=made))["What others can get"]

    assert "Open to get, and yet made by the core team: Models." in apart
    assert "Made with others, and yet not open to get: Data." in apart
    unsure = said(profile(cells | {"models.pre_training": UNKNOWN, "data.pre_training": UNKNOWN}, openness=made))
    assert "yet" not in unsure["What others can get"]


def test_who_helped_to_decide_and_who_was_never_asked() -> None:
    def people(**parts: str | None) -> str:
        return said(profile(taking_part=facts("ties.taking_part.pre_training", **parts))).get("Who takes part", "")

    assert people(funders="deciding", end_users="informed") == (
        "At some stage these helped to decide: Funders. Told at most, and never asked: End users."
    )
    assert people(funders="doing") == "Of those you told of, nobody from outside helped to decide."
    many = dict.fromkeys(("funders", "end_users", "integrators", "other_labs"), "absent")
    assert people(**many).endswith("Told at most, and never asked: 4 kinds of people.")
    assert people(funders=None) == ""
    elsewhere = facts("ties.taking_part.post_release", end_users=None)
    unsure = profile(taking_part=facts("ties.taking_part.pre_training", end_users="absent") + elsewhere)
    assert "never asked" not in said(unsure)["Who takes part"]


def test_ways_in_and_barriers_are_counted() -> None:
    def ways(**told: str) -> str:
        return said(profile(on_ramps=facts("ties.on_ramps.pre_training", **told)))["Ways in"]

    def barriers(*, change: tuple[Fact, ...] = (), **told: str) -> str:
        felt = facts("ties.barriers.pre_training", **told)
        return said(profile(barriers=felt, barriers_change=change))["What stands in the way"]

    assert ways(a="used", b="not_there") == "Used by others: 1 of 2 ways in."
    assert ways(a="open_unused") == "Used by others: 0 of 1 ways in. Open, and not used yet: 1."
    assert barriers(a="not_felt") == "You told of no barrier that is felt."
    assert barriers(a="by_us", b="not_felt") == "Felt: 1 of 2 barriers that you told of."
    assert barriers(a="by_us", change=facts("ties.barriers_change", a="yes")) == (
        "Felt: 1 of 1 barriers that you told of. You could change 1 of these by yourselves."
    )


def test_the_part_in_others_work_is_told_from_the_strongest_down() -> None:
    def elsewhere(**told: str) -> str:
        return said(profile(outward=facts("ties.outward", **told)))["Your part elsewhere"]

    assert elsewhere(data="use", software="hold_rights", models="give_back") == (
        "In others’ work you hold rights on software. You give back to others’ work on models. "
        "You use others’ work on data."
    )
    assert elsewhere(data="none") == "You take no part in others’ work."


# Last time


def test_last_time_counts_only_what_was_known_then_and_only_under_the_same_rules() -> None:
    now, then = profile(rest=3), profile({"data.pre_training": 2})
    at = "2025-05-14T09:30:00Z"

    assert last_of(then, submitted_at=at, now=now) == Last(at, {"data.pre_training": 2})
    assert last_of(profile(), submitted_at=at, now=now) is None
    assert last_of(replace(then, scoring_version=then.scoring_version + 1), submitted_at=at, now=now) is None
    assert last_of(replace(then, questionnaire_version="0.8"), submitted_at=at, now=now) is None


def test_a_range_that_still_holds_the_old_rung_has_not_moved() -> None:
    last = Last("2025-05-14T09:30:00Z", {"data.pre_training": 2, "data.post_training": 2, "data.post_release": 2})
    now = profile({"data.pre_training": (1, 3), "data.post_training": 3, "data.post_release": None})

    assert moved(now, last).endswith("1 cell stands elsewhere now.")
    assert moved(now, None) == ""


# All of it


def test_every_paragraph_leads_to_a_section_and_nothing_praises_or_blames() -> None:
    found = profile(
        dict.fromkeys(ALL_CELLS, 2),
        facets=(facet("path", 3), facet("continuity", 0)),
        openness=facts("models.openness", a="open"),
        taking_part=facts("ties.taking_part.pre_training", funders="deciding"),
        on_ramps=facts("ties.on_ramps.pre_training", a="used"),
        barriers=facts("ties.barriers.pre_training", a="by_us"),
        outward=facts("ties.outward", data="use"),
    )

    paragraphs = plain(ASKED, found)

    assert _unique(each.section for each in paragraphs)
    assert not {"good", "bad", "poor", "excellent", "only", "best", "worst"} & {
        *chain.from_iterable(" ".join(each.sentences).lower().split() for each in paragraphs)
    }


def _unique(names: Iterable[str]) -> bool:
    found = list(names)
    return len(found) == len({*found})
