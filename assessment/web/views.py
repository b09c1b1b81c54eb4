"""The pages of the questionnaire: start, task list, one page a section, check, submit."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from assessment import examples, services
from assessment.core import branching, questionnaire
from assessment.core.faults import Fault, InvalidDocument
from assessment.core.questionnaire import Page
from assessment.models import Answer
from assessment.services import Draft
from assessment.web import forms, sections
from assessment.web.fields import Error
from assessment.web.forms import NOTHING, Posted
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
    language = get_language() or settings.LANGUAGE_CODE
    try:
        _assessment, keys = services.start(name=name, url=url, language=language, now=timezone.now())
    except InvalidDocument as invalid:
        return _start_page(request, name=name, url=url, faults=invalid.faults)
    return redirect("overview", key=keys.edit)


@require_safe
@requires(Role.VIEWER)
def overview(request: HttpRequest, access: Access) -> HttpResponse:
    """The task list for who may edit a draft; otherwise the submissions there are."""
    draft = services.draft(project=access.project) if access.role is Role.EDITOR else None
    context: dict[str, Any] = {"access": access, "submissions": access.project.submissions.order_by("-submitted_at")}
    if draft is None:
        return render(request, "assessment/submissions.html", context)
    found = sections.sections(draft)
    return render(
        request,
        "assessment/tasks.html",
        context
        | {
            "draft": draft,
            "sections": found,
            "completed": sum(section.status == "completed" for section in found),
            "edit_link": request.build_absolute_uri(reverse("overview", args=[access.key])),
            "view_link": request.build_absolute_uri(reverse("overview", args=[access.view_key])),
            "kept_days": settings.DRAFT_DAYS,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.EDITOR)
def section(request: HttpRequest, access: Access, page_id: str) -> HttpResponse:
    draft = _draft(access)
    page = _page(draft, page_id)
    if request.method != "POST":
        return _section(request, access, draft, page)
    posted = forms.read(draft, page, request.POST)
    refused = services.record(assessment=draft.assessment, given=posted.given, now=timezone.now())
    if posted.faults or refused:
        return _section(request, access, _draft(access), page, posted=posted, refused=refused)
    following = _following(draft, page) if request.POST.get("then") == "continue" else None
    if following:
        return redirect("section", key=access.key, page_id=following.id)
    return redirect("check" if request.POST.get("then") == "continue" else "overview", key=access.key)


@require_safe
@requires(Role.EDITOR)
def check(request: HttpRequest, access: Access) -> HttpResponse:
    return _check(request, access, _draft(access))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.EDITOR)
@limited("submit")
def submit(request: HttpRequest, access: Access) -> HttpResponse:
    if request.method != "POST":
        return redirect("check", key=access.key)
    draft = _draft(access)
    try:
        submission = services.submit(assessment=draft.assessment, now=timezone.now())
    except InvalidDocument as invalid:
        return _check(request, access, draft, invalid.faults)
    return redirect("results", key=access.key, submission_id=submission.id)


def _draft(access: Access) -> Draft:
    """A project that came in by the API has submissions and no draft: nothing of it can be edited here."""
    draft = services.draft(project=access.project)
    if draft is None:
        raise Http404
    return draft


def _page(draft: Draft, page_id: str) -> Page:
    for page in draft.questionnaire.pages:
        if page.id == page_id:
            return page
    raise Http404


def _following(draft: Draft, page: Page) -> Page | None:
    pages = draft.questionnaire.pages
    after = pages.index(page) + 1
    return pages[after] if after < len(pages) else None


def _start_page(request: HttpRequest, *, name: str = "", url: str = "", faults: tuple[Fault, ...] = ()) -> HttpResponse:
    asked = questionnaire.current()
    context = {
        "asked": asked,
        "minutes": sum(page.minutes for page in asked.pages),
        "questions": len(asked.questions),
        "kept_days": settings.DRAFT_DAYS,
        "examples": examples.listed(),
        "name": name,
        "url": url,
        "errors": [Error(fault.pointer.rpartition("/")[2], fault.detail) for fault in faults],
    }
    return render(request, "assessment/start.html", context, status=422 if faults else 200)


def _section(
    request: HttpRequest,
    access: Access,
    draft: Draft,
    page: Page,
    *,
    posted: Posted = NOTHING,
    refused: Mapping[str, Answer] | None = None,
) -> HttpResponse:
    hidden = branching.hidden(draft.questionnaire, draft.answers)
    fields = forms.shown_fields(draft, page, hidden, posted, refused)
    context = {
        "access": access,
        "draft": draft,
        "page": page,
        "number": draft.questionnaire.pages.index(page) + 1,
        "following": _following(draft, page),
        "fields": fields,
        "errors": [error for field in fields for error in field.errors],
        "clashes": [field for field in fields if field.stored],
        "left_out": sections.left_out(draft, page, hidden),
        "marked": sections.marked(draft),
    }
    status = 409 if refused else 422 if posted.faults else 200
    return render(request, "assessment/section.html", context, status=status)


def _check(request: HttpRequest, access: Access, draft: Draft, faults: tuple[Fault, ...] = ()) -> HttpResponse:
    found = sections.sections(draft)
    context = {
        "access": access,
        "draft": draft,
        "sections": found,
        "open": sum(section.asked - section.answered for section in found),
        "left_out": sum(each.count for section in found for each in section.left_out),
        "problems": sections.problems(draft, faults),
    }
    return render(request, "assessment/check.html", context, status=422 if faults else 200)
