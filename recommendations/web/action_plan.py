"""The pages of the action plan: what is planned, done and dismissed, and the form to decide."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessment.core.faults import Fault
from assessment.language import reader
from assessment.models import Submission
from assessment.web.fields import Error
from assessment.wording import fault_text
from projects.guard import requires
from projects.models import Role
from projects.services import Access
from recommendations import decisions, presentation, services
from recommendations.core import catalogue
from recommendations.core.deciding import OPEN, InvalidDecision, Typed


@require_safe
@requires(Role.VIEWER)
def action_plan(request: HttpRequest, access: Access) -> HttpResponse:
    newest = services.newest(project=access.project)
    plan = services.plan_for(submission=newest, language=reader()) if newest else None
    context = {
        "access": access,
        "newest": newest,
        "plan": presentation.action_plan(plan) if plan else None,
        "decisions": decisions.current(project_id=access.project.pk),
        "today": timezone.now().date(),
    }
    return render(request, "recommendations/action_plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.EDITOR)
def decide(request: HttpRequest, access: Access, recommendation: str) -> HttpResponse:
    """Takes a decision, and leads back to where it was made: a result, or the action plan."""
    if request.method != "POST":
        return _decide(request, access, recommendation, None)
    typed = _typed(request)
    try:
        decisions.decide(
            project=access.project, recommendation=recommendation, typed=typed, now=timezone.now(), actor=access.actor
        )
    except decisions.UnknownRecommendation:
        raise Http404 from None
    except InvalidDecision as invalid:
        return _decide(request, access, recommendation, typed, invalid.faults)
    result = _result(request, access)
    back = reverse("results", args=[access.entry, result.pk]) if result else reverse("action_plan", args=[access.entry])
    return redirect(f"{back}#decision-{recommendation}")


def _decide(
    request: HttpRequest, access: Access, recommendation: str, typed: Typed | None, faults: tuple[Fault, ...] = ()
) -> HttpResponse:
    advised = catalogue.newest_with(recommendation, reader())
    if advised is None:
        raise Http404
    stands = decisions.current(project_id=access.project.pk).get(recommendation)
    errors = {fault.pointer.strip("/"): fault_text(fault) for fault in faults}
    context: dict[str, Any] = {
        "access": access,
        "advised": advised,
        "submission": _result(request, access),
        "typed": typed or (decisions.decided(stands).typed if stands else Typed(OPEN)),
        "errors": errors,
        "summary": [Error(f"{recommendation}-{field}", text) for field, text in errors.items()],
    }
    return render(request, "recommendations/decide.html", context, status=422 if faults else 200)


def _typed(request: HttpRequest) -> Typed:
    fields = {name: request.POST.get(name, "") for name in ("state", "who", "due", "reason")}
    return Typed(**fields | {"reason": fields["reason"].replace("\r\n", "\n")})


def _result(request: HttpRequest, access: Access) -> Submission | None:
    """The result whose page the form was on."""
    try:
        wanted = UUID(request.POST.get("result", ""))
    except ValueError:
        return None
    return access.project.submissions.filter(pk=wanted).first()
