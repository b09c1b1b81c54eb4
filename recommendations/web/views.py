"""The pages of a result: the results, their document, and the report with an honest status."""

from typing import TypeVar, cast
from uuid import UUID

from django.core.exceptions import BadRequest
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseStopPolling
from django_htmx.middleware import HtmxDetails

from assessment import examples, next_time
from assessment import services as assessments
from assessment.core.explaining import NoSuchValue
from assessment.language import reader
from assessment.models import Submission
from projects.guard import requires
from projects.models import Role
from projects.refusing import limited, queue_full
from projects.services import Access
from recommendations import decisions, presentation, services
from recommendations.core.plan import EDITIONS, PAPERS
from recommendations.models import Report, Status
from recommendations.web.file_names import slug

Choice = TypeVar("Choice", bound=str)


@require_safe
@requires(Role.VIEWER)
def results(request: HttpRequest, access: Access, submission_id: UUID) -> HttpResponse:
    submission = _submission(access, submission_id)
    plan = services.plan_for(submission=submission, language=reader())
    context = {"access": access, "submission": submission, "result": presentation.present(plan)}
    context["is_example"] = examples.is_key(access.key)
    context |= {"decisions": decisions.current(project_id=access.project.pk), "today": timezone.now().date()}
    context["months_old"] = 0 if context["is_example"] else next_time.months_old(submission, timezone.now())
    context["earlier"] = assessments.submission_before(submission)
    return render(request, "recommendations/results.html", context)


@require_safe
@requires(Role.VIEWER)
def why(request: HttpRequest, access: Access, submission_id: UUID, value: str) -> HttpResponse:
    """Where one value of the result comes from: rule, answers, points and sources."""
    submission = _submission(access, submission_id)
    plan = services.plan_for(submission=submission, language=reader())
    try:
        explanation = presentation.explained(plan, value)
    except NoSuchValue:
        raise Http404 from None
    context = {"access": access, "submission": submission, "explanation": explanation}
    return render(request, "recommendations/why.html", context)


@require_safe
@requires(Role.VIEWER)
def result_document(request: HttpRequest, access: Access, submission_id: UUID) -> HttpResponse:
    """The document as it was submitted, byte for byte: its digest can be checked with any tool."""
    submission = _submission(access, submission_id)
    name = f"{slug(access.project)}-{submission.reference.lower()}.json"
    disposition = f'attachment; filename="{name}"'
    headers = {"Content-Disposition": disposition}
    return HttpResponse(submission.document, content_type="application/json", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.VIEWER)
@limited("report")
def ask_report(request: HttpRequest, access: Access, submission_id: UUID) -> HttpResponse:
    submission = _submission(access, submission_id)
    if request.method != "POST":  # somebody reloads the address of a refused request
        return redirect("results", entry=access.entry, submission_id=submission.id)
    edition, paper = _chosen(request, "edition", EDITIONS), _chosen(request, "paper", PAPERS)
    try:
        report = services.request_report(
            submission=submission, language=reader(), now=timezone.now(), edition=edition, paper=paper
        )
    except services.QueueFull:
        return queue_full(request)
    return redirect("report", entry=access.entry, report_id=report.id)


@require_safe
@requires(Role.VIEWER)
def report(request: HttpRequest, access: Access, report_id: UUID) -> HttpResponse:
    """How a report stands. htmx gets an answer only when something changed, and stops asking once it is settled."""
    found = _report(access, report_id)
    ahead = services.ahead_of(report=found) if found.status == Status.QUEUED else 0
    htmx, state = cast(HtmxDetails, request.htmx), f"{found.status}-{ahead}"  # type: ignore[attr-defined]
    if htmx and request.GET.get("shown") == state:
        return HttpResponse(status=204)  # nothing is swapped, so a screen reader says nothing twice
    frame = "components/fragment.html" if htmx else "base.html"
    context = {"access": access, "report": found, "ahead": ahead, "state": state, "frame": frame}
    response = render(request, "recommendations/report_status.html", context)
    if htmx and found.settled:
        response.status_code = HttpResponseStopPolling.status_code
    return response


@require_safe
@requires(Role.VIEWER)
def report_file(request: HttpRequest, access: Access, report_id: UUID) -> HttpResponseBase:
    found = _report(access, report_id)
    if found.status != Status.READY:
        raise Http404
    try:
        file = default_storage.open(found.file)
    except FileNotFoundError:
        raise Http404 from None
    name = f"{slug(access.project)}-collaboration-profile-{found.edition}.pdf"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/pdf")


def _chosen(request: HttpRequest, name: str, offered: tuple[Choice, ...]) -> Choice:
    """One of what the form offers; the first where nothing was chosen."""
    given = request.POST.get(name, offered[0])
    found = next((each for each in offered if each == given), None)
    if found is None:
        raise BadRequest(f"{name} is none of {offered}")
    return found


def _submission(access: Access, submission_id: UUID) -> Submission:
    return get_object_or_404(Submission, pk=submission_id, project=access.project)


def _report(access: Access, report_id: UUID) -> Report:
    reports = Report.objects.select_related("submission").defer("input", "submission__document", "submission__profile")
    return get_object_or_404(reports, pk=report_id, submission__project=access.project)
