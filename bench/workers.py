"""Goal 4: what a second worker process brings, and how soon a report that was asked for is begun.

Real prefork workers on the Redis of `script/services`, and the bench's SQLite. Workers that are not measured idle.
"""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from statistics import median

from django.conf import settings
from django.utils import timezone

from assessment.models import Submission
from bench import cases, machine, queue, worker
from bench.outcome import Asked, Outcome, measured, of_ratio
from bench.pairs import Bound, Verdict, percentile
from bench.worker import WITHOUT_PAGES
from recommendations import services

THROUGHPUT = Bound(1.8, at_most=False)
START = Bound(2, at_most=True)
REPORTS = 6  # made at a time: a whole number a process
STARTS = 20  # whose 95th percentile is one reading
LEASE = timedelta(seconds=settings.REPORT_LEASE_SECONDS)


def run(asked: Asked) -> Iterator[Outcome]:
    yield throughput(asked)
    yield start(asked)


def throughput(asked: Asked) -> Outcome:
    report_ids = cases.queued_reports(REPORTS)
    rooms: list[float] = []
    with _idle("one", 1) as one, _idle("two", 2) as two:
        for each in (one, two):
            queue.seconds_to_make(report_ids, each)  # every process makes its first, which costs more

        def with_two() -> float:
            rooms.append(machine.second_core())
            return queue.seconds_to_make(report_ids, two)

        costs = measured(
            "goal 4, throughput",
            floor=lambda: queue.seconds_to_make(report_ids, one),
            ours=with_two,
            asked=asked,
        )
    room = median(rooms)
    found = of_ratio(
        4,
        "reports/s of two prefork workers / of one",
        costs.inverted(),
        THROUGHPUT,
        f"{REPORTS} distinct reports at a time; recycling off; SQLite, Redis",
        f"two processes that only count got {room:.2f} times as much done as one, in between",
    )
    # Where others use the second core too, a miss says nothing about our workers.
    missed_for_others = found.verdict is Verdict.MISSED and room < THROUGHPUT.value
    return replace(found, verdict=Verdict.UNDECIDED) if missed_for_others else found


def _idle(name: str, processes: int) -> AbstractContextManager[str]:
    return queue.workers(name, processes=processes, queue=name)


def start(asked: Asked) -> Outcome:
    requested = worker.app.conf.task_default_queue  # where the bell of a request rings
    with queue.workers(WITHOUT_PAGES, processes=1, queue=requested):
        starts = Starts(requested)
        starts.p95_of_reports()  # what is imported and cached on first use is not asked for here
        readings = measured("goal 4, start", floor=starts.p95_of_empties, ours=starts.p95_of_reports, asked=asked)
    return of_ratio(4, "p95 from request to start / of an empty task", readings, START, *starts.parts())


class Starts:
    """One at a time on an idle worker: requests for reports that are new, and empty tasks. Keeps what each part took.

    The worker makes no pages, because a report's start does not wait for its own end.
    """

    def __init__(self, queue_name: str) -> None:
        self.queue = queue_name
        self.number = REPORTS  # those before are the throughput's
        self.empties: list[float] = []
        self.requests: list[float] = []
        self.wholes: list[float] = []

    def p95_of_empties(self) -> float:
        taken = [queue.start_of_empty(self.queue) for _ in range(STARTS)]
        self.empties += taken
        return percentile(taken, 0.95)

    def p95_of_reports(self) -> float:
        submissions = [cases.bloom_submitted(self.number + each) for each in range(STARTS)]
        self.number += STARTS
        taken = [self._start_of_report(submission) for submission in submissions]
        self.wholes += taken
        return percentile(taken, 0.95)

    def _start_of_report(self, submission: Submission) -> float:
        """From the request, as a face makes it, to the claim, by the database's clock."""
        asked_at = time.time()
        report = services.request_report(submission=submission, language="en", now=timezone.now())
        self.requests.append(time.time() - asked_at)
        queue.wait_until(lambda: queue.are_ready([report.id]))
        report.refresh_from_db(fields=["lease_until"])
        if report.lease_until is None:
            raise RuntimeError("A report was made without a claim.")
        return (report.lease_until - LEASE).timestamp() - asked_at

    def parts(self) -> tuple[str, ...]:
        rests = [whole - request for whole, request in zip(self.wholes, self.requests, strict=True)]
        in_words = (
            ("empty task, send to start", self.empties),
            ("report, request to start", self.wholes),
            ("of that the request itself, until its row is stored and the bell rung", self.requests),
            ("and the rest, until a worker has claimed it", rests),
        )
        return tuple(f"{what}: {_milliseconds(taken)}" for what, taken in in_words)


def _milliseconds(taken: list[float]) -> str:
    return f"p50 {1000 * median(taken):.1f} ms, p95 {1000 * percentile(taken, 0.95):.1f} ms"
