"""What a measurement found, as the lines that are printed."""

import random
import sys
from dataclasses import dataclass
from statistics import median

from bench import pairs
from bench.pairs import Bound, Cost, Readings, Verdict, percentile

HEADING = f"{'goal':<5}{'what':<60}{'ratio':>10}  {'goal':<13}{'verdict':<11}A/A (nine pairs of ten; its median)"


@dataclass(frozen=True, slots=True)
class Asked:
    """How much to measure."""

    pairs: int
    renders: int


@dataclass(frozen=True, slots=True)
class Outcome:
    goal: int
    what: str
    figure: str
    bound: Bound
    verdict: Verdict
    same: str  # the floor against itself
    details: tuple[str, ...] = ()  # counts and parts, each a line of its own

    def __str__(self) -> str:
        line = f"{self.goal:<5}{self.what:<60}{self.figure:>10}  {self.bound!s:<13}{self.verdict:<11}{self.same}"
        return "\n".join([line, *(f"     · {detail}" for detail in self.details)])


def of_ratio(goal: int, what: str, readings: Readings, bound: Bound, *details: str) -> Outcome:
    low, high = readings.band
    spread = f"the ratio lies between {low:.2f} and {high:.2f}, by {len(readings.ratios)} pairs"
    return Outcome(
        goal, what, f"{readings.ratio:.2f}", bound, readings.judged(bound), same_words(readings), (spread, *details)
    )


def same_words(readings: Readings) -> str:
    low, high = percentile(readings.same, 0.05), percentile(readings.same, 0.95)
    aside = 100 * (readings.noise - 1)
    return f"{median(readings.same):.2f} ({low:.2f}–{high:.2f}; ±{aside:.0f} %)"


def measured(name: str, *, floor: Cost, ours: Cost, asked: Asked) -> Readings:
    """Measure, and say how far it is to whoever watches."""

    def tell(done: int) -> None:
        progress(f"{name}: pair {done + 1} of {asked.pairs}")

    found = pairs.measure(floor=floor, ours=ours, pairs=asked.pairs, rng=random.Random(), before_each=tell)
    progress("")
    return found


def progress(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()
