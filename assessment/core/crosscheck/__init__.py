"""Whether a questionnaire's files agree: every id that is named exists, and every table is whole. Pure."""

from collections.abc import Iterator

from assessment.core.crosscheck import questions, tables
from assessment.core.questionnaire import Questionnaire


def problems(questionnaire: Questionnaire) -> Iterator[str]:
    """Every disagreement, each naming the item and the field."""
    yield from questions.problems(questionnaire)
    yield from tables.problems(questionnaire)
