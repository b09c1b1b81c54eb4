"""The pages of what was answered before: all of it, or one question's versions, and a way to put one back."""

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessment import history as past
from assessment import services
from assessment.core import answering
from assessment.core.answers import UNANSWERED
from assessment.core.faults import Fault
from assessment.core.questionnaire import Question
from assessment.services import Draft, Given
from assessment.web import controls, forms, timeline, wording
from assessment.web.drafts import draft_or_404, draft_or_none, question_or_404
from projects.guard import requires
from projects.models import Role
from projects.services import Access


@require_safe
@requires(Role.EDITOR)
def history(request: HttpRequest, access: Access) -> HttpResponse:
    draft = draft_or_none(access)
    pages = draft.questionnaire.pages if draft else ()
    page = next((each for each in pages if each.id == request.GET.get("section")), None)
    questions = [question.id for question in page.questions] if page else None
    found = past.of_project(project=access.project, before=_moment(request.GET.get("before", "")), questions=questions)
    context = {
        "access": access,
        "draft": draft,
        "page": page,
        "days": timeline.days(found.moments),
        "before": found.before.isoformat() if found.before else "",
        "begins": "before" not in request.GET,
    }
    return render(request, "assessment/history.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.EDITOR)
def question_history(request: HttpRequest, access: Access, question_id: str) -> HttpResponse:
    draft = draft_or_404(access)
    question = question_or_404(draft, question_id)
    if request.method != "POST":
        return _shown(request, access, draft, question)
    given, faults = _put_back(access, draft, question, request)
    if faults:
        problem = " ".join(wording.fault_words(draft.questionnaire, question, fault) for fault in faults)
        return _shown(request, access, draft, question, problem=problem, status=422)
    recorded = services.record(assessment=draft.assessment, given=given, now=timezone.now(), actor=access.actor)
    if recorded.refused:
        problem = _("Somebody saved this answer meanwhile, so nothing was put back. This is how it stands now.")
        return _shown(request, access, draft_or_404(access), question, problem=problem, status=409)
    return redirect("question_history", entry=access.entry, question_id=question_id)


def _put_back(
    access: Access, draft: Draft, question: Question, request: HttpRequest
) -> tuple[dict[str, Given], list[Fault]]:
    """The older answer, to be saved like any other: over the version that was seen, and judged by today's rules."""
    wanted = past.revision(project=access.project, question=question.id, pk=request.POST.get("revision", ""))
    if wanted is None:
        raise Http404
    data, faults = answering.to_data(wanted.given()), list[Fault]()
    answer = answering.parse(question, data, f"/answers/{question.id}", faults) if data else UNANSWERED
    given = {question.id: Given(answer, forms.version(request.POST.get("base", "")))}
    return given, [*faults, *(fault for _, fault in forms.too_many_wanted(draft, given))]


def _shown(
    request: HttpRequest,
    access: Access,
    draft: Draft,
    question: Question,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    found = past.of_question(
        project=access.project, question=question.id, before=_moment(request.GET.get("before", ""))
    )
    context = {
        "access": access,
        "question": question,
        "page": draft.questionnaire.page_of[question.id],
        "anchor": controls.anchor(question.id),
        "versions": timeline.versions(found, draft.answers.get(question.id, UNANSWERED)),
        "before": found.before.isoformat() if found.before else "",
        "begins": "before" not in request.GET,
        "base": draft.version(question.id),
        "problem": problem,
    }
    return render(request, "assessment/question_history.html", context, status=status)


def _moment(text: str) -> datetime | None:
    """A moment as our own links write it; anything else is none."""
    try:
        found = parse_datetime(text)
        return found.astimezone(UTC) if found and timezone.is_aware(found) else None
    except (ValueError, OverflowError):  # a day that is none, or one that is in no calendar once it is told in UTC
        return None
