"""From a draft to an immutable submission: what counts goes in, the rest is left out, and twice is once."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from assessment import services
from assessment.core.answers import Answer, State
from assessment.core.faults import InvalidDocument
from assessment.models import Assessment, Submission
from assessment.services import Given
from tests.answers_of import ASKED, parsed
from tests.submitted import NOW


def started(**raw: object) -> Assessment:
    assessment, _ = services.start(name="Aurora", url="https://example.org", language="en", now=NOW)
    answers = {
        key.replace("__", "."): Given(parsed(key.replace("__", "."), {"value": value}), 0) for key, value in raw.items()
    }
    services.record(assessment=assessment, given=answers, now=NOW)
    return assessment


@pytest.mark.django_db
def test_a_submission_is_the_document_and_what_it_says() -> None:
    submission = services.submit(assessment=started(governance__control="one_decides"), now=NOW)

    document = json.loads(submission.document)
    assert document["project"] == {"name": "Aurora", "url": "https://example.org"}
    assert document["answers"] == {"governance.control": {"value": "one_decides"}}
    assert services.profile_in(submission).facet("control").high == 0
    assert services.document_in(submission).project.name == "Aurora"


@pytest.mark.django_db
def test_submitting_the_same_draft_twice_makes_one() -> None:
    assessment = started(governance__control="one_decides")

    first = services.submit(assessment=assessment, now=NOW)
    second = services.submit(assessment=assessment, now=NOW + timedelta(minutes=1))

    assert first == second
    assert Submission.objects.count() == 1


@pytest.mark.django_db
def test_a_changed_draft_makes_a_new_submission_and_leaves_the_old_one_alone() -> None:
    assessment = started(governance__control="one_decides")
    first = services.submit(assessment=assessment, now=NOW)
    changed = {"governance.control": Given(Answer(State.ANSWERED, "outside_asked"), 1)}
    services.record(assessment=assessment, given=changed, now=NOW)

    second = services.submit(assessment=assessment, now=NOW + timedelta(minutes=1))

    first.refresh_from_db()
    assert json.loads(first.document)["answers"] == {"governance.control": {"value": "one_decides"}}
    assert second != first
    assert second.digest != first.digest


@pytest.mark.django_db
def test_hidden_answers_stay_in_the_draft_only() -> None:
    assessment = started(
        setting__stages_worked_on=["pre_training"],
        data__pre_training__participation="visible",
        data__post_training__participation="anyone",
    )

    submission = services.submit(assessment=assessment, now=NOW)

    assert "data.post_training.participation" not in json.loads(submission.document)["answers"]
    draft = services.draft(project=assessment.project)
    assert draft is not None
    assert "data.post_training.participation" in draft.answers


@pytest.mark.django_db
def test_more_than_three_wanted_cells_and_an_empty_draft_are_refused() -> None:
    stages = {"pre_training": "next", "post_training": "next"}

    with pytest.raises(InvalidDocument, match="At most 3 cells"):
        services.submit(assessment=started(data__wanted=stages, models__wanted=stages), now=NOW)
    with pytest.raises(InvalidDocument, match="Answer at least one question"):
        services.submit(assessment=started(), now=NOW)


@pytest.mark.django_db
def test_a_draft_larger_than_a_document_may_be_is_refused() -> None:
    assessment = started(governance__control="one_decides")
    links = tuple(f"https://example.org/{number}/" + "文" * 450 for number in range(5))
    heavy = {
        question: Given(Answer(State.UNKNOWN, note="文" * 1000, evidence=links), 0) for question in ASKED.questions
    }
    services.record(assessment=assessment, given=heavy, now=NOW)

    with pytest.raises(InvalidDocument, match="at most 262,144"):
        services.submit(assessment=assessment, now=NOW)


@pytest.mark.django_db
def test_an_old_submission_is_shown_though_its_draft_questionnaire_lost_a_question() -> None:
    submission = services.submit(assessment=started(governance__control="one_decides"), now=NOW)
    stored = json.loads(submission.document)
    stored["answers"]["setting.once_asked"] = {"value": "yes"}
    submission.document = json.dumps(stored)

    assert list(services.document_in(submission).answers) == ["governance.control"]


@pytest.mark.django_db(transaction=True)
def test_twenty_at_the_same_time_make_one_submission() -> None:
    assessment = started(governance__control="one_decides")
    failed: list[Exception] = []

    def submit() -> None:
        try:
            services.submit(assessment=assessment, now=timezone.now())
        except Exception as error:  # noqa: BLE001 -- a thread has no other way to tell
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=submit) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert Submission.objects.count() == 1
