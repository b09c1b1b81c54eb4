"""What is told row by row and not as a level: openness, people, ways in, barriers, ties. Pure; nothing is added up."""

from collections.abc import Iterable

from assessment.core import conditions, naming
from assessment.core.answers import UNANSWERED, Answers, State
from assessment.core.conditions import Truth
from assessment.core.profile import Fact, SoftCheckHit
from assessment.core.questionnaire import Questionnaire
from assessment.core.tables import OPENNESS, OUTWARD


def of_matrices(questionnaire: Questionnaire, answers: Answers, asked: Iterable[str]) -> tuple[Fact, ...]:
    """Every row of these matrix questions, in order; a question that this version does not ask has none."""
    return tuple(
        _of_row(question, row, answers)
        for question in asked
        if question in questionnaire.questions
        for row in questionnaire.questions[question].row_ids
    )


def _of_row(question: str, row: str, answers: Answers) -> Fact:
    """A row that an answer leaves out is not answered, whatever its neighbours are."""
    answer = answers.get(question, UNANSWERED)
    choice = answer.row(row)
    state = State.UNANSWERED if answer.state is State.ANSWERED and choice is None else answer.state
    return Fact(question, row, state, choice)


def reasons_for_standing(questionnaire: Questionnaire, answers: Answers) -> tuple[Fact, ...]:
    found = []
    for domain in questionnaire.dimensions.domains:
        question = naming.stands_because(domain.id)
        if question in questionnaire.questions:
            answer = answers.get(question, UNANSWERED)
            found.append(Fact(question, domain.id, answer.state, answer.chosen[0] if answer.chosen else None))
    return tuple(found)


def soft_checks(questionnaire: Questionnaire, answers: Answers) -> tuple[SoftCheckHit, ...]:
    """The checks whose condition is known to hold, with the answers that made it so."""
    hits = []
    for check in questionnaire.soft_checks:
        told = conditions.holds(check.when, lambda leaf: conditions.answer_is_in(leaf, answers))
        if told.truth is Truth.YES:
            hits.append(SoftCheckHit(check.id, tuple(dict.fromkeys(leaf.answer for leaf, _ in told.because))))
    return tuple(hits)


def openness_range(answers: Answers, artefact: str) -> tuple[int, int] | None:
    """How open an artefact is, 0 to 2, as a range; None where the project has no such thing."""
    domain, row = artefact.split(".")
    return _range(_of_row(naming.openness(domain), row, answers), OPENNESS)


def outward_range(answers: Answers, domain: str) -> tuple[int, int] | None:
    """What the project does in others' work of a domain, 0 to 3, as a range."""
    return _range(_of_row(naming.OUTWARD, domain, answers), OUTWARD)


def _range(fact: Fact, levels: dict[str, int]) -> tuple[int, int] | None:
    if fact.state is State.NOT_APPLICABLE:
        return None
    if fact.choice is None:
        return min(levels.values()), max(levels.values())
    return levels[fact.choice], levels[fact.choice]
