"""The action plan to take into a tracker: a checklist, and texts for issues, as Markdown."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessment.language import reader
from projects.guard import requires
from projects.models import Role
from projects.services import Access
from recommendations import presentation, services
from recommendations.presentation import ActionPlan, as_markdown
from recommendations.web.file_names import slug


@require_safe
@requires(Role.VIEWER)
def checklist(request: HttpRequest, access: Access) -> HttpResponse:
    plan, result = _plan(access)
    return _file(access, as_markdown.checklist(plan, result=result), "action-plan")


@require_safe
@requires(Role.VIEWER)
def issues(request: HttpRequest, access: Access) -> HttpResponse:
    """What is planned or open, one text each."""
    plan, result = _plan(access)
    return _file(access, as_markdown.issues(plan.ahead, result=result), "issues")


@require_safe
@requires(Role.VIEWER)
def issue(request: HttpRequest, access: Access, recommendation: str) -> HttpResponse:
    plan, result = _plan(access)
    steps = [step for step in plan.ahead if step.id == recommendation]
    if not steps:
        raise Http404
    return _file(access, as_markdown.issues(steps, result=result), recommendation)


def _plan(access: Access) -> tuple[ActionPlan, str]:
    """The plan, and the address of its result. The file may end in public, so that address must never hold a key."""
    newest = services.newest(project=access.project)
    if newest is None:
        raise Http404
    plan = presentation.action_plan(services.plan_for(submission=newest, language=reader()))
    result = "" if access.key else settings.SITE_URL + reverse("results", args=[access.entry, newest.pk])
    return plan, result


def _file(access: Access, text: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{slug(access.project)}-{name}.md"'}
    return HttpResponse(text, content_type="text/markdown; charset=utf-8", headers=headers)
