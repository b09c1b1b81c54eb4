"""What is decided about an advice, and the report: its row is the truth, the message to a worker only a bell."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessment.models import Submission
from projects.models import Authored, Project


class Status(models.TextChoices):
    QUEUED = "queued"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


class Report(models.Model):
    """One PDF of one frozen input. The input is stored, and unique by its digest: it is made once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="reports")
    input = models.TextField()  # the plan's JSON, in its one byte form
    input_sha256 = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=20)
    edition = models.CharField(max_length=10, default="internal")
    paper = models.CharField(max_length=10, default="A4")
    document_digest = models.CharField(max_length=64, blank=True, db_index=True)  # of the document it attaches

    status = models.CharField(max_length=10, choices=Status.choices, default=Status.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_token = models.UUIDField(null=True)  # whose attempt it is; a late one finds another's here
    lease_until = models.DateTimeField(null=True)
    bell_at = models.DateTimeField()  # when a worker was last called, or may first be called again
    failure = models.TextField(blank=True)  # why the last attempt failed, for whoever runs the service

    file = models.CharField(max_length=200, blank=True)  # its name in the storage
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(null=True)  # bytes
    requested_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["status", "bell_at"], name="report_waiting")]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="report_has_a_status"),
            models.CheckConstraint(condition=~Q(status=Status.READY) | ~Q(file=""), name="ready_report_has_a_file"),
        ]

    @property
    def settled(self) -> bool:
        return self.status in (Status.READY, Status.FAILED)


class Decision(Authored):
    """What a project decided about one recommendation. Rows are only ever added; the newest one counts."""

    class State(models.TextChoices):
        OPEN = "open", _("open")  # taken back
        PLANNED = "planned", _("planned")
        DONE = "done", _("done")
        DISMISSED = "dismissed", _("not for us")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="decisions")
    recommendation = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=State.choices)
    who = models.CharField(max_length=200, blank=True)  # will do it, in the project's own words
    due = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)  # why not
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["project", "recommendation", "at"], name="decisions_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "planned", "done", "dismissed"]), name="decision_has_a_state"
            )
        ]
