"""Where practice falls short of what a project says it is for. Pure.

A motive names what serves it, each with the level from which on it is enough. Only what is known to stay below that is
a tension; what a range hides is unsettled, and asks for an answer instead of an action.
"""

from assessment.core.answers import UNANSWERED, Answers
from assessment.core.profile import Cell, FacetResult, Motivation, Served
from assessment.core.questionnaire import Questionnaire
from assessment.core.scoring import facts, ranges
from assessment.core.tables import Motive, ServedBy

STRONG = 3  # an importance from here on counts, whether or not the motive is among the first three

Levels = dict[str, Cell | FacetResult]


def score_motivations(
    questionnaire: Questionnaire, answers: Answers, cells: tuple[Cell, ...], facets: tuple[FacetResult, ...]
) -> tuple[Motivation, ...]:
    """The motives that count: the first three before the others, those with a tension first, else in their order."""
    levels: Levels = {cell.id: cell for cell in cells} | {facet.id: facet for facet in facets}
    first = answers.get(questionnaire.motives.question, UNANSWERED).chosen
    found = []
    for motive in questionnaire.motives.motives:
        importance = _importance(questionnaire, answers, motive)
        if motive.id in first or (importance or 0) >= STRONG:
            found.append(_motivation(motive, levels, answers, first=motive.id in first, importance=importance))
    return tuple(sorted(found, key=lambda each: (not each.first, -_largest_gap(each))))


def _importance(questionnaire: Questionnaire, answers: Answers, motive: Motive) -> int | None:
    """0 to 4: the place of the chosen column."""
    asked = questionnaire.questions.get(questionnaire.motives.importance or "")
    choice = answers.get(asked.id, UNANSWERED).row(motive.id) if asked else None
    return asked.choice_ids.index(choice) if asked and choice else None


def _motivation(motive: Motive, levels: Levels, answers: Answers, *, first: bool, importance: int | None) -> Motivation:
    links = [served for each in motive.served_by if (served := _served(each, levels, answers))]
    practice = ranges.mean((served.low, served.high) for served in links if served.cell)
    low, high = practice or (None, None)
    return Motivation(
        motive=motive.id,
        heading=motive.heading,
        shortfalls=tuple(served for served in links if served.high < served.enough),
        unsettled=tuple(served for served in links if served.low < served.enough <= served.high),
        practice_low=None if low is None else round(low, 1),
        practice_high=None if high is None else round(high, 1),
        enough=tuple(served for served in links if served.low >= served.enough),
        first=first,
        importance=importance,
    )


def _served(by: ServedBy, levels: Levels, answers: Answers) -> Served | None:
    """Where it stands; None where it does not apply to this project."""
    found: tuple[float, float] | None
    if by.artefact:
        found = facts.openness_range(answers, by.artefact)
    elif by.outward:
        found = facts.outward_range(answers, by.outward)
    else:
        level = levels[by.cell or by.facet or ""]
        found = None if level.low is None or level.high is None else (level.low, level.high)
    if found is None:
        return None
    return Served(by.cell, by.facet, *found, by.enough, by.because, by.artefact, by.outward)


def _largest_gap(motivation: Motivation) -> float:
    return max((short.enough - short.high for short in motivation.shortfalls), default=0)
