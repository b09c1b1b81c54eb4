"""Goal 3: whether a worker that is never recycled grows, and how large it gets.

Two processes do the same side by side; where they disagree, the goal is undecided. It runs a process of
`bench.renderer` for each, because a process's memory never forgets what was done in it before.
"""

import subprocess
import sys
import uuid
from dataclasses import dataclass
from statistics import linear_regression

from django.conf import settings

from bench import cases
from bench.outcome import Asked, Outcome, progress
from bench.pairs import Bound, Verdict

GROWTH = Bound(5, at_most=True, unit=" MB")
PEAK = Bound(160, at_most=True, unit=" MB")
RENDERS = 300
WARM_AFTER = 50  # renders; what fills up before is caches, not growth


@dataclass(frozen=True, slots=True)
class Course:
    """Megabytes in memory after each render, and the most there ever were."""

    after: tuple[float, ...]
    peak: float

    @property
    def growth(self) -> float:
        """The slope once warm, over as many renders as the goal speaks of."""
        warm = min(WARM_AFTER, len(self.after) // 2)
        slope, _start = linear_regression(range(warm, len(self.after)), self.after[warm:])
        return slope * RENDERS


def run(asked: Asked) -> list[Outcome]:
    progress(f"goal 3: {asked.renders} renders in each of two processes")
    running = [_start(cases.queued_reports(asked.renders)) for _ in range(2)]
    first, second = (_course(each) for each in running)
    progress("")
    after = f"{asked.renders} renders of distinct reports (BLOOM), recycling off"
    marks = " → ".join(f"{first.after[at]:.0f}" for at in (0, len(first.after) // 2, -1))
    return [
        _of_two("growth over 300 renders, from the slope once warm", GROWTH, first.growth, second.growth, after),
        _of_two(
            "peak memory of a rendering process",
            PEAK,
            first.peak,
            second.peak,
            f"after the first, the middle and the last: {marks} MB",
        ),
    ]


def _start(reports: list[uuid.UUID]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "bench.renderer", *map(str, reports)]
    return subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True)


def _course(process: "subprocess.Popen[str]") -> Course:
    said, _ = process.communicate()
    if process.returncode:
        raise RuntimeError("bench.renderer failed; it said why above.")
    *after, peak = map(float, said.split())
    return Course(tuple(after), peak)


def _of_two(what: str, bound: Bound, first: float, second: float, detail: str) -> Outcome:
    verdicts = {bound.judge(each, each) for each in (first, second)}
    verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.UNDECIDED
    worse, other = max(first, second), min(first, second)
    return Outcome(3, what, f"{worse:.1f} MB", bound, verdict, f"the other process {other:.1f} MB", (detail,))
