"""Steps that a result advises, for tests of what is decided about them."""

from datetime import datetime

from assessment.models import Submission
from projects.models import Project
from projects.services import WITH_LINK, Actor
from recommendations import decisions, services
from recommendations.core.deciding import Typed
from tests.submitted import NOW


def advised(submission: Submission) -> list[str]:
    """What a result advises, in its order."""
    plan = services.plan_for(submission=submission, language="en")
    return [match.recommendation for match in plan.advice.matches]


def decide(
    project: Project, recommendation: str, typed: Typed, *, now: datetime = NOW, actor: Actor = WITH_LINK
) -> None:
    decisions.decide(project=project, recommendation=recommendation, typed=typed, now=now, actor=actor)
