"""What those who answer say to each other about a question. Nothing is deleted: what is settled is resolved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from assessment.core import values
from assessment.core.faults import Fault, InvalidDocument
from assessment.core.faults import gettext_noop as _
from assessment.models import Assessment, Comment
from projects.models import Project
from projects.services import Actor

MAX_TEXT = 2000
TWICE = timedelta(minutes=1)  # the same words by the same author within so long were sent twice


@dataclass(frozen=True, slots=True)
class Tally:
    """How many comments a question has."""

    all: int
    open: int


@transaction.atomic
def say(*, assessment: Assessment, question: str, text: str, now: datetime, actor: Actor) -> Comment:
    """Add a comment; sent twice, it is one. Raises InvalidDocument."""
    faults: list[Fault] = []
    text = values.text(text.strip(), MAX_TEXT, "/text", faults)
    if not text:
        faults.append(Fault("/text", "missing", _("Write what you want to say.")))
    if faults:
        raise InvalidDocument(tuple(faults))
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    said = {"question": question, "text": text, **actor.columns}
    if again := assessment.comments.filter(**said, at__gt=now - TWICE).first():
        return again
    Project.objects.filter(pk=assessment.project_id).update(touched_at=now)
    return Comment.objects.create(assessment=assessment, at=now, **said)


def resolve(*, assessment: Assessment, comment_id: UUID, now: datetime, actor: Actor) -> Comment:
    """Raises Comment.DoesNotExist."""
    assessment.comments.filter(pk=comment_id, resolved_at=None).update(resolved_at=now, resolved_by=actor.person)
    return assessment.comments.get(pk=comment_id)


def reopen(*, assessment: Assessment, comment_id: UUID) -> Comment:
    """Raises Comment.DoesNotExist."""
    assessment.comments.filter(pk=comment_id).update(resolved_at=None, resolved_by=None)
    return assessment.comments.get(pk=comment_id)


def comments(*, assessment: Assessment) -> QuerySet[Comment]:
    """All there are, in the order in which they were said."""
    return assessment.comments.select_related("by", "resolved_by").order_by("at", "pk")


def earlier(*, assessment: Assessment, question: str) -> QuerySet[Comment]:
    """What was said of a question in other assessments of the same project."""
    others = Comment.objects.filter(assessment__project=assessment.project_id, question=question)
    return others.exclude(assessment=assessment).select_related("by", "resolved_by").order_by("at", "pk")


def tallies(*, assessment: Assessment) -> Mapping[str, Tally]:
    """How many comments there are, by question."""
    rows = assessment.comments.values("question").annotate(
        all=Count("pk"), open=Count("pk", filter=Q(resolved_at=None))
    )
    return {row["question"]: Tally(row["all"], row["open"]) for row in rows}


def together(found: Iterable[Tally]) -> Tally:
    listed = list(found)
    return Tally(sum(each.all for each in listed), sum(each.open for each in listed))
