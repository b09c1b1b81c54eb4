"""The bench's verdicts: from paired ratios, and never more certain than the floor against itself allows."""

import random
from collections.abc import Callable, Iterator

import pytest

from bench import pairs
from bench.pairs import Bound, Readings, Verdict

AT_MOST, AT_LEAST = Bound(1.10, at_most=True), Bound(0.50, at_most=False)


def costing(values: Iterator[float]) -> Callable[[], float]:
    return lambda: next(values)


def unheard(done: int) -> None:
    """Nobody watches."""


def forever(value: float) -> Iterator[float]:
    while True:
        yield value


def readings(ratio: float, *, noise: float = 0.0) -> Readings:
    """Thirty pairs around a ratio, as noisy as the floor itself."""
    rng = random.Random(1)
    around = [rng.uniform(1 - noise, 1 + noise) for _ in range(60)]
    return Readings(tuple(ratio * each for each in around[:30]), tuple(around[30:]))


def test_a_pair_compares_our_work_with_the_floor_and_the_floor_with_itself() -> None:
    found = pairs.measure(
        floor=costing(forever(2.0)),
        ours=costing(forever(3.0)),
        pairs=30,
        rng=random.Random(1),
        before_each=unheard,
    )

    assert found.ratios == (1.5,) * 30
    assert found.same == (1.0,) * 30


def test_every_pair_does_the_floor_twice_and_our_work_once_in_changing_order() -> None:
    done: list[str] = []

    def note(name: str) -> float:
        done.append(name)
        return 1.0

    pairs.measure(
        floor=lambda: note("floor"),
        ours=lambda: note("ours"),
        pairs=20,
        rng=random.Random(1),
        before_each=unheard,
    )

    rounds = [tuple(done[at : at + 3]) for at in range(0, 60, 3)]
    assert all(sorted(each) == ["floor", "floor", "ours"] for each in rounds)
    assert len(set(rounds)) == 3


def test_a_drift_that_slows_everything_down_leaves_the_ratio_alone() -> None:
    clock = iter(1.05**step for step in range(90))
    found = pairs.measure(
        floor=lambda: next(clock),
        ours=lambda: 1.02 * next(clock),
        pairs=30,
        rng=random.Random(1),
        before_each=unheard,
    )

    low, high = found.band
    assert low <= 1.02 <= high


@pytest.mark.parametrize(
    ("bound", "ratio", "verdict"),
    [
        (AT_MOST, 1.00, Verdict.MET),
        (AT_MOST, 1.30, Verdict.MISSED),
        (AT_LEAST, 0.70, Verdict.MET),
        (AT_LEAST, 0.30, Verdict.MISSED),
    ],
)
def test_a_ratio_well_clear_of_the_goal_is_judged(bound: Bound, ratio: float, verdict: Verdict) -> None:
    assert readings(ratio, noise=0.05).judged(bound) == verdict


@pytest.mark.parametrize("ratio", [1.09, 1.11])
def test_a_ratio_nearer_to_the_goal_than_the_noise_is_undecided(ratio: float) -> None:
    assert readings(ratio, noise=0.25).judged(AT_MOST) == Verdict.UNDECIDED


def test_noise_of_the_floor_alone_makes_a_verdict_undecided() -> None:
    steady, noisy = readings(1.09), readings(1.0, noise=0.25)

    assert steady.judged(AT_MOST) == Verdict.MET
    assert Readings(steady.ratios, noisy.same).judged(AT_MOST) == Verdict.UNDECIDED


def test_a_floor_that_differs_from_itself_is_noise_however_steady() -> None:
    assert Readings((1.05,) * 30, (1.10,) * 30).judged(AT_MOST) == Verdict.UNDECIDED


def test_speeds_are_costs_turned_over() -> None:
    turned = Readings((2.0, 4.0, 8.0), (1.0, 1.0, 1.25)).inverted()

    assert turned.ratios == (0.5, 0.25, 0.125)
    assert turned.same == (1.0, 1.0, 0.8)


def test_the_goal_itself_is_good_enough() -> None:
    assert AT_MOST.judge(1.10, 1.10) == Verdict.MET
    assert AT_LEAST.judge(0.50, 0.50) == Verdict.MET


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(each) for each in range(1, 21)]

    assert pairs.percentile(values, 0.95) == 19
    assert pairs.percentile(values, 0.05) == 1
    assert pairs.percentile([3.0], 0.95) == 3
