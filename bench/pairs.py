"""Ratios to trust on a noisy machine: a floor, the same floor again, and our own work, interleaved in random order.

The floor against itself (A/A) shows what the machine alone makes of nothing. A goal that lies within that band of the
ratio is neither met nor missed. Pure: costs come from outside.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

Cost = Callable[[], float]  # does the work once and says what it cost, in any unit above 0
RESAMPLES = 2000


class Verdict(StrEnum):
    MET = "met"
    MISSED = "missed"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Bound:
    """A goal: a figure of at most, or at least, so much."""

    value: float
    at_most: bool
    unit: str = ""

    def __str__(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.value:.2f}{self.unit}"

    def judge(self, low: float, high: float) -> Verdict:
        """The verdict on a figure that lies somewhere from low to high."""
        if self.at_most:
            low, high, value = -high, -low, -self.value
        else:
            value = self.value
        return Verdict.MET if low >= value else Verdict.MISSED if high < value else Verdict.UNDECIDED


@dataclass(frozen=True, slots=True)
class Readings:
    """One ratio a pair: our work to the floor, and the floor again to the floor."""

    ratios: tuple[float, ...]
    same: tuple[float, ...]

    def inverted(self) -> "Readings":
        """Of speeds, where these are of costs."""
        return Readings(tuple(1 / each for each in self.ratios), tuple(1 / each for each in self.same))

    @property
    def ratio(self) -> float:
        return median(self.ratios)

    @property
    def noise(self) -> float:
        """How far from 1 the A/A median may lie, as a factor: 1.03 is 3 % either way."""
        low, high = interval_of_median(self.same)
        return max(high, 1 / low, 1.0)

    @property
    def band(self) -> tuple[float, float]:
        """Where the true ratio lies: the spread of its own median, and never closer than the A/A noise."""
        low, high = interval_of_median(self.ratios)
        return min(low, self.ratio / self.noise), max(high, self.ratio * self.noise)

    def judged(self, bound: Bound) -> Verdict:
        return bound.judge(*self.band)


def measure(*, floor: Cost, ours: Cost, pairs: int, rng: random.Random, before_each: Callable[[int], None]) -> Readings:
    """Each pair does all three pieces of work, in an order of its own, so that no drift of the machine favours one."""
    ratios, same = [], []
    for done in range(pairs):
        before_each(done)
        taken: dict[str, float] = {}
        for name, cost in rng.sample([("floor", floor), ("again", floor), ("ours", ours)], 3):
            taken[name] = cost()
        ratios.append(taken["ours"] / taken["floor"])
        same.append(taken["again"] / taken["floor"])
    return Readings(tuple(ratios), tuple(same))


def interval_of_median(values: Sequence[float]) -> tuple[float, float]:
    """Where the median lies with 95 % confidence: by drawing from the values again, in the same way every time."""
    rng = random.Random(0)
    drawn = sorted(median(rng.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return drawn[int(0.025 * RESAMPLES)], drawn[int(0.975 * RESAMPLES) - 1]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * round(share * 1000) // 1000) - 1)]
