"""The action plan: what stands decided, and what the newest result advises that nobody has decided on yet."""

from dataclasses import dataclass

from recommendations.core import catalogue as catalogues
from recommendations.core.deciding import DISMISSED, DONE, PLANNED
from recommendations.core.plan import Plan
from recommendations.presentation import advice, decided
from recommendations.presentation.pieces import document_of
from recommendations.presentation.shapes import AdviceShown, DecisionShown


@dataclass(frozen=True, slots=True)
class StepShown:
    """One recommendation: what stands decided, and the advice where the newest result gives it; one of the two is."""

    id: str
    title: str
    decision: DecisionShown | None
    advice: AdviceShown | None


@dataclass(frozen=True, slots=True)
class ActionPlan:
    project_name: str
    planned: tuple[StepShown, ...]  # by date
    done: tuple[StepShown, ...]
    dismissed: tuple[StepShown, ...]
    open: tuple[StepShown, ...]  # in the order of the result

    @property
    def ahead(self) -> tuple[StepShown, ...]:
        return self.planned + self.open


def action_plan(plan: Plan) -> ActionPlan:
    made = document_of(plan)
    catalogue = catalogues.get(plan.advice.catalogue_version, plan.language)
    advised = {each.id: each for each in advice.actions(made.questionnaire, catalogue, plan)}
    advised |= {each.id: each for each in advice.orientation(made.questionnaire, catalogue, plan)}
    stands = decided.decisions(plan)

    def those(state: str) -> tuple[StepShown, ...]:
        found = (each for each in stands if each.state == state)
        return tuple(StepShown(each.id, each.title, each, advised.get(each.id)) for each in found)

    undecided = (each for each in advised.values() if each.decision is None)
    return ActionPlan(
        project_name=made.project.name,
        planned=those(PLANNED),
        done=those(DONE),
        dismissed=those(DISMISSED),
        open=tuple(StepShown(each.id, each.title, None, each) for each in undecided),
    )
