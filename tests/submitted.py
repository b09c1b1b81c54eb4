"""Submissions for tests of what comes after them."""

from datetime import UTC, datetime
from typing import Any

from assessment import services
from assessment.core.answers import Answer, State
from assessment.core.document import Document, ProjectFacts
from assessment.models import Submission
from assessment.services import Given
from projects.services import Keys
from tests.answers_of import ASKED, parsed

NOW = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)


def made(name: str = "Northern Lights LM", **raw: dict[str, Any]) -> Document:
    """A document with a few answers; keywords write dots as double underscores."""
    answers = {key.replace("__", "."): parsed(key.replace("__", "."), each) for key, each in raw.items()}
    if not answers:
        answers = {"governance.transparency": Answer(State.ANSWERED, "announced")}
    return Document(ASKED, ProjectFacts(name), answers)


def opened(raw: dict[str, dict[str, Any]]) -> tuple[Submission, Keys]:
    """A submission of these answers, with the keys that open it."""
    answers = {question: parsed(question, each) for question, each in raw.items()}
    found = Document(ASKED, ProjectFacts("Northern Lights LM"), answers)
    return services.submit_document(made=found, language="en", now=NOW)


def submitted(found: Document | None = None) -> Submission:
    submission, _ = services.submit_document(made=found or made(), language="en", now=NOW)
    return submission


def given(raw: dict[str, dict[str, Any]] | None = None) -> dict[str, Given]:
    """Answers to record in a new draft: these, or those of `made()`."""
    answers = {each: parsed(each, told) for each, told in raw.items()} if raw else made().answers
    return {question: Given(answer, 0) for question, answer in answers.items()}
