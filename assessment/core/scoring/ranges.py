"""Ranges of levels: what is known of a value when an answer is missing. Pure."""

from collections.abc import Iterable

from assessment.core.answers import UNANSWERED, Answers, State
from assessment.core.profile import Standing
from assessment.core.questionnaire import Question

TOP = 4

Range = tuple[float, float]


def of_ladder(question: Question, answers: Answers) -> tuple[Standing, int | None, int | None]:
    """The level of one ladder answer: a value, the whole range where it is missing, or nothing when not applicable."""
    answer = answers.get(question.id, UNANSWERED)
    match answer.state:
        case State.ANSWERED:
            level = question.level(answer.chosen[0])
            return Standing.KNOWN, level, level
        case State.NOT_APPLICABLE:
            return Standing.NOT_APPLICABLE, None, None
        case _:
            return Standing.RANGE, 0, TOP


def mean(ranges: Iterable[Range]) -> Range | None:
    """The mean of ranges, end by end; None of none."""
    found = list(ranges)
    if not found:
        return None
    return sum(low for low, _ in found) / len(found), sum(high for _, high in found) / len(found)
