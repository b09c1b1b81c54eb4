"""What each question can change: values of the profile, other questions, and advice. For authors. Pure."""

from collections.abc import Iterator

from assessment.core import conditions, naming
from assessment.core.conditions import AnswerIn, Condition
from assessment.core.questionnaire import Questionnaire
from recommendations.core.catalogue import Catalogue, CellReach, FacetReach, Leaf

Influence = tuple[str, str]  # a question's id, and what it can change


def influences(catalogue: Catalogue, questionnaire: Questionnaire) -> dict[str, tuple[str, ...]]:
    """Every question with all that it can change; one that changes nothing is asked to be read, not to be scored."""
    found: dict[str, list[str]] = {question: [] for question in questionnaire.questions}
    for told in (
        _scores(questionnaire),
        _asks(questionnaire),
        _facts(questionnaire),
        _advice(catalogue, questionnaire),
    ):
        for question, changed in told:
            if question in found:
                found[question].append(changed)
    return {question: tuple(dict.fromkeys(changed)) for question, changed in found.items()}


def _scores(questionnaire: Questionnaire) -> Iterator[Influence]:
    for domain, stage in questionnaire.cells:
        yield naming.cell(domain.id, stage.id), f"cell.{domain.id}.{stage.id}"
        yield naming.wanted(domain.id), f"wish.{domain.id}.{stage.id}"
    for facet in questionnaire.dimensions.facets:
        yield from ((question, f"facet.{facet.id}") for question in facet.questions)
    for fit in questionnaire.dimensions.fits:
        yield from ((table.question, f"fit.{fit.facet}") for table in fit.tables)
    for trait in questionnaire.governance.traits:
        yield trait.question, f"trait.{trait.id}"
    yield questionnaire.governance.declared, "declared model"
    for motive in questionnaire.motives.motives:
        yield questionnaire.motives.question, f"motive.{motive.id}"
        yield questionnaire.motives.importance or "", f"motive.{motive.id}"


def _asks(questionnaire: Questionnaire) -> Iterator[Influence]:
    for question in questionnaire.questions.values():
        if question.show_if:
            yield from ((leaf.answer, f"shows {question.id}") for leaf in conditions.leaves(question.show_if))
    for check in questionnaire.soft_checks:
        yield from ((leaf.answer, f"soft_check.{check.id}") for leaf in conditions.leaves(check.when))


def _facts(questionnaire: Questionnaire) -> Iterator[Influence]:
    for domain in questionnaire.dimensions.domains:
        yield naming.openness(domain.id), f"openness.{domain.id}"
        yield naming.stands_because(domain.id), f"kept.{domain.id}"
    for stage in questionnaire.dimensions.stages:
        yield naming.taking_part(stage.id), f"taking_part.{stage.id}"
        yield naming.on_ramps(stage.id), f"on_ramps.{stage.id}"
        yield naming.barriers(stage.id), f"barriers.{stage.id}"
    yield naming.OUTWARD, "outward"
    yield naming.DIRECTIONS, "ties"
    yield naming.BARRIERS_CHANGE, "barriers"
    for question in (naming.HOURS, naming.MONEY, naming.MANDATE):
        yield question, "what can be done now"
    yield naming.ANSWERED_BY, "who answered"


def _advice(catalogue: Catalogue, questionnaire: Questionnaire) -> Iterator[Influence]:
    for recommendation in catalogue.recommendations:
        for condition in (recommendation.when, recommendation.need and recommendation.need.when):
            for question in _questions(condition, questionnaire) if condition else ():
                yield question, f"advice.{recommendation.id}"


def _questions(condition: Condition[Leaf], questionnaire: Questionnaire) -> Iterator[str]:
    for leaf in conditions.leaves(condition):
        match leaf:
            case AnswerIn(answer):
                yield answer
            case CellReach(cell):
                yield naming.cell(*cell.split("."))
            case FacetReach(facet):
                yield from questionnaire.facet(facet).questions
