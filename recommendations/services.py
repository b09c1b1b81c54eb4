"""Asking for a report, making it once, and never losing one, whatever dies.

A request writes a row; a message only wakes a worker. A worker claims the row with one UPDATE and holds it for a
lease; a sweep calls again for rows that nobody took or whose worker died. Times of leases are the database's own, so
that machines with different clocks agree.
"""

import logging
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse

from assessment import examples
from assessment import services as assessments
from assessment.core.profile import Profile
from assessment.models import Submission
from projects.models import Project
from recommendations import decisions, reporting
from recommendations.bell import bell
from recommendations.core import plan as plans
from recommendations.core.plan import Edition, Last, Paper, Plan, Submitted
from recommendations.models import Report, Status
from recommendations.presentation.side_by_side import Side

log = logging.getLogger("cartograph.reports")

WRITE_TASK = "recommendations.tasks.write_report"
CALL_AGAIN = timedelta(seconds=20)  # a queued report nobody took for so long is called for again
SWEEP_AT_MOST = 100


class QueueFull(Exception):
    """More reports are waiting than we promise to make. Ask again later."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to make one report, until its lease runs out."""

    report_id: uuid.UUID
    token: uuid.UUID
    input: str
    attempt: int


def plan_for(
    *,
    submission: Submission,
    language: str,
    edition: Edition = "internal",
    paper: Paper = "A4",
    example: bool = False,
) -> Plan:
    made = assessments.document_in(submission)
    submitted = Submitted(
        at=_moment(submission),
        reference=submission.reference,
        verify=settings.SITE_URL + reverse("verify"),
        example=example,
    )
    if edition == "public":
        return plans.public_plan(made=made, submitted=submitted, language=language, paper=paper)
    profile = assessments.profile_in(submission)
    return plans.plan(
        made=made,
        profile=profile,
        submitted=submitted,
        language=language,
        paper=paper,
        last=_last(submission, profile),
        decisions=tuple(map(decisions.decided, decisions.current(project_id=submission.project_id).values())),
    )


def newest(*, project: Project) -> Submission | None:
    """What the project submitted last."""
    return project.submissions.order_by("-submitted_at").first()


def side(*, submission: Submission, language: str) -> Side:
    """A submission as one of two to be compared, in the reader's language."""
    return Side(
        reference=submission.reference,
        submitted_at=submission.submitted_at,
        made=assessments.document_in(submission, language),
        profile=assessments.profile_in(submission),
    )


def _last(submission: Submission, now: Profile) -> Last | None:
    if (before := assessments.submission_before(submission)) is None:
        return None
    return plans.last_of(assessments.profile_in(before), submitted_at=_moment(before), now=now)


def _moment(submission: Submission) -> str:
    return f"{submission.submitted_at:%Y-%m-%dT%H:%M:%SZ}"


def request_report(
    *, submission: Submission, language: str, now: datetime, edition: Edition = "internal", paper: Paper = "A4"
) -> Report:
    """The report of a submission, asked for or already there; one that failed or lost its file is made anew.

    Raises QueueFull.
    """
    example = examples.is_example(project_id=submission.project_id)
    plan = plan_for(submission=submission, language=language, edition=edition, paper=paper, example=example)
    frozen = plans.to_json(plan)
    with transaction.atomic():
        found = Report.objects.filter(input_sha256=plans.sha256(frozen)).first()
        if found and not _must_be_made_anew(found):
            return found
        if Report.objects.filter(status__in=[Status.QUEUED, Status.MAKING]).count() >= settings.REPORTS_QUEUED_AT_MOST:
            raise QueueFull
        report, made = Report.objects.get_or_create(
            input_sha256=plans.sha256(frozen),
            defaults={
                "submission": submission,
                "input": frozen.decode(),
                **_told(plan),
                "requested_at": now,
                "bell_at": Now(),
            },
        )
        if not made:  # only a row that still is as it was found: somebody may have asked, or begun, meanwhile
            Report.objects.filter(pk=report.pk, status=found.status if found else Status.FAILED).update(
                status=Status.QUEUED, attempts=0, failure="", finished_at=None, requested_at=now, bell_at=Now()
            )
        report.refresh_from_db()
        transaction.on_commit(lambda: bell.ring(WRITE_TASK, report_id=str(report.id)))
    return report


