"""The 18 cells, the stage means, and the named patterns over the lifecycle. Pure.

A cell is its one ladder answer, as value or range; other answers may explain it and never move it (`instrument`: cells
are formative). Patterns are told by counts of cells, never by means of them.
"""

from collections.abc import Mapping

from assessment.core import naming
from assessment.core.answers import UNANSWERED, Answers, State
from assessment.core.profile import Cell, StageMean, Standing
from assessment.core.questionnaire import Questionnaire
from assessment.core.scoring import ranges
from assessment.core.tables import RUNGS, Count, Domain, Stage


def score_cells(questionnaire: Questionnaire, answers: Answers, hidden: frozenset[str]) -> tuple[Cell, ...]:
    """All 18, domain by domain. `answers` are those that count; `hidden` are the questions that are not asked."""
    return tuple(_cell(questionnaire, domain, stage, answers, hidden) for domain, stage in questionnaire.cells)


def _cell(questionnaire: Questionnaire, domain: Domain, stage: Stage, answers: Answers, hidden: frozenset[str]) -> Cell:
    question = questionnaire.questions[naming.cell(domain.id, stage.id)]
    standing, low, high = ranges.of_ladder(question, answers)
    if question.id in hidden:
        standing, low, high = Standing.NOT_WORKED_ON, None, None
    return Cell(
        id=f"{domain.id}.{stage.id}",
        domain=domain.id,
        stage=stage.id,
        reference=f"{domain.letter}{stage.number}",
        standing=standing,
        low=low,
        high=high,
        question=question.id,
        answered=answers.get(question.id, UNANSWERED).state,
        wanted=_wanted(domain, stage, answers, low),
    )


def _wanted(domain: Domain, stage: Stage, answers: Answers, low: int | None) -> int | None:
    """The rung wanted here. "One further" counts from the lowest rung the cell may stand on: the least it can mean."""
    answer = answers.get(naming.wanted(domain.id), UNANSWERED)
    if answer.state is not State.ANSWERED or not isinstance(answer.value, Mapping):
        return None
    match answer.value.get(stage.id):
        case None:
            return None
        case "next":
            return min((low or 0) + 1, ranges.TOP)
        case rung:
            return RUNGS.index(rung)


def score_stages(questionnaire: Questionnaire, cells: tuple[Cell, ...]) -> tuple[StageMean, ...]:
    means = []
    for stage in questionnaire.dimensions.stages:
        placed = [
            (cell.low, cell.high)
            for cell in cells
            if cell.stage == stage.id and cell.low is not None and cell.high is not None
        ]
        low, high = ranges.mean(placed) or (None, None)
        means.append(StageMean(stage.id, _one_decimal(low), _one_decimal(high), len(placed)))
    return tuple(means)


def _one_decimal(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def possible_patterns(questionnaire: Questionnaire, cells: tuple[Cell, ...]) -> tuple[str, ...]:
    """The first pattern that certainly holds, and before it those that may still turn out to. No cell at all: none."""
    if all(cell.high is None for cell in cells):
        return ()
    possible = []
    for pattern in questionnaire.dimensions.patterns:
        chances = [_holds(count, cells) for count in pattern.counts]
        if any(certain is False for certain in chances):
            continue
        possible.append(pattern.id)
        if all(chances):
            break
    return tuple(possible)


def _holds(count: Count, cells: tuple[Cell, ...]) -> bool | None:
    """True or False when it is certain, None when the ranges leave it open."""
    rung = RUNGS.index(count.rung)
    there = [
        cell for cell in cells if cell.stage in count.stages and (not count.domains or cell.domain in count.domains)
    ]
    sure = sum(1 for cell in there if cell.low is not None and cell.low >= rung)
    most = sum(1 for cell in there if cell.high is not None and cell.high >= rung)
    if count.at_least <= sure and most <= count.at_most:
        return True
    return None if most >= count.at_least and sure <= count.at_most else False
