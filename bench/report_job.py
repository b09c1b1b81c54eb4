"""Goal 1: what a report job costs beyond the rendering that nobody can spare it, in a warm process."""

import gc
import time
import uuid
from collections.abc import Callable
from datetime import datetime
from statistics import median

from django.utils import translation
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration

from bench import cases
from bench.outcome import Asked, Outcome, measured, of_ratio
from bench.pairs import Bound
from recommendations import pdf, reporting, tasks
from recommendations.core import plan as plans
from recommendations.core.plan import Plan
from recommendations.models import Report, Status

BOUND = Bound(1.10, at_most=True)


class FloorIsAnother(Exception):
    """The bare rendering gives other bytes than the report's own, so comparing the two would mean nothing."""


def run(asked: Asked) -> list[Outcome]:
    [report_id] = cases.queued_reports(1)
    plan = plans.from_json(Report.objects.get(pk=report_id).input.encode())
    bare = bare_rendering(plan)
    if bare() != reporting.pdf_of(plan):
        raise FloorIsAnother("Give bench/report_job.py the options that recommendations/pdf.py has now.")
    walls: dict[str, list[float]] = {"bare": [], "job": []}

    def job() -> None:
        tasks.write_report(report_id=str(report_id))

    def job_cost() -> float:
        queue_again(report_id)
        spent = spent_by(job, walls["job"])
        if Report.objects.get(pk=report_id).status != Status.READY:
            raise RuntimeError("The report job failed; its log says why.")
        return spent

    readings = measured("goal 1", floor=lambda: spent_by(bare, walls["bare"]), ours=job_cost, asked=asked)
    medians = {name: median(each) for name, each in walls.items()}
    by_clock = f"by the clock {medians['job'] / medians['bare']:.2f} (medians {medians['job']:.2f} s and "
    return [
        of_ratio(
            1,
            "a report job / a bare rendering of its HTML (CPU time)",
            readings,
            BOUND,
            by_clock + f"{medians['bare']:.2f} s); BLOOM, same options and fonts, and the same bytes",
        )
    ]


def bare_rendering(plan: Plan) -> Callable[[], bytes]:
    """The engine alone: HTML, options, fetcher, style sheet and fonts are ready before."""
    html, created = reporting.html_of(plan), datetime.fromisoformat(plan.record.submitted_at)
    fetcher, fonts = pdf.OwnFilesOnly(), FontConfiguration()
    stylesheets = [CSS(url=each, url_fetcher=fetcher, font_config=fonts) for each in pdf.STYLESHEETS]
    with translation.override(plan.language):
        description = translation.gettext("The answers this report was made from")

    def render() -> bytes:
        attached = Attachment(
            string=plan.document.encode(),
            url_fetcher=fetcher,
            name="document.json",
            description=description,
            created=created,
            modified=created,
            relationship="Source",
        )
        made: bytes = HTML(string=html, url_fetcher=fetcher).write_pdf(
            stylesheets=stylesheets,
            font_config=fonts,
            attachments=[attached],
            pdf_variant="pdf/ua-1",
            pdf_identifier=plan.record.digest.encode(),
        )
        return made

    return render


def queue_again(report_id: uuid.UUID) -> None:
    Report.objects.filter(pk=report_id).update(
        status=Status.QUEUED, attempts=0, lease_token=None, file="", sha256="", size=None, finished_at=None
    )


def spent_by(work: Callable[[], object], walls: list[float]) -> float:
    """Seconds of CPU time, in which the neighbours count for less; the seconds of the clock go to `walls`.

    Garbage of the work before is cleared first, so that it is not paid for by whoever comes next.
    """
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    spent = time.process_time() - cpu
    walls.append(time.perf_counter() - wall)
    return spent
