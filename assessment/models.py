"""A draft with its answers and all that was ever in them, what was said of them, and the submissions made from it."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q

from assessment.core.answers import Answer as GivenAnswer
from assessment.core.answers import State, Visibility
from projects.models import Authored, Project


class Assessment(models.Model):
    """One draft: a project answering one version of the questionnaire."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="assessments")
    questionnaire_version = models.CharField(max_length=20)
    language = models.CharField(max_length=20)
    created_at = models.DateTimeField()
    started_from = models.ForeignKey(
        "Submission", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )  # whose answers it began with


class Recorded(Authored):
    """What somebody answered to one question, and when."""

    question = models.CharField(max_length=80)
    state = models.CharField(max_length=20)
    value = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    note = models.TextField(blank=True)
    evidence = models.JSONField(default=list)
    visibility = models.CharField(max_length=10, blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        abstract = True

    def given(self) -> GivenAnswer:
        value: Any = tuple(self.value) if isinstance(self.value, list) else self.value
        return GivenAnswer(
            state=State(self.state),
            value=value,
            reason=self.reason,
            note=self.note,
            evidence=tuple(self.evidence),
            visibility=Visibility(self.visibility) if self.visibility else None,
        )


class Answer(Recorded):
    """One answer of a draft. `version` counts its saves, so that a save made from an older one can be refused."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    version = models.PositiveIntegerField(default=1)
    to_confirm = models.BooleanField(default=False)  # from the last assessment, and nobody has said yet that it holds

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "question"], name="one_answer_a_question"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="answer_has_a_state"),
        ]


class Revision(Recorded):
    """One moment of an answer's history: all that anybody saved, and all that came too late. Rows are only added."""

    class Kind(models.TextChoices):
        SAVED = "saved"
        REFUSED = "refused"  # made from an older version; kept here, so that nothing typed is lost
        CARRIED = "carried"  # over from the last assessment
        CONFIRMED = "confirmed"  # what was carried still holds

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="revisions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    version = models.PositiveIntegerField()  # of the answer after this; of a refused one: that it was made from

    class Meta:
        indexes = [models.Index(fields=["assessment", "question", "version"], name="history_of_an_answer")]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question", "version"],
                condition=~Q(kind="refused"),
                name="one_revision_a_version",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["saved", "refused", "carried", "confirmed"]), name="revision_has_a_kind"
            ),
        ]


class SectionMark(Authored):
    """Somebody said that a section is done. Taking it back deletes the row."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="marks")
    page = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "page"], name="one_mark_a_section")]


class Comment(Authored):
    """What somebody says of a question to those who answer it too. It is in no document and no report."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="comments")
    question = models.CharField(max_length=80)
    text = models.TextField()
    at = models.DateTimeField(db_index=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        "projects.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )


class Submission(Authored):
    """An immutable document and what it says. The profile is the one computed when it came in, and is what is shown.

    Document and profile are kept as text, byte for byte: a JSON column may reorder keys and would break the digest.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="submissions")
    assessment = models.ForeignKey(Assessment, on_delete=models.SET_NULL, null=True, related_name="submissions")
    document = models.TextField()
    digest = models.CharField(max_length=64, db_index=True)
    questionnaire_version = models.CharField(max_length=20)
    questionnaire_digest = models.CharField(max_length=64)
    scoring_version = models.PositiveIntegerField()
    profile = models.TextField()
    language = models.CharField(max_length=20)
    submitted_at = models.DateTimeField(db_index=True)
    receipt_sent_at = models.DateTimeField(null=True, blank=True)  # the mail that says it came in
    reminded_at = models.DateTimeField(null=True, blank=True)  # the mail that says it is a year old

    @property
    def reference(self) -> str:
        """The record number people quote: short, and unique enough beside the project's name."""
        return f"{self.id.hex[:4]}-{self.id.hex[4:8]}".upper()
