"""Prints the goals for speed and memory, each with its ratio, the verdict, and the floor against itself."""

import argparse
import os
from collections.abc import Callable, Iterable

import django

django.setup()

from django.conf import settings  # noqa: E402 -- all below needs the apps
from django.core.management import call_command  # noqa: E402

from bench import editors, memory, report_job, section_page, submission, workers  # noqa: E402
from bench.outcome import HEADING, Asked, Outcome  # noqa: E402

GOALS: dict[int, Callable[[Asked], Iterable[Outcome]]] = {
    1: report_job.run,
    3: memory.run,
    4: workers.run,
    6: section_page.run,
    7: submission.run,
    13: editors.run,
}


def main() -> None:
    arguments = _arguments()
    prepare()
    machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start"
    print(f"Median ratios of {arguments.pairs} interleaved pairs; {machine}.")
    print(HEADING, flush=True)
    for goal in arguments.goals or GOALS:
        for outcome in GOALS[goal](Asked(arguments.pairs, arguments.renders)):
            print(outcome, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    every = ", ".join(map(str, GOALS))
    parser.add_argument("goals", nargs="*", type=int, metavar="goal", help=f"of {every}; none: all")
    parser.add_argument("--pairs", type=int, default=30, help="pairs a ratio is made of (30)")
    parser.add_argument("--renders", type=int, default=memory.RENDERS, help="renders in one process for goal 3 (300)")
    arguments = parser.parse_args()
    if unknown := set(arguments.goals) - set(GOALS):
        parser.error(f"there is no bench for goal {min(unknown)}; there is {every}")
    if arguments.pairs < 1 or arguments.renders < 4:
        parser.error("at least one pair and four renders are needed")
    return arguments


def prepare() -> None:
    """A database and static files of the bench's own."""
    if settings.DATA_DIR.is_relative_to(settings.BASE_DIR):
        raise SystemExit("This would measure in the service's own data. Start script/bench instead.")
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=["redoc", "rest_framework"])


if __name__ == "__main__":
    main()
