"""The action plan: what a project decides about each recommendation. It is the project's, so it outlives results."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from projects.models import Project
from projects.services import Actor
from recommendations.core import catalogue as catalogues
from recommendations.core import deciding
from recommendations.core.deciding import Decided, Typed
from recommendations.models import Decision


class UnknownRecommendation(LookupError):
    """No version of the catalogue knows it."""


@transaction.atomic
def decide(*, project: Project, recommendation: str, typed: Typed, now: datetime, actor: Actor) -> None:
    """Add a decision, unless it is what stands already. Raises UnknownRecommendation and InvalidDecision."""
    if catalogues.newest_with(recommendation) is None:
        raise UnknownRecommendation(recommendation)
    made = deciding.read(typed, recommendation, now.date())
    Project.objects.select_for_update().get(pk=project.pk)  # one decision at a time, so that a double click is one
    stands = project.decisions.filter(recommendation=recommendation).order_by("-at", "-pk").first()
    if made == (decided(stands) if stands else Decided(recommendation, deciding.OPEN)):
        return
    Decision.objects.create(
        project=project,
        recommendation=recommendation,
        state=made.state,
        who=made.who,
        due=made.due,
        reason=made.reason,
        at=now,
        **actor.columns,
    )
    Project.objects.filter(pk=project.pk).update(touched_at=now)


def current(*, project_id: UUID) -> Mapping[str, Decision]:
    """What stands decided, by recommendation. What was taken back is not among it."""
    rows = Decision.objects.filter(project=project_id).select_related("by").order_by("at", "pk")
    newest = {row.recommendation: row for row in rows}
    return {name: row for name, row in newest.items() if row.state != Decision.State.OPEN}


def decided(row: Decision) -> Decided:
    return Decided(row.recommendation, row.state, row.who, row.due, row.reason)
