"""The page of a project: where it lives, what it has submitted over time, and who gets in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessment import describing, next_time
from assessment.core.faults import InvalidDocument
from assessment.describing import Description
from assessment.web.fields import Error
from assessment.wording import fault_text
from projects import membership
from projects.guard import requires
from projects.models import Home, Role
from projects.services import Access


@require_safe
@requires(Role.VIEWER)
def project(request: HttpRequest, access: Access) -> HttpResponse:
    found = describing.description(project=access.project)
    context = {
        "access": access,
        "homes": [(kind.label, lines) for kind, lines in found.homes.items() if lines],
        "submissions": next_time.submissions_of(access.project),
        "members": membership.members(project=access.project) if access.person else [],
        "claimed": access.project.is_claimed,
        "links": access.project.keys.filter(revoked_at=None).count(),
    }
    return render(request, "assessment/project.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.EDITOR)
def describe(request: HttpRequest, access: Access) -> HttpResponse:
    if request.method != "POST":
        return _form(request, access, describing.description(project=access.project))
    said = _typed(request)
    try:
        describing.describe(project=access.project, said=said, actor=access.actor, now=timezone.now())
    except InvalidDocument as invalid:
        return _form(request, access, said, tuple(_error(fault.pointer, fault_text(fault)) for fault in invalid.faults))
    return redirect("project", entry=access.entry)


def _typed(request: HttpRequest) -> Description:
    lines = {kind: request.POST.get(kind.value, "").splitlines() for kind in Home.Kind}
    return Description(
        request.POST.get("name", ""),
        request.POST.get("url", ""),
        {kind: tuple(line.strip() for line in each if line.strip()) for kind, each in lines.items()},
    )


def _error(pointer: str, text: str) -> Error:
    return Error(pointer.rpartition("/")[2], text)


def _named(error: Error) -> str:
    """Four fields look alike: above the form an error says which one it is about."""
    return f"{Home.Kind(error.target).label}: {error.text}" if error.target in Home.Kind.values else error.text


def _form(request: HttpRequest, access: Access, said: Description, errors: tuple[Error, ...] = ()) -> HttpResponse:
    wrong = {error.target: error.text for error in errors}
    context = {
        "access": access,
        "said": said,
        "errors": [Error(each.target, _named(each)) for each in errors],
        "wrong": wrong,
        "kinds": [(kind, "\n".join(said.homes[kind]), wrong.get(kind.value, "")) for kind in Home.Kind],
    }
    return render(request, "assessment/describe.html", context, status=422 if errors else 200)
