"""A worker's process as far as memory goes: makes the reports named on its command line, one after the other.

Prints how many megabytes it holds after each, and at the end the most there ever were.
"""

import sys
from pathlib import Path

from config.celery import app

app.loader.import_default_modules()  # what a worker imports, before its first task
app.finalize()

from recommendations import tasks  # noqa: E402 -- Django is set up by the loader only
from recommendations.models import Report, Status  # noqa: E402


def megabytes(field: str) -> float:
    """A field of the process's own status: VmRSS is what it holds now, VmHWM the most it ever held."""
    lines = Path("/proc/self/status").read_text().splitlines()
    [line] = (line for line in lines if line.startswith(f"{field}:"))
    return int(line.split()[1]) / 1024


def main(report_ids: list[str]) -> None:
    for report_id in report_ids:
        tasks.write_report(report_id=report_id)
        print(f"{megabytes('VmRSS'):.2f}")
    print(f"{megabytes('VmHWM'):.2f}")
    if unmade := Report.objects.filter(pk__in=report_ids).exclude(status=Status.READY).count():
        sys.exit(f"{unmade} of {len(report_ids)} reports were not made.")


if __name__ == "__main__":
    main(sys.argv[1:])
