"""The row is the truth, the queue a bell: claims, leases, attempts and the sweep, one by one."""

import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from recommendations import reporting, services, tasks
from recommendations.bell import Bell
from recommendations.models import Report, Status
from tests.submitted import NOW, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The renderer has tests of its own; here any bytes will do."""
    monkeypatch.setattr(reporting, "pdf_of", lambda plan: b"%PDF-" + plan.record.digest.encode())


def requested() -> Report:
    return services.request_report(submission=submitted(), language="en", now=NOW)


def expire_lease(report: Report) -> None:
    Report.objects.filter(pk=report.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_asking_rings_once_the_row_is_stored(
    rung: list[uuid.UUID], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        report = requested()
        assert rung == []

    assert rung == [report.id]


def test_asking_twice_gives_the_same_report(rung: list[uuid.UUID]) -> None:
    submission = submitted()

    first = services.request_report(submission=submission, language="en", now=NOW)
    second = services.request_report(submission=submission, language="en", now=NOW + timedelta(hours=1))

    assert first.id == second.id
    assert Report.objects.count() == 1


def test_twenty_messages_make_one_report(rung: list[uuid.UUID]) -> None:
    report = requested()

    for _ in range(20):
        tasks.write_report(report_id=str(report.id))

    report.refresh_from_db()
    assert (report.status, report.attempts) == (Status.READY, 1)
    assert default_storage.listdir("reports")[1] == [report.file.removeprefix("reports/")]


def test_a_message_for_a_row_that_is_gone_does_nothing() -> None:
    tasks.write_report(report_id=str(uuid.uuid4()))

    assert Report.objects.count() == 0


def test_nobody_takes_a_report_that_somebody_is_making(rung: list[uuid.UUID]) -> None:
    report = requested()

    assert services.claim(report_id=report.id)
    assert services.claim(report_id=report.id) is None


def test_a_report_whose_worker_died_is_taken_over_after_its_lease(rung: list[uuid.UUID]) -> None:
    report = requested()
    services.claim(report_id=report.id)
    expire_lease(report)

    services.sweep()
    tasks.write_report(report_id=str(rung[-1]))

    report.refresh_from_db()
    assert (report.status, report.attempts) == (Status.READY, 2)


def test_a_worker_that_comes_back_too_late_changes_nothing(rung: list[uuid.UUID]) -> None:
    report = requested()
    late = services.claim(report_id=report.id)
    expire_lease(report)
    tasks.write_report(report_id=str(report.id))
    published = Report.objects.get(pk=report.id)

    assert late is not None
    services.make(claim=late)

    report.refresh_from_db()
    assert (report.file, report.finished_at) == (published.file, published.finished_at)
    assert len(default_storage.listdir("reports")[1]) == 1


def test_a_report_that_cannot_be_made_fails_after_three_attempts_and_says_why(
    rung: list[uuid.UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(plan: Any) -> bytes:
        raise ValueError("no ink")

    monkeypatch.setattr(reporting, "pdf_of", refuse)
    report = requested()

    for _ in range(5):
        tasks.write_report(report_id=str(report.id))

    report.refresh_from_db()
    assert (report.status, report.attempts) == (Status.FAILED, 3)
    assert "no ink" in report.failure


def test_a_report_that_kills_its_worker_three_times_is_given_up(rung: list[uuid.UUID]) -> None:
    report = requested()
    for _ in range(3):
        assert services.claim(report_id=report.id)
        expire_lease(report)

    services.sweep()

    report.refresh_from_db()
    assert report.status == Status.FAILED
    assert services.claim(report_id=report.id) is None


def test_a_failed_report_can_be_asked_for_again(rung: list[uuid.UUID]) -> None:
    submission = submitted()
    report = services.request_report(submission=submission, language="en", now=NOW)
    Report.objects.update(status=Status.FAILED, attempts=3, failure="no ink")

    again = services.request_report(submission=submission, language="en", now=NOW)
    tasks.write_report(report_id=str(again.id))

    again.refresh_from_db()
    assert (again.id, again.status, again.failure) == (report.id, Status.READY, "")


def test_a_report_whose_file_is_gone_is_made_anew_when_asked_for(rung: list[uuid.UUID]) -> None:
    submission = submitted()
    report = services.request_report(submission=submission, language="en", now=NOW)
    tasks.write_report(report_id=str(report.id))
    report.refresh_from_db()
    default_storage.delete(report.file)

    again = services.request_report(submission=submission, language="en", now=NOW)
    tasks.write_report(report_id=str(again.id))

    again.refresh_from_db()
    assert (again.id, again.status) == (report.id, Status.READY)
    assert default_storage.exists(again.file)


class Overwriting(FileSystemStorage):
    """As object stores are: a name that is there is written over."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        if self.exists(name):
            self.delete(name)
        return name


def test_a_late_worker_never_takes_away_the_file_of_the_one_that_won(
    rung: list[uuid.UUID], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store = Overwriting(location=tmp_path / "bucket")
    monkeypatch.setattr(services, "default_storage", store)
    report = requested()
    late = services.claim(report_id=report.id)
    expire_lease(report)
    tasks.write_report(report_id=str(report.id))

    assert late is not None
    services.make(claim=late)

    report.refresh_from_db()
    assert store.exists(report.file)


def test_the_sweep_calls_again_for_a_report_that_nobody_heard_of(rung: list[uuid.UUID]) -> None:
    report = requested()
    services.sweep()
    assert rung == []

    Report.objects.update(bell_at=timezone.now() - timedelta(minutes=1))
    services.sweep()
    services.sweep()

    assert rung == [report.id]


def test_a_request_succeeds_while_the_broker_is_down(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    sent: list[Any] = []

    def refuse(*args: Any, **kwargs: Any) -> None:
        sent.append(kwargs)
        raise ConnectionError("no broker")

    monkeypatch.setattr(services, "bell", Bell())
    monkeypatch.setattr("celery.Celery.send_task", refuse)

    with django_capture_on_commit_callbacks(execute=True):
        first, second = requested(), services.request_report(submission=submitted(), language="en", now=NOW)

    assert {first.status, second.status} == {Status.QUEUED}
    assert len(sent) == 1, "after a failure the bell stays silent for a while, so that requests do not wait for it"


def test_deleting_a_project_deletes_its_reports_files(
    rung: list[uuid.UUID], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    report = requested()
    tasks.write_report(report_id=str(report.id))
    report.refresh_from_db()
    assert default_storage.exists(report.file)

    with django_capture_on_commit_callbacks(execute=True):
        report.submission.project.delete()

    assert not default_storage.exists(report.file)


def test_the_queue_is_bounded(rung: list[uuid.UUID], settings: Settings) -> None:
    settings.REPORTS_QUEUED_AT_MOST = 1
    requested()

    with pytest.raises(services.QueueFull):
        requested()
