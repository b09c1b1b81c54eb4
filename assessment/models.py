"""A draft with its answers, and the submissions made from it."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q

from assessment.core.answers import Answer as GivenAnswer
from assessment.core.answers import State, Visibility
from projects.models import Project


class Assessment(models.Model):
    """One draft: a project answering one version of the questionnaire."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="assessments")
    questionnaire_version = models.CharField(max_length=20)
    language = models.CharField(max_length=20)
    created_at = models.DateTimeField()


class Answer(models.Model):
    """One answer of a draft. `version` counts its saves, so that a save made from an older one can be refused."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=80)
    state = models.CharField(max_length=20)
    value = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    note = models.TextField(blank=True)
    evidence = models.JSONField(default=list)
    visibility = models.CharField(max_length=10, blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "question"], name="one_answer_a_question"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="answer_has_a_state"),
        ]

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


class Submission(models.Model):
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

    @property
    def reference(self) -> str:
        """The record number people quote: short, and unique enough beside the project's name."""
        return f"{self.id.hex[:4]}-{self.id.hex[4:8]}".upper()
