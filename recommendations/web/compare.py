"""Two submissions of one project beside each other, the earlier one first, in whatever order they are asked for."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from assessment.language import reader
from assessment.models import Submission
from projects.guard import requires
from projects.models import Role
from projects.services import Access
from recommendations import presentation, services


@require_safe
@requires(Role.VIEWER)
def compare(request: HttpRequest, access: Access, before: UUID, after: UUID) -> HttpResponse:
    found = list(Submission.objects.filter(pk__in={before, after}, project=access.project).order_by("submitted_at"))
    if len(found) != 2:
        raise Http404
    first, second = found
    if first.pk != before:
        return redirect("compare", entry=access.entry, before=first.pk, after=second.pk)
    sides = [services.side(submission=each, language=reader()) for each in found]
    context = {"access": access, "before": first, "after": second, "shown": presentation.side_by_side(*sides)}
    return render(request, "recommendations/compare.html", context)
