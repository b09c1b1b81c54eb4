"""Real worker processes on the real broker, and waiting for what they do."""

import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import QuerySet

from bench import worker
from recommendations.models import Report, Status
from recommendations.services import WRITE_TASK

PATIENCE = 120.0  # seconds; longer than anything here takes
END = 60.0  # seconds a worker gets for an orderly end


@contextmanager
def workers(name: str, *, processes: int, queue: str) -> Iterator[str]:
    """A prefork worker that serves one queue, yielded. Once it is, the worker has run a task."""
    log = Path(settings.DATA_DIR) / f"{name}.log"
    command = [sys.executable, "-m", "celery", "--quiet", "-A", "bench.worker", "worker", "--pool", "prefork"]
    command += ["--concurrency", str(processes), "-Q", queue, "-n", f"{name}@%h", "--loglevel", "WARNING"]
    # Should the bench be killed, the kernel ends the worker.
    command = ["setpriv", "--pdeathsig", "TERM", *command]
    with log.open("wb") as said, subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=said, stderr=said) as running:
        try:
            note = empty_sent(queue)
            wait_until(lambda: has_begun(note) or running.poll() is not None)
            if running.poll() is not None:
                raise RuntimeError(f"The worker ended before its first task: {log.read_text()}")
            yield queue
        finally:
            running.terminate()
            try:
                running.wait(END)
            except subprocess.TimeoutExpired:
                running.kill()


def start_of_empty(queue: str) -> float:
    """Seconds from sending an empty task to its start."""
    sent = time.time()
    note = empty_sent(queue)
    wait_until(lambda: has_begun(note))
    return float(note.read_text()) - sent


def empty_sent(queue: str) -> Path:
    """Send an empty task. It writes down when it started, in the file returned."""
    folder = Path(settings.DATA_DIR) / "notes"
    folder.mkdir(exist_ok=True)
    note = folder / uuid.uuid4().hex
    worker.app.send_task("bench.empty", kwargs={"note": str(note)}, queue=queue)
    return note


def has_begun(note: Path) -> bool:
    return note.exists() and bool(note.read_text())


def send(report_id: uuid.UUID, queue: str) -> None:
    worker.app.send_task(WRITE_TASK, kwargs={"report_id": str(report_id)}, queue=queue)


def seconds_to_make(report_ids: list[uuid.UUID], queue: str) -> float:
    """Seconds from the first message to the last report made. The reports are queued anew before."""
    queue_again(report_ids)
    sent = time.time()
    for report_id in report_ids:
        send(report_id, queue)
    wait_until(lambda: are_ready(report_ids), every=0.05)
    finished = [moment for moment in _reports(report_ids).values_list("finished_at", flat=True) if moment]
    return max(map(datetime.timestamp, finished)) - sent


def queue_again(report_ids: list[uuid.UUID]) -> None:
    for name in _reports(report_ids).exclude(file="").values_list("file", flat=True):
        default_storage.delete(name)
    _reports(report_ids).update(
        status=Status.QUEUED, attempts=0, lease_token=None, file="", sha256="", size=None, finished_at=None
    )


def are_ready(report_ids: list[uuid.UUID]) -> bool:
    found = list(_reports(report_ids).values_list("status", "failure"))
    if failed := [failure for status, failure in found if failure]:
        raise RuntimeError(f"A report failed: {failed[0]}")
    return all(status == Status.READY for status, _failure in found)


def _reports(report_ids: list[uuid.UUID]) -> QuerySet[Report]:
    return Report.objects.filter(pk__in=report_ids)


def wait_until(done: Callable[[], bool], *, every: float = 0.002) -> None:
    deadline = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > deadline:
            said = (path.read_text() for path in Path(settings.DATA_DIR).glob("*.log"))
            raise TimeoutError(f"The workers did not do it. They said: {' '.join(said)}")
        time.sleep(every)
