"""What the machine has to give at the moment: how much more two busy processes get done than one.

On a machine that others use too, no second worker can bring what a second core would.
"""

import subprocess
import sys
import time

COUNT = "for _ in range(6_000_000): pass"  # a few tenths of a second


def second_core() -> float:
    """2 where a second process costs the first nothing, 1 where the two share a core. One reading, and a noisy one."""
    return 2 * _seconds(1) / _seconds(2)


def _seconds(processes: int) -> float:
    began = time.perf_counter()
    running = [subprocess.Popen([sys.executable, "-c", COUNT]) for _ in range(processes)]
    for each in running:
        each.wait()
    return time.perf_counter() - began
