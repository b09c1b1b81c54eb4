"""From answers to a profile. Pure: no clock, no rows, the same answers give the same profile everywhere."""

from assessment.core import branching, naming
from assessment.core.answers import UNANSWERED, Answers, State
from assessment.core.profile import SCORING_VERSION, Cell, Completeness, EvidenceCoverage, FacetResult, Fact, Profile
from assessment.core.questionnaire import Questionnaire
from assessment.core.scoring import facts
from assessment.core.scoring.cells import possible_patterns, score_cells, score_stages
from assessment.core.scoring.facets import score_facets
from assessment.core.scoring.likeness import score_governance_model
from assessment.core.scoring.motives import score_motivations

UPPER = 3  # from this level on we ask for an example


def score(questionnaire: Questionnaire, answers: Answers) -> Profile:
    """Score the answers to one questionnaire version. Hidden answers never count."""
    hidden = frozenset(branching.hidden(questionnaire, answers))
    counted = {
        question: answer
        for question, answer in answers.items()
        if question in questionnaire.questions and question not in hidden
    }
    cells = score_cells(questionnaire, counted, hidden)
    facets = score_facets(questionnaire, counted)
    return Profile(
        questionnaire=questionnaire.id,
        questionnaire_version=questionnaire.version,
        questionnaire_digest=questionnaire.digest,
        scoring_version=SCORING_VERSION,
        cells=cells,
        stages=score_stages(questionnaire, cells),
        patterns=possible_patterns(questionnaire, cells),
        facets=facets,
        governance_model=score_governance_model(questionnaire, counted),
        motivations=score_motivations(questionnaire, counted, cells, facets),
        completeness=_completeness(questionnaire, counted, hidden),
        evidence=_evidence(counted, cells, facets),
        **_facts(questionnaire, counted),
        stands_because=facts.reasons_for_standing(questionnaire, counted),
        soft_checks=facts.soft_checks(questionnaire, counted),
    )


def _facts(questionnaire: Questionnaire, counted: Answers) -> dict[str, tuple[Fact, ...]]:
    domains = [domain.id for domain in questionnaire.dimensions.domains]
    stages = [stage.id for stage in questionnaire.dimensions.stages]
    asked = {
        "openness": map(naming.openness, domains),
        "taking_part": map(naming.taking_part, stages),
        "on_ramps": map(naming.on_ramps, stages),
        "barriers": map(naming.barriers, stages),
        "barriers_change": [naming.BARRIERS_CHANGE],
        "outward": [naming.OUTWARD],
        "ties": [naming.DIRECTIONS],
    }
    return {field: facts.of_matrices(questionnaire, counted, questions) for field, questions in asked.items()}


def _completeness(questionnaire: Questionnaire, counted: Answers, hidden: frozenset[str]) -> Completeness:
    """Wanted cells are wishes, not answers: leaving them out leaves nothing open."""
    asked = [
        question
        for question in questionnaire.questions.values()
        if question.id not in hidden and question.id not in questionnaire.wishes
    ]
    states = [counted.get(question.id, UNANSWERED).state for question in asked]
    return Completeness(len(asked), **{state.value: states.count(state) for state in State})


def _evidence(counted: Answers, cells: tuple[Cell, ...], facets: tuple[FacetResult, ...]) -> EvidenceCoverage:
    upper: list[tuple[str, ...]] = [(cell.question,) for cell in cells if cell.low is not None and cell.low >= UPPER]
    upper += [facet.questions for facet in facets if facet.low is not None and facet.low >= UPPER]
    linked = [any(counted.get(question, UNANSWERED).evidence for question in questions) for questions in upper]
    return EvidenceCoverage(len(upper), linked.count(True))