def _told(plan: Plan) -> dict[str, Any]:
    """What a report's row says of its input, so that nobody has to read it."""
    chosen = {"language": plan.language, "edition": plan.edition, "paper": plan.paper}
    return {**chosen, "document_digest": plan.record.digest}


def _must_be_made_anew(report: Report) -> bool:
    return report.status == Status.FAILED or (report.status == Status.READY and not default_storage.exists(report.file))


def ahead_of(*, report: Report) -> int:
    """How many reports are before this one in the queue."""
    waiting = Report.objects.filter(status__in=[Status.QUEUED, Status.MAKING])
    return waiting.filter(requested_at__lt=report.requested_at).count()


def claim(*, report_id: uuid.UUID) -> Claim | None:
    """Take a report to make it. None when it is gone, done, somebody else's, or out of attempts."""
    token = uuid.uuid4()
    lease = timedelta(seconds=settings.REPORT_LEASE_SECONDS)
    takeable = Q(status=Status.QUEUED) | Q(status=Status.MAKING, lease_until__lt=Now())
    taken = Report.objects.filter(takeable, pk=report_id, attempts__lt=settings.REPORT_ATTEMPTS).update(
        status=Status.MAKING, lease_token=token, lease_until=Now() + lease, attempts=F("attempts") + 1
    )
    if not taken:
        return None
    report = Report.objects.only("input", "attempts").get(pk=report_id)
    return Claim(report_id, token, report.input, report.attempts)


def make(*, claim: Claim) -> None:
    """Make the claimed report and publish it, or say why not. An attempt that lost its lease changes nothing."""
    try:
        pdf = reporting.pdf_of(plans.from_json(claim.input.encode()))
        if len(pdf) > settings.WORKER_FILE_LIMIT:
            raise ValueError(f"the report has {len(pdf)} bytes")
        sha256 = plans.sha256(pdf)
        # Under its digest, and under this attempt's own name: some storages would overwrite another attempt's file.
        name = default_storage.save(f"reports/{sha256}-{claim.token.hex}.pdf", ContentFile(pdf))
    except Exception as error:  # whatever went wrong, the row must say so
        log.exception("report %s: attempt %s failed", claim.report_id, claim.attempt)
        _release(claim, f"{type(error).__name__}: {error}"[:1000])
        return
    done = _mine(claim).update(
        status=Status.READY, file=name, sha256=sha256, size=len(pdf), finished_at=Now(), failure="", lease_token=None
    )
    if not done:  # somebody else has it now, and this file is ours alone
        default_storage.delete(name)


def _release(claim: Claim, failure: str) -> None:
    if claim.attempt >= settings.REPORT_ATTEMPTS:
        _mine(claim).update(status=Status.FAILED, failure=failure, finished_at=Now(), lease_token=None)
    else:
        _mine(claim).update(status=Status.QUEUED, failure=failure, lease_token=None, bell_at=Now())


def _mine(claim: Claim) -> Any:
    return Report.objects.filter(pk=claim.report_id, status=Status.MAKING, lease_token=claim.token)


def sweep() -> None:
    """Call again for what nobody took or whose worker died; give up on what has no attempt left. Harmless to repeat."""
    lost = Report.objects.filter(status=Status.MAKING, lease_until__lt=Now())
    lost.filter(attempts__gte=settings.REPORT_ATTEMPTS).update(
        status=Status.FAILED, failure="The worker died each time.", finished_at=Now(), lease_token=None
    )
    unheard = Q(status=Status.QUEUED, bell_at__lt=Now() - CALL_AGAIN) | Q(status=Status.MAKING, lease_until__lt=Now())
    waiting = list(Report.objects.filter(unheard).order_by("requested_at").values_list("pk", flat=True)[:SWEEP_AT_MOST])
    Report.objects.filter(pk__in=waiting).update(bell_at=Now())
    for report_id in waiting:
        bell.ring(WRITE_TASK, report_id=str(report_id))
