"""The content covers what it promises: cells, facets, on-ramps, barriers, motives, authors' advice; nothing is dead."""

from io import StringIO

import pytest
from django.core.management import call_command

from assessment import reading_grade
from assessment.core import answering, branching, scoring
from assessment.core.questionnaire import Page
from recommendations.core import catalogue, coverage, matching, reaching
from recommendations.core.catalogue import Recommendation
from recommendations.core.coverage import Figure
from tests.answers_of import ASKED

CATALOGUE = catalogue.get(ASKED.version)
FIGURES = coverage.figures(CATALOGUE, ASKED)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_a_promise_is_kept_whole(figure: Figure) -> None:
    assert figure.missing == ()
    assert figure.kept


def test_there_are_sixty_recommendations_or_more() -> None:
    assert len(CATALOGUE.recommendations) >= 60


@pytest.mark.parametrize("recommendation", CATALOGUE.recommendations, ids=lambda each: each.id)
def test_some_valid_answers_bring_it(recommendation: Recommendation) -> None:
    found = reaching.answers_for(recommendation, CATALOGUE, ASKED)

    assert found is not None
    faults: list[object] = []
    raw = {question: answering.to_data(answer) for question, answer in found.items()}
    assert answering.parse_all(ASKED, raw, faults) == found  # type: ignore[arg-type]
    assert faults == []
    assert not branching.hidden(ASKED, found).keys() & found.keys()


def test_what_one_step_moves_is_one_rung_in_three_cells_at_most() -> None:
    for recommendation in CATALOGUE.actions:
        assert len(recommendation.moves) <= 3, recommendation.id


def test_compute_is_never_opened_to_anyone_at_any_time() -> None:
    opened = [
        each
        for each in CATALOGUE.actions
        for move in each.moves
        if (move.cell or "").startswith("compute.") and move.to == 3
    ]

    assert opened
    for each in opened:
        said = " ".join((each.title, *each.steps)).lower()
        assert "call" in said or "appl" in said, each.id


@pytest.mark.parametrize("page", ASKED.pages, ids=lambda page: page.id)
def test_a_page_reads_at_grade_ten_or_below(page: Page) -> None:
    assert reading_grade.of_page(page, ASKED) <= reading_grade.MOST


def test_anchors_are_short_and_their_first_words_tell_them_apart() -> None:
    for question in ASKED.questions.values():
        if question.type == "ladder":
            assert all(len(choice.text.split()) <= 16 for choice in question.choices), question.id
            begun = [tuple(choice.text.lower().split()[:3]) for choice in question.choices]
            assert len(set(begun)) == len(begun), question.id


def test_every_recommendation_has_a_way_for_two_kinds_of_project_and_a_source_with_a_mark() -> None:
    for recommendation in CATALOGUE.recommendations:
        assert recommendation.sources
        if recommendation.kind == "action":
            assert len(recommendation.ways) >= 2, recommendation.id


def test_the_profile_after_a_step_is_scored_and_not_guessed() -> None:
    recommendation = next(each for each in CATALOGUE.actions if each.moves and each.moves[0].cell)
    found = reaching.answers_for(recommendation, CATALOGUE, ASKED)
    assert found is not None
    profile = scoring.score(ASKED, found)
    match = next(
        each
        for each in matching.match(CATALOGUE, ASKED, found, profile).matches
        if each.recommendation == recommendation.id
    )

    taken = dict(found)
    for effect in match.effects:
        if effect.cell:
            question = profile.cell(effect.cell).question
            rung = ASKED.questions[question].choice_ids[effect.to]
            taken[question] = answering.parse(ASKED.questions[question], {"value": rung}, "", [])
    after = {stage.stage: (stage.low, stage.high) for stage in scoring.score(ASKED, taken).stages}

    assert match.after.stages
    for change in match.after.stages:
        assert (change.new_low, change.new_high) == after[change.stage]


def test_the_report_for_authors_prints_every_figure() -> None:
    out = StringIO()
    call_command("content", stdout=out)

    told = out.getvalue()
    for figure in FIGURES:
        assert figure.name in told
    for page in ASKED.pages:
        assert page.id in told
    assert "missing" not in told


def test_the_report_for_authors_names_what_is_missing_and_fails() -> None:
    """Version 0.9 has no step to every rung, so it is no whole catalogue."""
    out = StringIO()

    with pytest.raises(SystemExit):
        call_command("content", "--content-version", "0.9", stdout=out)

    assert "missing: compute.pre_training to 3" in out.getvalue()


def test_too_few_recommendations_are_not_called_enough() -> None:
    few = CATALOGUE.model_copy(update={"recommendations": CATALOGUE.recommendations[:59]})

    figure = next(each for each in coverage.figures(few, ASKED) if each.name.startswith("recommendations"))

    assert figure.missing == ("1 more",)
