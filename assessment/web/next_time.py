"""After the check: the page that confirms a submission and can be kept, and the step to the next assessment."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessment import next_time, services
from assessment.language import reader
from assessment.models import Submission
from assessment.web import views
from projects.guard import requires
from projects.models import Role
from projects.services import Access


@require_safe
@requires(Role.VIEWER)
def submitted(request: HttpRequest, access: Access, submission_id: UUID) -> HttpResponse:
    """What was submitted, under which number, and what comes next. The same whenever it is opened again."""
    found = Submission.objects.select_related("by").defer("document", "profile")
    submission = get_object_or_404(found, pk=submission_id, project=access.project)
    context = {"access": access, "submission": submission, "before": services.submission_before(submission)}
    return render(request, "assessment/submitted.html", context | views.links(request, access))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.EDITOR)
def start_next(request: HttpRequest, access: Access) -> HttpResponse:
    if request.method == "POST":
        try:
            next_time.start_next(project=access.project, language=reader(), now=timezone.now(), actor=access.actor)
        except next_time.CannotStart:
            return views.overview_page(request, access, refused=True)
    return redirect("overview", entry=access.entry)
