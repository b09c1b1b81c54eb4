"""A project's drafts, their history, and its submissions, as plain data that can be written as JSON."""

import json
from typing import Any

from assessment.core import questionnaire
from assessment.core.questionnaire import Questionnaire
from assessment.language import reader
from assessment.models import Assessment, Recorded, Submission
from assessment.wording import value_lines
from projects.exporting import plain, rows
from projects.models import Project, Role


def project(project: Project, role: Role) -> dict[str, Any]:
    """Submissions for every member; drafts, their history and comments for those who may edit them."""
    found = {
        "submissions": [_submission(each) for each in project.submissions.select_related("by").order_by("submitted_at")]
    }
    if role.covers(Role.EDITOR):
        found["assessments"] = [_assessment(each) for each in project.assessments.order_by("created_at")]
    return found


def _assessment(assessment: Assessment) -> dict[str, Any]:
    of_project = {"assessment"}
    asked = questionnaire.get(assessment.questionnaire_version, reader())
    history = assessment.revisions.select_related("by").order_by("saved_at", "pk")
    return {
        **plain(assessment, without={"project"}),
        "answers": [_recorded(asked, each) for each in assessment.answers.select_related("by").order_by("pk")],
        "history": [_recorded(asked, each) for each in history],
        "sections_marked": rows(assessment.marks.select_related("by"), without=of_project),
        "comments": rows(assessment.comments.select_related("by", "resolved_by"), without=of_project),
    }


def _recorded(asked: Questionnaire, row: Recorded) -> dict[str, Any]:
    """With the question and the answer in words, because ids say little to a reader."""
    question = asked.questions.get(row.question)
    if question is None:  # a draft questionnaire no longer asks it
        return plain(row, without={"assessment"})
    words = {"asked": question.text, "answered": "; ".join(value_lines(asked, question, row.given()))}
    return words | plain(row, without={"assessment"})


def _submission(submission: Submission) -> dict[str, Any]:
    found = plain(submission, without={"project", "document", "profile"})
    return found | {
        "reference": submission.reference,
        "document": json.loads(submission.document),
        "profile": json.loads(submission.profile),
    }
