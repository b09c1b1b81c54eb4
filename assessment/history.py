"""What was ever answered, by whom and when: read from rows that are only added."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any

from django.db.models import Q, QuerySet

from assessment.core.answers import UNANSWERED
from assessment.core.answers import Answer as GivenAnswer
from assessment.models import Assessment, Revision, Submission
from projects.models import Event, Project
from projects.services import Actor

AT_ONCE = 100  # moments of one page
IN_ONE_SAVE = 250  # more than any section has questions: what one save wrote is never cut in two

Moment = Revision | Submission | Event


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a project's history, the newest moment first, and where to go on (None: it began here)."""

    moments: tuple[Moment, ...]
    before: datetime | None
    behind: tuple[Moment, ...] = ()  # of what is earlier, the next few


def of_project(*, project: Project, before: datetime | None, questions: Collection[str] | None = None) -> Stretch:
    """What happened before a moment (None: until now). With `questions` only what was answered to them."""
    revisions = Revision.objects.filter(assessment__project=project).select_related("by", "assessment")
    if questions is not None:
        found = _newest(revisions.filter(question__in=questions), "saved_at", before)
    else:
        found = [
            *_newest(revisions, "saved_at", before),
            *_newest(project.submissions.select_related("by"), "submitted_at", before),
            *_newest(project.events.select_related("by", "about"), "at", before),
        ]
    found.sort(key=itemgetter(0), reverse=True)
    return _stretch(found)


def of_question(*, project: Project, question: str, before: datetime | None = None) -> Stretch:
    """What was answered to a question before a moment (None: until now)."""
    return _stretch(_newest(_answers(project, question), "saved_at", before))


def revision(*, project: Project, question: str, pk: str) -> Revision | None:
    """One moment of a question's history, by its number; None where what came with a form is no number of any."""
    try:
        return _answers(project, question).filter(pk=pk).first()
    except ValueError:
        return None


def _answers(project: Project, question: str) -> QuerySet[Revision]:
    found = Revision.objects.filter(assessment__project=project, question=question)
    return found.select_related("by", "assessment")


def _stretch(found: list[tuple[datetime, Moment]]) -> Stretch:
    """Of moments that are sorted, the newest first, as many as a page shows; those at one time stay together."""
    if len(found) <= AT_ONCE:
        return Stretch(tuple(moment for _, moment in found), None)
    last = found[AT_ONCE - 1][0]
    behind = tuple(moment for at, moment in found if at < last)
    return Stretch(tuple(moment for at, moment in found if at >= last), last if behind else None, behind)


def _newest(rows: QuerySet[Any], when: str, before: datetime | None) -> list[tuple[datetime, Moment]]:
    earlier = rows if before is None else rows.filter(**{f"{when}__lt": before})
    return [(getattr(row, when), row) for row in earlier.order_by(f"-{when}", "-pk")[: AT_ONCE + IN_ONE_SAVE]]


def bases(*, assessment: Assessment, versions: Mapping[str, int]) -> Mapping[str, GivenAnswer]:
    """Question id -> what it said in that version, where the history knows. Before the first it said nothing."""
    asked = Q(pk=None)
    for question, version in versions.items():
        asked |= Q(question=question, version=version)
    found = assessment.revisions.filter(asked).exclude(kind=Revision.Kind.REFUSED) if versions else ()
    first = {question: UNANSWERED for question, version in versions.items() if version == 0}
    return first | {revision.question: revision.given() for revision in found}


def last_of(*, assessment: Assessment, actor: Actor) -> Revision | None:
    """What somebody answered last, saved or refused: where they left off. What was carried over nobody answered."""
    own = assessment.revisions.filter(**actor.columns).exclude(kind=Revision.Kind.CARRIED)
    return own.order_by("-saved_at", "-pk").first()
