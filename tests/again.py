"""Projects that were assessed before, for tests of the next time."""

from datetime import datetime, timedelta
from typing import Any

from assessment import next_time, services
from assessment.core import answering, questionnaire
from assessment.core.document import Document, ProjectFacts
from assessment.models import Assessment, Submission
from assessment.services import Draft, Given
from projects import entry
from projects.models import Project
from projects.services import WITH_LINK
from tests.answers_of import parsed
from tests.submitted import NOW

LATER = NOW + timedelta(days=400)
CELL, OTHER = "models.post_release.participation", "models.pre_training.participation"
BEFORE: dict[str, Any] = {
    CELL: {"value": "visible", "note": "As of spring"},
    OTHER: {"value": "core_team"},
    "governance.control": {"value": "one_decides"},
}


def assessed(raw: dict[str, Any] | None = None, name: str = "Northern Lights LM") -> tuple[Submission, str]:
    """A project that submitted these answers, and the way in for who may edit."""
    draft, keys = services.start(name=name, url="", language="en", now=NOW)
    save(draft, raw or BEFORE, NOW)
    return services.submit(assessment=draft, now=NOW), entry.by_key(keys.edit)


def assessed_by(version: str, choices: dict[str, str], name: str = "Old Hand LM") -> tuple[Submission, str]:
    """A project that sent a whole document of an older version; each answer is one choice."""
    asked = questionnaire.get(version)
    answers = {
        each: answering.parse(asked.questions[each], {"value": choice}, "", []) for each, choice in choices.items()
    }
    made = Document(asked, ProjectFacts(name), answers)
    submission, keys = services.submit_document(made=made, language="en", now=NOW)
    return submission, entry.by_key(keys.edit)


def begun(project: Project, now: datetime = LATER) -> Assessment:
    return next_time.start_next(project=project, language="en", now=now, actor=WITH_LINK)


def save(assessment: Assessment, raw: dict[str, Any], now: datetime = LATER) -> None:
    found = draft_of(assessment)
    given = {question: Given(parsed(question, each), found.version(question)) for question, each in raw.items()}
    assert not services.record(assessment=assessment, given=given, now=now).refused


def confirm(assessment: Assessment, *questions: str) -> None:
    """Say of these answers, or of all, that they still hold."""
    found = draft_of(assessment)
    given = {each: Given(found.answers[each], found.version(each)) for each in questions or found.waiting}
    recorded = next_time.record(assessment=assessment, given=given, held=given, now=LATER, actor=WITH_LINK)
    assert not recorded.refused


def draft_of(assessment: Assessment) -> Draft:
    found = services.draft(project=assessment.project)
    assert found is not None
    return found
