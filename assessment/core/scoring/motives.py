"""Where practice falls short of what a project says it is for. Pure.

A motive names the cells and facets that serve it, each with the level from which on it is enough. Only what is known
to stay below that is a tension; what a range hides is unsettled, and asks for an answer instead of an action.
"""

from assessment.core.answers import UNANSWERED, Answers
from assessment.core.profile import Cell, FacetResult, Motivation, Shortfall
from assessment.core.questionnaire import Questionnaire
from assessment.core.scoring import ranges
from assessment.core.tables import Motive, ServedBy


def score_motivations(
    questionnaire: Questionnaire, answers: Answers, cells: tuple[Cell, ...], facets: tuple[FacetResult, ...]
) -> tuple[Motivation, ...]:
    """The project's first three motives, those with a tension first, else in the questionnaire's order."""
    levels: dict[str, Cell | FacetResult] = {cell.id: cell for cell in cells} | {facet.id: facet for facet in facets}
    chosen = answers.get(questionnaire.motives.question, UNANSWERED).chosen
    found = [_motivation(questionnaire.motive(motive), levels) for motive in chosen]
    return tuple(sorted(found, key=lambda each: -_largest_gap(each)))


def _motivation(motive: Motive, levels: dict[str, Cell | FacetResult]) -> Motivation:
    links = [(served, level) for served in motive.served_by if (level := levels[served.target]).high is not None]
    practice = ranges.mean(
        (level.low, level.high)
        for _, level in links
        if isinstance(level, Cell) and level.low is not None and level.high is not None
    )
    low, high = practice or (None, None)
    return Motivation(
        motive=motive.id,
        heading=motive.heading,
        shortfalls=tuple(_shortfall(served, level) for served, level in links if _high(level) < served.enough),
        unsettled=tuple(
            _shortfall(served, level) for served, level in links if _low(level) < served.enough <= _high(level)
        ),
        practice_low=None if low is None else round(low, 1),
        practice_high=None if high is None else round(high, 1),
    )


def _shortfall(served: ServedBy, level: Cell | FacetResult) -> Shortfall:
    return Shortfall(served.cell, served.facet, _low(level), _high(level), served.enough, served.because)


def _low(level: Cell | FacetResult) -> float:
    return level.low or 0


def _high(level: Cell | FacetResult) -> float:
    return ranges.TOP if level.high is None else level.high


def _largest_gap(motivation: Motivation) -> float:
    return max((short.enough - short.high for short in motivation.shortfalls), default=0)
