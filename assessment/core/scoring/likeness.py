"""How like each of the six governance models a project is, and which it is nearest to. Pure.

A model is a kind, never a rank. Eight traits speak for it, none with more than a quarter of the weight. An unknown
trait widens a likeness to a range; where ranges overlap, or the lead is thin, nobody is named.
"""

from assessment.core.answers import UNANSWERED, Answers, State
from assessment.core.profile import GovernanceModel, Likeness, TraitMatch
from assessment.core.questionnaire import Questionnaire
from assessment.core.tables import Credit, Governance, Trait


def score_governance_model(questionnaire: Questionnaire, answers: Answers) -> GovernanceModel:
    governance = questionnaire.governance
    likeness = tuple(_likeness(governance, model.id, answers) for model in governance.models)
    known = [trait for trait in governance.traits if answers.get(trait.question, UNANSWERED).state is State.ANSWERED]
    missing = tuple(
        trait.question
        for trait in governance.traits
        if answers.get(trait.question, UNANSWERED).state not in (State.ANSWERED, State.NOT_APPLICABLE)
    )
    declared = answers.get(governance.declared, UNANSWERED).chosen
    ranked = sorted(likeness, key=lambda each: -_middle(each))  # stable: ties keep the study's order
    first, second = ranked[0], ranked[1]
    margin = round(_middle(first) - _middle(second), 3) if known else None
    unclear = _unclear(governance, ranked, margin)
    return GovernanceModel(
        nearest=None if unclear else first.model,
        second=second.model if known else None,
        margin=margin,
        unclear=unclear,
        missing=missing,
        declared=declared[0] if declared else None,
        likeness=likeness,
    )


def _likeness(governance: Governance, model: str, answers: Answers) -> Likeness:
    low = high = weight = 0.0
    traits = []
    for trait in governance.traits:
        credit = trait.models[model]
        answer = answers.get(trait.question, UNANSWERED)
        match answer.state:
            case State.ANSWERED:
                earned = _earned(credit, answer.chosen[0])
                low, high = low + earned * trait.weight, high + earned * trait.weight
                traits.append(_match(trait, credit, answer.chosen[0], earned))
            case State.NOT_APPLICABLE:
                continue
            case _:
                high += trait.weight  # the content gives every model a choice that earns full credit
                traits.append(_match(trait, credit, None, 0.0))
        weight += trait.weight
    return Likeness(model, _share(low, weight), _share(high, weight), tuple(traits))


def _match(trait: Trait, credit: Credit, answer: str | None, earned: float) -> TraitMatch:
    return TraitMatch(trait.id, trait.question, answer, earned, trait.weight, credit.mark)


def _earned(credit: Credit, choice: str) -> float:
    return 1.0 if choice in credit.full else 0.5 if choice in credit.half else 0.0


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


def _middle(likeness: Likeness) -> float:
    return (likeness.low + likeness.high) / 2


def _unclear(governance: Governance, ranked: list[Likeness], margin: float | None) -> str | None:
    if margin is None:
        return "too_few_answers"
    if ranked[0].low <= max(other.high for other in ranked[1:]) and ranked[0].low < ranked[0].high:
        return "ranges_overlap"
    return "thin_margin" if margin < governance.margin else None
