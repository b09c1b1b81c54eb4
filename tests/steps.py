"""Steps that a result advises, for tests of what is decided about them."""

from datetime import datetime
from typing import Any

from assessment.models import Submission
from projects.models import Project
from projects.services import WITH_LINK, Actor, Keys
from recommendations import decisions, services
from recommendations.core.deciding import Typed
from tests.submitted import NOW, opened

WISHED: dict[str, dict[str, Any]] = {  # three steps or more are advised
    "models.post_release.participation": {"value": "visible"},
    "models.wanted": {"value": {"post_release": "anyone"}},
}


def wishing() -> tuple[Submission, Keys]:
    """A result that advises something, with the keys that open it."""
    return opened(WISHED)


def advised(submission: Submission) -> list[str]:
    """What a result advises, in its order."""
    plan = services.plan_for(submission=submission, language="en")
    return [match.recommendation for match in plan.advice.matches]


def decide(
    project: Project, recommendation: str, typed: Typed, *, now: datetime = NOW, actor: Actor = WITH_LINK
) -> None:
    decisions.decide(project=project, recommendation=recommendation, typed=typed, now=now, actor=actor)
