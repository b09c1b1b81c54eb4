"""What is measured with: a real case as many times as needed, and a document that answers every question."""

import uuid
from dataclasses import replace
from typing import Any
from unittest import mock

from django.conf import settings
from django.utils import timezone

from assessment import services as assessments
from assessment.core import document, questionnaire
from assessment.core.answering import MAX_WANTED
from assessment.core.document import Document
from assessment.core.questionnaire import Question
from assessment.core.reading import read_yaml
from assessment.models import Submission
from recommendations import services as reports
from recommendations.bell import bell

NOTE = "Our community handbook says so, in the chapter on how decisions are made, and last year's log agrees."
LINK = "https://example.org/handbook/how-we-decide"


def bloom() -> Document:
    text = (settings.BASE_DIR / "examples" / "bloom.yaml").read_bytes()
    return document.parse(read_yaml(text), assessments.find_questionnaire)


def bloom_submitted(number: int) -> Submission:
    """BLOOM once more, under a name of its own, so that its report is one that was never made before."""
    case = bloom()
    named = replace(case, project=replace(case.project, name=f"{case.project.name}, {number}"))
    submission, _ = assessments.submit_document(made=named, language="en", now=timezone.now())
    return submission


def queued_reports(count: int) -> list[uuid.UUID]:
    """Distinct reports that wait to be made. No worker is called for them."""
    with mock.patch.object(bell, "ring"):
        return [
            reports.request_report(submission=bloom_submitted(number), language="en", now=timezone.now()).id
            for number in range(count)
        ]


def everything_answered() -> Document:
    """Every question answered, each with a note and a link."""
    asked = questionnaire.current()
    over = asked.wishes[MAX_WANTED:]
    answers: dict[str, Any] = {
        question.id: ({"unknown": True} if question.id in over else {"value": _value(question)})
        | {"note": NOTE, "evidence": [LINK]}
        for question in asked.questions.values()
    }
    data = {
        "schema": document.SCHEMA,
        "questionnaire": {"id": asked.id, "version": asked.version},
        "project": {"name": "Northern Lights LM", "url": "https://example.org/"},
        "answers": answers,
    }
    return document.parse(data, assessments.find_questionnaire)


def _value(question: Question) -> Any:
    together = [choice.id for choice in question.choices if not choice.exclusive]
    match question.type:
        case "ladder" | "single":
            return question.choice_ids[-1]
        case "multiple":
            return together[: question.at_most]
        case "matrix":
            return {question.row_ids[0]: question.choice_ids[0]}
        case "number":
            return question.minimum
        case "date":
            return "2026-05-14"
        case "links":
            return [LINK]
        case "countries":
            return ["PL"]
        case "languages":
            return ["pol"]
        case _:
            return "The organisers and two hosting institutes"
