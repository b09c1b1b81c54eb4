"""The next assessment: begun from the last submission's answers, of which each counts once somebody says it holds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Window
from django.db.models.functions import Lag

from assessment import saving, services
from assessment.core import branching, questionnaire, versions
from assessment.core.answers import UNANSWERED, Answers
from assessment.core.versions import Fate
from assessment.models import Answer, Assessment, Revision, Submission
from assessment.saving import Given, Recorded
from assessment.services import Draft
from projects.models import Project
from projects.services import Actor


class CannotStart(Exception):
    """Nothing was submitted yet, or there are answers that would be lost behind a new draft: submit those first."""


@dataclass(frozen=True, slots=True)
class Since:
    """How what a draft would submit differs from the last submission."""

    last: Submission
    own: bool  # the last submission was made from this very draft
    changed: tuple[str, ...]  # questions answered otherwise, without those that wait to be confirmed
    same: bool  # to the byte, with the project's name and address


def last_submission(project: Project) -> Submission | None:
    return project.submissions.order_by("-submitted_at").first()


def submissions_of(project: Project) -> list[Submission]:
    """The newest first, each with the id of the one `before` it, and without its document, which no list shows."""
    earlier = Window(Lag("id"), order_by="submitted_at")
    return list(project.submissions.defer("document").annotate(before=earlier).order_by("-submitted_at"))


@transaction.atomic
def start_next(*, project: Project, language: str, now: datetime, actor: Actor) -> Assessment:
    """Begin the next assessment from the last submission, in the current version. Begun twice, it is one.

    Raises CannotStart.
    """
    Project.objects.select_for_update().get(pk=project.pk)
    last, draft = last_submission(project), services.draft(project=project)
    if last is None:
        raise CannotStart
    if draft and draft.assessment.started_from_id == last.pk:
        return draft.assessment
    if draft and unfinished(draft, last):
        raise CannotStart
    made = Assessment.objects.create(
        project=project,
        questionnaire_version=questionnaire.current().version,
        language=language,
        created_at=now,
        started_from=last,
    )
    _carry(made, _carried(last, made.questionnaire_version), draft, actor, now)
    return made


def unfinished(draft: Draft, last: Submission) -> bool:
    """Whether a draft holds what the last submission does not: it has begun anew, or was changed since."""
    if draft.assessment.pk != last.assessment_id:
        return True
    edited = any(row.saved_at > last.submitted_at for row in draft.rows.values())
    return edited and services.document_of(draft).answers != services.document_in(last).answers


def may_start(*, draft: Draft | None, submissions: Sequence[Submission]) -> bool:
    """Whether the next assessment can begin; `submissions` are the project's, the newest first."""
    return bool(submissions) and (draft is None or not unfinished(draft, submissions[0]))


def _carried(last: Submission, version: str) -> Answers:
    """The answers that keep their meaning; none where no maps lead to this version."""
    try:
        return versions.carried(services.document_in(last).answers, last.questionnaire_version, version)
    except LookupError:
        return {}


def _carry(assessment: Assessment, answers: Answers, before: Draft | None, actor: Actor, now: datetime) -> None:
    """Versions go on counting, so that a page still open from the draft `before` overwrites nothing it never showed."""
    rows = [
        Answer(
            assessment=assessment,
            to_confirm=True,
            version=1 + (before.version(question) if before else 0),
            **saving.columns_of(question, answer, actor, now),
        )
        for question, answer in answers.items()
    ]
    saving.store(assessment, rows, Revision.Kind.CARRIED, now)


def record(
    *, assessment: Assessment, given: Mapping[str, Given], held: Collection[str], now: datetime, actor: Actor
) -> Recorded:
    """Save as `saving.record` does, and confirm what stands as it was carried over and is said to have `held`.

    What somebody else has changed since it was shown is refused. Confirmed twice is confirmed once.
    """
    if not held:
        return saving.record(assessment=assessment, given=given, now=now, actor=actor)
    with transaction.atomic():
        recorded = saving.record(assessment=assessment, given=given, now=now, actor=actor)
        rows = [row for question, row in recorded.taken.items() if question in held and row.to_confirm]
        for row in rows:
            row.version, row.to_confirm, row.saved_at = row.version + 1, False, now
            row.by, row.by_link = actor.person, actor.person is None
        saving.store(assessment, rows, Revision.Kind.CONFIRMED, now)
    return recorded


def began_from(assessment: Assessment) -> Submission | None:
    """The submission a draft began with: what a page says of it, without its document."""
    if assessment.started_from_id is None:
        return None
    return Submission.objects.defer("document", "profile").get(pk=assessment.started_from_id)


def to_answer_anew(draft: Draft) -> tuple[str, ...]:
    """The questions that were answered last time and mean something else now, as far as they are asked and open."""
    last = draft.assessment.started_from
    if last is None or last.questionnaire_version == draft.questionnaire.version:
        return ()
    became, answered = _fates(last, draft), services.document_in(last).answers
    changed = {question for question in answered if became.get(question) == "changed"}
    closed = branching.hidden(draft.questionnaire, draft.answers)
    open_ = (each for each in draft.questionnaire.questions if draft.answers.get(each, UNANSWERED) == UNANSWERED)
    return tuple(question for question in open_ if question in changed and question not in closed)


def since_last(draft: Draft) -> Since | None:
    """None where the project has submitted nothing yet."""
    last = last_submission(draft.assessment.project)
    if last is None:
        return None
    made, before = services.document_of(draft), services.document_in(last).answers
    became, waiting = _fates(last, draft), {*draft.waiting}
    kept = {question for question in before if became.get(question) == "same"}
    changed = tuple(
        question
        for question in draft.questionnaire.questions
        if question not in waiting and made.answers.get(question) != (before[question] if question in kept else None)
    )
    return Since(last, last.assessment_id == draft.assessment.pk, changed, made.digest == last.digest)


def _fates(last: Submission, draft: Draft) -> Mapping[str, Fate]:
    try:
        return versions.fates(last.questionnaire_version, draft.questionnaire.version)
    except LookupError:
        return {}


def months_old(submission: Submission, now: datetime) -> int:
    """Whole months since it came in."""
    then = submission.submitted_at
    months = (now.year - then.year) * 12 + now.month - then.month
    return months - ((now.day, now.time()) < (then.day, then.time()))
