"""An anonymous draft that nobody touches for the stated time is deleted; what was submitted stays."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from assessment import services, tasks
from assessment.core.answers import Answer, State
from assessment.models import Answer as AnswerRow
from assessment.services import Given
from projects.models import Project

pytestmark = pytest.mark.django_db

ANSWER = {"governance.control": Given(Answer(State.ANSWERED, "one_decides"), 0)}


def test_a_forgotten_draft_is_deleted_with_its_answers(settings: Settings) -> None:
    long_ago = timezone.now() - timedelta(days=settings.DRAFT_DAYS + 1)
    assessment, _ = services.start(name="Aurora", url="", language="en", now=long_ago)
    services.record(assessment=assessment, given=ANSWER, now=long_ago)

    tasks.expire_drafts()

    assert not Project.objects.exists()
    assert not AnswerRow.objects.exists()


def test_a_draft_that_was_touched_stays(settings: Settings) -> None:
    long_ago = timezone.now() - timedelta(days=settings.DRAFT_DAYS + 1)
    assessment, _ = services.start(name="Aurora", url="", language="en", now=long_ago)
    services.record(assessment=assessment, given=ANSWER, now=timezone.now())

    tasks.expire_drafts()

    assert Project.objects.count() == 1


def test_what_was_submitted_stays_for_ever(settings: Settings) -> None:
    long_ago = timezone.now() - timedelta(days=10 * settings.DRAFT_DAYS)
    assessment, _ = services.start(name="Aurora", url="", language="en", now=long_ago)
    services.record(assessment=assessment, given=ANSWER, now=long_ago)
    services.submit(assessment=assessment, now=long_ago)

    tasks.expire_drafts()

    assert Project.objects.count() == 1
