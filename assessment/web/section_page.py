"""The page of one section: its questions, what became of the answers that were sent, and where to go then."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessment import discussing, history, marks, next_time
from assessment.core import branching
from assessment.core.questionnaire import Page, Question
from assessment.models import Answer
from assessment.services import Draft
from assessment.web import autosave, confirming, controls, forms, sections
from assessment.web.drafts import draft_or_404, page_or_404
from assessment.web.forms import NOTHING, Clashing, Posted
from projects import kept
from projects.guard import requires
from projects.models import Role
from projects.services import Access

GO_ON = ("continue", "finish")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.EDITOR)
def section(request: HttpRequest, access: Access, page_id: str) -> HttpResponse:
    draft, now = draft_or_404(access), timezone.now()
    page = page_or_404(draft, page_id)
    if request.method != "POST":
        return _shown(request, access, draft, page)
    posted = forms.read(draft, page, request.POST)
    held = confirming.held(page, posted, request.POST)
    posted = replace(posted, given={**held, **posted.given})
    recorded = next_time.record(assessment=draft.assessment, given=posted.given, held=held, now=now, actor=access.actor)
    kept.let_go(request, access.person)
    if autosave.asked_for(request):
        return autosave.reply(draft, page, posted, recorded)
    if posted.faults or recorded.refused:
        return _shown(request, access, draft_or_404(access), page, posted=posted, refused=recorded.refused)
    _mark(request, access, draft, page, now)
    return redirect(_after(request, access, draft, page))


def _mark(request: HttpRequest, access: Access, draft: Draft, page: Page, now: datetime) -> None:
    match request.POST.get("then"):
        case "finish":
            marks.put(assessment=draft.assessment, page=page.id, now=now, actor=access.actor)
            messages.success(request, _("Marked as done: %(section)s") % {"section": page.title})
        case "reopen":
            marks.take_back(assessment=draft.assessment, page=page.id)


def _after(request: HttpRequest, access: Access, draft: Draft, page: Page) -> str:
    """Where a saved section leads: as its button says, and back to the very answer on the check page."""
    if place := confirming.back_to(request):
        return place
    then = request.POST.get("then")
    if then == "reopen":
        return reverse("section", args=[access.entry, page.id])
    if then in GO_ON and (following := _following(draft, page)):
        return reverse("section", args=[access.entry, following.id])
    if then in (*GO_ON, "check"):
        wanted = _wanted(request, page) if then == "check" else None
        return reverse("check", args=[access.entry]) + (f"#{controls.anchor(wanted.id)}" if wanted else "")
    return reverse("overview", args=[access.entry])


def _wanted(request: HttpRequest, page: Page) -> Question | None:
    """The question that a link leads to."""
    return next((each for each in page.questions if each.id == request.GET.get("question")), None)


def _following(draft: Draft, page: Page) -> Page | None:
    pages = draft.questionnaire.pages
    after = pages.index(page) + 1
    return pages[after] if after < len(pages) else None


def _shown(
    request: HttpRequest,
    access: Access,
    draft: Draft,
    page: Page,
    *,
    posted: Posted = NOTHING,
    refused: Mapping[str, Answer] | None = None,
) -> HttpResponse:
    hidden = branching.hidden(draft.questionnaire, draft.answers)
    unsaved = _kept(request, access, draft, page)
    layout = forms.layout(
        draft,
        page,
        hidden=hidden,
        posted=posted,
        kept=unsaved,
        clashes=_clashes(draft, posted, refused or {}),
        wanted=_wanted(request, page),
    )
    context = {
        "access": access,
        "draft": draft,
        "page": page,
        "number": draft.questionnaire.pages.index(page) + 1,
        "following": _following(draft, page),
        "layout": layout,
        "returning": request.GET.get("next") == "check",
        "left_out": sections.left_out(draft, page, hidden),
        "marked": sections.marked(draft),
        "mark": sections.mark_of(draft, page, marks.of(assessment=draft.assessment)),
        "kept": any(field.unsaved for field in layout.fields) and unsaved is not NOTHING,
        "seal": kept.seal(request, access.person),
        "from_last_time": confirming.from_last_time(draft, page),
        "comments": discussing.tallies(assessment=draft.assessment),
    }
    status = 409 if refused else 422 if posted.faults else 200
    return render(request, "assessment/section.html", context, status=status)


def _kept(request: HttpRequest, access: Access, draft: Draft, page: Page) -> Posted:
    """What this person sent after their session had ended."""
    form = kept.form_of(request, access.person)
    return NOTHING if form is None else forms.read(draft, page, form)


def _clashes(draft: Draft, posted: Posted, refused: Mapping[str, Answer]) -> Mapping[str, Clashing]:
    made_from = {question: posted.bases[question] for question in refused}
    bases = history.bases(assessment=draft.assessment, versions=made_from)
    return {
        question: Clashing(posted.given[question].answer, row, bases.get(question)) for question, row in refused.items()
    }
