"""Asking for a report, following it, and fetching the PDF."""

from uuid import UUID

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from assessment.api import openapi, parsers, problems
from assessment.api.questionnaires import json_response
from projects.guard import access_or_404
from projects.models import Role
from projects.throttles import BY_SCOPE
from recommendations import services
from recommendations.api import examples, shapes
from recommendations.api.shapes import ReportAsked, ReportLinks, ReportRead
from recommendations.api.submissions import SUBMISSION, submission_or_404
from recommendations.core.plan import EDITIONS, PAPERS
from recommendations.models import Report, Status

TAG = "Reports"
REPORT = OpenApiParameter("report_id", UUID, "path", description="The report's id.")
SECONDS_TO_POLL = 2
SECONDS_WHEN_BUSY = 60
RETRY = "Seconds until asking again makes sense; absent once the report is ready or failed."


class ReportsView(APIView):
    throttle_classes = [*BY_SCOPE["report"]]

    @openapi.described(
        operation="ask_for_report",
        tag=TAG,
        summary="Ask for the report",
        description="Puts the report in the queue and says where to follow it. Asking again gives the same report; one "
        "that failed is tried anew. Either key may ask. Without a body it is the internal edition on A4.",
        takes=ReportAsked,
        takes_example=examples.asked,
        gives={202: (ReportRead, "Asked for, or already there.", examples.report)},
        parameters=[openapi.KEY, SUBMISSION],
        refuses=[
            problems.UNREADABLE, problems.NOT_FOUND, problems.TOO_LARGE, problems.WRONG_TYPE, problems.INVALID_REQUEST,
            problems.TOO_MANY, problems.BUSY,
        ],
        headers=[("Location", "Where the report is followed.", [202]), ("Retry-After", RETRY, [202, 429, 503])],
    )  # fmt: skip
    def post(self, request: Request, key: str, submission_id: UUID) -> HttpResponse:
        submission = submission_or_404(key, submission_id)
        asked = ReportAsked.model_validate(parsers.choices(request, {"edition": EDITIONS, "paper": PAPERS}))
        try:
            report = services.request_report(
                submission=submission, language=submission.language, now=timezone.now(), **asked.model_dump()
            )
        except services.QueueFull:
            busy = _("Too many reports are waiting; yours was not taken. Ask again in a minute.")
            raise problems.Refused(problems.BUSY, busy, retry_after=SECONDS_WHEN_BUSY) from None
        return _told(report, key, status=202)


class ReportView(APIView):
    @openapi.described(
        operation="read_report",
        tag=TAG,
        summary="Follow a report",
        description="Poll this, no faster than Retry-After says, until the status is ready or failed.",
        gives={200: (ReportRead, "The report and how far it is.", examples.report)},
        parameters=[openapi.KEY, REPORT],
        refuses=[problems.NOT_FOUND],
        headers=[("Retry-After", RETRY, [200])],
    )
    def get(self, request: Request, key: str, report_id: UUID) -> HttpResponse:
        return _told(_report_or_404(key, report_id), key, status=200)


class PdfRenderer(BaseRenderer):
    """Lets a client ask for application/pdf. The file is sent by the view itself."""

    media_type = "application/pdf"
    format = "pdf"


class ReportPdfView(APIView):
    renderer_classes = [PdfRenderer]

    @openapi.described(
        operation="download_report",
        tag=TAG,
        summary="Download the PDF",
        description="Tagged PDF (PDF/UA) with the document attached. The same document gives the same bytes.",
        gives={200: (OpenApiTypes.BINARY, "The PDF.", None)},
        parameters=[openapi.KEY, REPORT],
        refuses=[problems.NOT_FOUND, problems.NOT_READY],
        headers=[("Retry-After", RETRY, [409]), ("ETag", "The PDF's SHA-256.", [200])],
        media_type="application/pdf",
    )
    def get(self, request: Request, key: str, report_id: UUID) -> HttpResponseBase:
        report = _report_or_404(key, report_id)
        if report.status != Status.READY:
            raise problems.Refused(
                problems.NOT_READY,
                _("The report is %(status)s.") % {"status": report.status},
                retry_after=None if report.settled else SECONDS_TO_POLL,
            )
        name = f"cartograph-{report.submission.reference.lower()}-{report.edition}.pdf"
        try:
            file = default_storage.open(report.file)
        except FileNotFoundError:  # asking for the report again makes it anew
            raise Http404 from None
        sent = FileResponse(file, content_type="application/pdf", as_attachment=True, filename=name)
        sent["ETag"] = f'"{report.sha256}"'
        return sent


def _report_or_404(key: str, report_id: UUID) -> Report:
    project = access_or_404(key, Role.VIEWER).project
    found = Report.objects.select_related("submission").filter(pk=report_id, submission__project=project).first()
    if found is None:
        raise Http404
    return found


def _told(report: Report, key: str, *, status: int) -> HttpResponse:
    ahead = 0 if report.settled else services.ahead_of(report=report)
    here = reverse("api-report", args=[key, report.id])
    links = ReportLinks(
        self=here,
        submission=reverse("api-submission", args=[key, report.submission_id]),
        pdf=f"{here}pdf/" if report.status == Status.READY else None,
    )
    headers = {"Location": here} if status == 202 else {}
    if not report.settled:
        headers["Retry-After"] = str(SECONDS_TO_POLL)
    return json_response(shapes.report_read(report, ahead, links).model_dump_json(), status=status, headers=headers)
