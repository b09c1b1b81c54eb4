"""What anybody can download before starting: the whole questionnaire on paper."""

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessment.core import questionnaire
from assessment.language import reader
from recommendations import printed


@require_safe
def questionnaire_pdf(request: HttpRequest) -> HttpResponseBase:
    asked = questionnaire.current(reader())
    name = printed.ready(asked)
    if name is None:
        response = render(request, "recommendations/being_printed.html", status=503)
        response["Retry-After"] = "15"
        return response
    shown = f"cartograph-questionnaire-{asked.version}-{asked.language}.pdf"
    return FileResponse(default_storage.open(name), as_attachment=True, filename=shown, content_type="application/pdf")
