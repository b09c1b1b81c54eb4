"""Real workers and real brokers, killed and stopped: every accepted report still ends as one finished PDF.

Each case runs the service as a machine would, in a data folder of its own: the embedded broker and a Redis that the
test may stop. The database is read beside it.
"""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

pytestmark = [pytest.mark.services, pytest.mark.timeout(240)]

ROOT = Path(__file__).parents[1]
ASK = """
import sys, time, django
django.setup()
from django.utils import timezone
from assessment.examples import load, listed
from recommendations.services import request_report
load(now=timezone.now())
for example in listed()[:int(sys.argv[-1])]:
    begun = time.monotonic()
    request_report(submission=example.submission, language="en", now=timezone.now())
    print(time.monotonic() - begun)
"""


@dataclass
class Machine:
    """The service on a machine: its data folder, its environment, and the processes started on it."""

    data: Path
    env: dict[str, str]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def manage(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], env=self.env, cwd=ROOT, check=True, capture_output=True, timeout=60
        )
        return done.stdout.decode()

    def start_worker(self) -> subprocess.Popen[bytes]:
        worker = subprocess.Popen(
            [sys.executable, "-m", "celery", "-q", "-A", "config", "worker", "-B", "-c", "1", "--loglevel", "ERROR"],
            env=self.env,
            cwd=ROOT,
            start_new_session=True,
        )
        self.processes.append(worker)
        return worker

    def ask(self, reports: int = 2) -> list[float]:
        """Ask for the reports of so many examples; the seconds it took for each to be accepted."""
        return [float(seconds) for seconds in self.manage("-c", ASK, str(reports)).split()]

    def rows(self, columns: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.data / "cartograph.sqlite3", timeout=20) as database:
            return database.execute(f"SELECT {columns} FROM recommendations_report ORDER BY requested_at").fetchall()

    def change(self, assignment: str) -> None:
        with sqlite3.connect(self.data / "cartograph.sqlite3", timeout=20) as database:
            database.execute(f"UPDATE recommendations_report SET {assignment}")

    def wait_for(self, status: str, *, many: bool = False, seconds: float = 120) -> None:
        """Until one report (or all of them) has this status."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = [row[0] for row in self.rows("status")]
            if found and (set(found) == {status} if many else status in found):
                return
            time.sleep(0.05)
        pytest.fail(f"no report came to be {status!r}: {self.rows('status, attempts, failure')}")

    def stop(self) -> None:
        for process in self.processes:
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """The whole process group, at once, as a power cut would."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Redis:
    port: int
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://:secret@127.0.0.1:{self.port}/0"

    def start(self) -> None:
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--requirepass", "secret", "--save", ""]
        self.process = subprocess.Popen(["redis-server", *options], cwd=self.folder, stdout=subprocess.DEVNULL)
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)

    def signal(self, number: signal.Signals) -> None:
        assert self.process
        self.process.send_signal(number)

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    server = Redis(free_port(), tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture(params=["embedded", "redis"])
def machine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Machine]:
    yield from _machine(tmp_path, request.getfixturevalue("redis").url if request.param == "redis" else "")


@pytest.fixture
def machine_on_redis(redis: Redis, tmp_path: Path) -> Iterator[Machine]:
    yield from _machine(tmp_path, redis.url)


def _machine(folder: Path, redis_url: str) -> Iterator[Machine]:
    data = folder / "data"
    clean = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "REDIS_URL")}
    own = {"DATA_DIR": str(data), "SWEEP_SECONDS": "2", "DJANGO_SETTINGS_MODULE": "config.settings"}
    made = Machine(data, clean | own | ({"REDIS_URL": redis_url} if redis_url else {}))
    made.manage("manage.py", "migrate", "-v0")
    made.manage("manage.py", "createcachetable")
    yield made
    made.stop()


def assert_all_finished_once(machine: Machine) -> None:
    rows = machine.rows("status, file, sha256")
    assert {row[0] for row in rows} == {"ready"}
    kept = sorted(path.name for path in (machine.data / "files" / "reports").iterdir())
    assert sorted(str(row[1]).removeprefix("reports/") for row in rows) == kept
    assert len({row[2] for row in rows}) == len(rows)


def test_killing_the_worker_in_the_middle_ends_with_one_finished_report_each(machine: Machine) -> None:
    worker = machine.start_worker()
    asking = threading.Thread(target=machine.ask)  # so that a worker which is quicker than we are is not missed
    asking.start()
    machine.wait_for("making")

    kill(worker)
    asking.join()
    interrupted = [row for row in machine.rows("status, attempts") if row[0] == "making"]
    assert interrupted, "the worker was killed while it made a report"
    machine.change("lease_until = '2000-01-01 00:00:00' WHERE status = 'making'")  # as if its lease had run out
    machine.start_worker()

    machine.wait_for("ready", many=True)
    assert_all_finished_once(machine)
    assert (2,) in machine.rows("attempts")


def test_reports_asked_for_while_no_worker_runs_are_made_by_the_next_one(machine: Machine) -> None:
    machine.ask()

    machine.start_worker()

    machine.wait_for("ready", many=True)
    assert_all_finished_once(machine)


def test_stopping_redis_when_reports_are_asked_for_loses_nothing(machine_on_redis: Machine, redis: Redis) -> None:
    redis.stop()

    seconds = machine_on_redis.ask()
    assert sum(seconds) < 3, "a request does not wait for a broker that is down"
    assert {row[0] for row in machine_on_redis.rows("status")} == {"queued"}

    redis.start()
    machine_on_redis.change("bell_at = '2000-01-01 00:00:00'")  # as if they had waited a while
    machine_on_redis.start_worker()
    machine_on_redis.wait_for("ready", many=True)
    assert_all_finished_once(machine_on_redis)


def test_a_redis_that_hangs_costs_all_requests_together_a_few_seconds(machine_on_redis: Machine, redis: Redis) -> None:
    redis.signal(signal.SIGSTOP)

    first, *others = machine_on_redis.ask(reports=7)

    assert first < 5, "one request finds out within the socket's limit of 3 s"
    assert max(others) < 3, "the next ones do not ask"
    assert {row[0] for row in machine_on_redis.rows("status")} == {"queued"}


def test_wiping_redis_while_reports_wait_loses_nothing(machine_on_redis: Machine, redis: Redis) -> None:
    machine_on_redis.ask()
    redis.stop()  # it keeps nothing on disk
    redis.start()

    machine_on_redis.change("bell_at = '2000-01-01 00:00:00'")
    machine_on_redis.start_worker()

    machine_on_redis.wait_for("ready", many=True)
    assert_all_finished_once(machine_on_redis)
