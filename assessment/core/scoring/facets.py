"""The eight governance facets, and how well formality fits a project's size, phase and duties. Pure."""

from assessment.core.answers import UNANSWERED, Answers, State
from assessment.core.conditions import Truth, answer_is_in, holds
from assessment.core.profile import Bracket, FacetResult, Standing
from assessment.core.questionnaire import Questionnaire
from assessment.core.scoring import ranges
from assessment.core.tables import Facet, Fit


def score_facets(questionnaire: Questionnaire, answers: Answers) -> tuple[FacetResult, ...]:
    return tuple(_facet(questionnaire, facet, answers) for facet in questionnaire.dimensions.facets)


def _facet(questionnaire: Questionnaire, facet: Facet, answers: Answers) -> FacetResult:
    """One facet: its answer, or the mean of its two halves. A half that does not apply leaves the other."""
    halves = [ranges.of_ladder(questionnaire.questions[question], answers) for question in facet.questions]
    placed = [(low, high) for _, low, high in halves if low is not None and high is not None]
    found = ranges.mean(placed)
    low, high = found or (None, None)
    standing = Standing.NOT_APPLICABLE if found is None else Standing.KNOWN if low == high else Standing.RANGE
    fit = next((fit for fit in questionnaire.dimensions.fits if fit.facet == facet.id), None)
    return FacetResult(
        id=facet.id,
        kind=facet.kind,
        standing=standing,
        low=low,
        high=high,
        questions=facet.questions,
        fit=_bracket(fit, answers, low, high) if fit else None,
    )


def _bracket(fit: Fit, answers: Answers, low: float | None, high: float | None) -> Bracket:
    """From the largest level that any fact calls for to one above it. Missing facts may still call for more."""
    called: list[tuple[str, str, int]] = []
    missing = []
    reach = 0
    for table in fit.tables:
        answer = answers.get(table.question, UNANSWERED)
        if answer.state is State.ANSWERED:
            called += [(table.question, choice, table.levels.get(choice, 0)) for choice in answer.chosen]
        elif answer.state is not State.NOT_APPLICABLE:
            missing.append(table.question)
            reach = max(reach, *table.levels.values())
    called.sort(key=lambda each: -each[2])
    known = called[0][2] if called else 0
    sure, possible = _called_for(fit, known, answers), _called_for(fit, max(known, reach), answers)
    verdict = _verdict(low, high, sure, possible)
    return Bracket(sure[0], possible[1], verdict, tuple(called), tuple(missing))


def _called_for(fit: Fit, level: int, answers: Answers) -> tuple[int, int]:
    """The least and the most that this level calls for; the cap never goes below the least."""
    least = max(0, level - fit.minus)
    most = least + 1
    if fit.cap and holds(fit.cap.when, lambda leaf: answer_is_in(leaf, answers)).truth is Truth.YES:
        most = min(most, fit.cap.most)
    return least, max(least, min(most, ranges.TOP))


def _verdict(low: float | None, high: float | None, sure: tuple[int, int], possible: tuple[int, int]) -> str:
    """What holds whatever the missing answers are; `unclear` where they could turn it. Only `less` brings advice."""
    if low is None or high is None:
        return "unclear"
    if high < sure[0]:
        return "less"
    if low > possible[1]:
        return "more"
    return "fits" if low >= possible[0] and high <= sure[1] else "unclear"
