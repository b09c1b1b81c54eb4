"""Deleting a project, and taking that back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from projects import closing
from projects.guard import requires
from projects.models import Role
from projects.services import Access


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OWNER)
def close(request: HttpRequest, access: Access) -> HttpResponse:
    if request.method != "POST":
        return render(request, "projects/close.html", {"access": access, "days": closing.PROJECT_GRACE.days})
    closing.close(project=access.project, actor=access.actor, now=timezone.now())
    return redirect("reopen", entry=access.entry)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OWNER, closing=True)
def reopen(request: HttpRequest, access: Access) -> HttpResponse:
    if request.method == "POST":
        closing.reopen(project=access.project, actor=access.actor, now=timezone.now())
    elif access.project.closing_at is not None:
        return render(request, "projects/reopen.html", {"access": access})
    return redirect("overview", entry=access.entry)
