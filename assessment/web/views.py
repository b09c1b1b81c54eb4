"""The pages of an assessment: start, task list, one page a section, check, submit."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessment import discussing, examples, history, marks, next_time, services
from assessment.core.faults import Fault, InvalidDocument
from assessment.language import reader
from assessment.services import Draft
from assessment.web import confirming, language, sections
from assessment.web.drafts import draft_or_404
from assessment.web.fields import Error
from assessment.web.left_off import left_off
from assessment.wording import fault_text
from projects import entry
from projects.guard import requires
from projects.models import Role
from projects.refusing import limited
from projects.services import Access


@require_safe
def start_page(request: HttpRequest) -> HttpResponse:
    return _start_page(request)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("start")
def begin(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":  # somebody reloads the address of a refused form
        return redirect("start")
    name, url = request.POST.get("name", ""), request.POST.get("url", "")
    try:
        begun = _begun(request, name, url)
    except InvalidDocument as invalid:
        return _start_page(request, name=name, url=url, faults=invalid.faults)
    return redirect("overview", entry=begun)


def _begun(request: HttpRequest, name: str, url: str) -> str:
    """Start an assessment: in the account of whoever is signed in, otherwise with links. Returns the way in."""
    if request.user.is_authenticated:
        made = services.start_owned(name=name, url=url, owner=request.user, language=reader(), now=timezone.now())
        return entry.by_membership(made.project_id)
    _assessment, keys = services.start(name=name, url=url, language=reader(), now=timezone.now())
    return entry.by_key(keys.edit)


@require_safe
@requires(Role.VIEWER)
def overview(request: HttpRequest, access: Access) -> HttpResponse:
    return overview_page(request, access)


def overview_page(request: HttpRequest, access: Access, *, refused: bool = False) -> HttpResponse:
    """The task list for who may edit a draft; otherwise the submissions there are.

    `refused`: somebody wanted to start the next assessment, and cannot yet.
    """
    found = services.draft(project=access.project) if access.edits else None
    submissions = next_time.submissions_of(access.project)
    context: dict[str, Any] = {
        "access": access,
        "submissions": submissions,
        "months_old": next_time.months_old(submissions[0], timezone.now()) if submissions else 0,
        "may_start": access.edits and next_time.may_start(draft=found, submissions=submissions),
        "refused": refused,
    }
    status = 409 if refused else 200
    if found is None:
        return render(request, "assessment/submissions.html", context, status=status)
    context |= links(request, access) | _tasks(access, language.localised(found))
    return render(request, "assessment/tasks.html", context, status=status)


def links(request: HttpRequest, access: Access) -> dict[str, str]:
    """What to keep, for those who have nothing else: whoever came with the link to edit a project that nobody owns.

    The links that owners make are each on its own: none for viewing follows from one for editing.
    """
    if not (access.key and access.owns):
        return {}
    ways_in = {"edit_link": access.entry, "view_link": entry.by_key(access.view_key)}
    return {name: request.build_absolute_uri(reverse("overview", args=[way_in])) for name, way_in in ways_in.items()}


def _tasks(access: Access, draft: Draft) -> dict[str, Any]:
    found = sections.sections(draft, marks.of(assessment=draft.assessment))
    core = [section for section in found if section.is_core]
    return {
        "draft": draft,
        "left_off": left_off(draft, found, history.last_of(assessment=draft.assessment, actor=access.actor)),
        "core_sections": core,
        "deeper_sections": [section for section in found if not section.is_core],
        "completed": sum(section.status == "completed" for section in core),
        "core_minutes": sections.core_minutes(draft.questionnaire),
        "kept_days": settings.DRAFT_DAYS,
        "said": discussing.together(discussing.tallies(assessment=draft.assessment).values()),
        "began_from": next_time.began_from(draft.assessment),
        "waiting": sum(section.waiting for section in found),
        "anew": confirming.to_answer_anew(draft),
    }


@require_safe
@requires(Role.EDITOR)
def check(request: HttpRequest, access: Access) -> HttpResponse:
    return _check(request, access, draft_or_404(access))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.EDITOR)
@limited("submit")
def submit(request: HttpRequest, access: Access) -> HttpResponse:
    if request.method != "POST":
        return redirect("check", entry=access.entry)
    draft = draft_or_404(access)
    try:
        submission = services.submit(assessment=draft.assessment, now=timezone.now(), actor=access.actor)
    except InvalidDocument as invalid:
        return _check(request, access, draft, invalid.faults)
    return redirect("submitted", entry=access.entry, submission_id=submission.id)


def _start_page(request: HttpRequest, *, name: str = "", url: str = "", faults: tuple[Fault, ...] = ()) -> HttpResponse:
    asked = language.current()
    context = {
        "asked": asked,
        "core_minutes": sections.core_minutes(asked),
        "minutes": sum(page.minutes for page in asked.pages),
        "questions": len(asked.questions),
        "kept_days": settings.DRAFT_DAYS,
        "examples": examples.listed(),
        "name": name,
        "url": url,
        "errors": [Error(fault.pointer.rpartition("/")[2], fault_text(fault)) for fault in faults],
    }
    return render(request, "assessment/start.html", context, status=422 if faults else 200)


def _check(request: HttpRequest, access: Access, draft: Draft, faults: tuple[Fault, ...] = ()) -> HttpResponse:
    found = sections.sections(draft)
    context = {
        "access": access,
        "draft": draft,
        "sections": found,
        "open": sum(section.core.open for section in found),
        "open_deeper": sum(section.deeper.open for section in found),
        "waiting": sum(section.waiting for section in found),
        "since": confirming.since_last(draft),
        "left_out": sum(each.count for section in found for each in section.left_out),
        "problems": sections.problems(draft, faults),
    }
    return render(request, "assessment/check.html", context, status=422 if faults else 200)
