"""Recording answers: one writer a draft, nothing saved over what its author has not seen, nothing forgotten."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from assessment.core.answers import UNANSWERED
from assessment.core.answers import Answer as GivenAnswer
from assessment.models import Answer, Assessment, Revision
from projects.models import Project
from projects.services import WITH_LINK, Actor

CONTENT = ("state", "value", "reason", "note", "evidence", "visibility", "saved_at", "by", "by_link")


@dataclass(frozen=True, slots=True)
class Given:
    """One answer to record, and the version of the stored one that it was made from (0: there was none)."""

    answer: GivenAnswer
    base_version: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """Question id -> the row as it stands: where the answer was taken, and where it came too late."""

    taken: Mapping[str, Answer]
    refused: Mapping[str, Answer]


@transaction.atomic
def record(*, assessment: Assessment, given: Mapping[str, Given], now: datetime, actor: Actor = WITH_LINK) -> Recorded:
    """Save the answers that nobody has saved since their base version.

    So two people in two tabs never overwrite each other, and one clash does not cost the rest of a page. The answers
    come from `answering`, which knows what is allowed. What is saved and what is refused both stay in the history. To
    send the same answer again changes nothing, so whoever got no reply may try once more.
    """
    Assessment.objects.select_for_update().get(pk=assessment.pk)  # one writer a draft
    stored = {row.question: row for row in assessment.answers.filter(question__in=given).select_related("by")}
    changed = {
        question: each
        for question, each in given.items()
        if each.answer != (stored[question].given() if question in stored else UNANSWERED)
    }
    refused = {
        question: stored[question]
        for question, each in changed.items()
        if question in stored and stored[question].version != each.base_version
    }
    same = {question: row for question, row in stored.items() if question not in changed}
    saved = {
        question: _next(stored.get(question), assessment, columns_of(question, each.answer, actor, now))
        for question, each in changed.items()
        if question not in refused
    }
    store(assessment, saved.values(), Revision.Kind.SAVED, now)
    _remember_refused(assessment, {question: changed[question] for question in refused}, actor, now)
    return Recorded(same | saved, refused)


def _next(stored: Answer | None, assessment: Assessment, columns: Mapping[str, Any]) -> Answer:
    return Answer(assessment=assessment, version=stored.version + 1 if stored else 1, **columns)


def store(assessment: Assessment, rows: Collection[Answer], kind: Revision.Kind, now: datetime) -> None:
    """Write answers as they stand now, and the moment of each into the history."""
    if not rows:
        return
    Answer.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["assessment", "question"],
        update_fields=[*CONTENT, "version", "to_confirm"],
    )
    Revision.objects.bulk_create(
        Revision(
            assessment=assessment,
            kind=kind,
            question=row.question,
            version=row.version,
            **{name: getattr(row, name) for name in CONTENT},
        )
        for row in rows
    )
    Project.objects.filter(pk=assessment.project_id).update(touched_at=now)


def _remember_refused(assessment: Assessment, late: Mapping[str, Given], actor: Actor, now: datetime) -> None:
    """What the same author was refused before is there already: whoever tries again and again says it once."""
    if not late:
        return
    before = assessment.revisions.filter(kind=Revision.Kind.REFUSED, question__in=late, **actor.columns)
    kept = [(each.question, each.version, each.given()) for each in before]
    Revision.objects.bulk_create(
        Revision(
            assessment=assessment,
            kind=Revision.Kind.REFUSED,
            version=each.base_version,
            **columns_of(question, each.answer, actor, now),
        )
        for question, each in late.items()
        if (question, each.base_version, each.answer) not in kept
    )


def columns_of(question: str, answer: GivenAnswer, actor: Actor, now: datetime) -> dict[str, Any]:
    """What an answer and each moment of its history keep."""
    return {
        "question": question,
        "state": answer.state,
        "value": list(answer.value) if isinstance(answer.value, tuple) else answer.value,
        "reason": answer.reason,
        "note": answer.note,
        "evidence": list(answer.evidence),
        "visibility": answer.visibility or "",
        "saved_at": now,
        **actor.columns,
    }
