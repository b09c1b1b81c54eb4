"""The pages of what is said about questions: one a question, and a list of what is open."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessment import discussing
from assessment.core.answers import UNANSWERED
from assessment.core.faults import Fault, InvalidDocument
from assessment.core.questionnaire import Question
from assessment.models import Comment
from assessment.services import Draft
from assessment.web import controls, wording
from assessment.web.drafts import draft_or_404, draft_or_none, question_or_404
from assessment.web.fields import Error
from assessment.wording import fault_text
from projects.guard import requires
from projects.models import Role
from projects.posting import posted_from
from projects.services import Access


@dataclass(frozen=True, slots=True)
class Thread:
    """What was said of one question."""

    question: Question
    comments: tuple[Comment, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.EDITOR)
def discussion(request: HttpRequest, access: Access, question_id: str) -> HttpResponse:
    draft = draft_or_404(access)
    question = question_or_404(draft, question_id)
    if request.method != "POST":
        return _discussion(request, access, draft, question)
    text = request.POST.get("text", "").replace("\r\n", "\n")
    try:
        said = discussing.say(
            assessment=draft.assessment, question=question_id, text=text, now=timezone.now(), actor=access.actor
        )
    except InvalidDocument as invalid:
        return _discussion(request, access, draft, question, text=text, faults=invalid.faults)
    return redirect(_place(access, said))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.EDITOR)
@posted_from("comments")
def settle(request: HttpRequest, access: Access, comment_id: UUID) -> HttpResponse:
    """Resolve a comment, or open it again."""
    assessment = draft_or_404(access).assessment
    try:
        if request.POST.get("open") == "yes":
            found = discussing.reopen(assessment=assessment, comment_id=comment_id)
        else:
            found = discussing.resolve(
                assessment=assessment, comment_id=comment_id, now=timezone.now(), actor=access.actor
            )
    except Comment.DoesNotExist:
        raise Http404 from None
    return redirect(_place(access, found))


@require_safe
@requires(Role.EDITOR)
def comments(request: HttpRequest, access: Access) -> HttpResponse:
    draft = draft_or_none(access)
    found = tuple(discussing.comments(assessment=draft.assessment)) if draft else ()
    context = {
        "access": access,
        "open": _threads(draft, tuple(each for each in found if each.resolved_at is None)),
        "resolved": _threads(draft, tuple(each for each in found if each.resolved_at is not None)),
    }
    return render(request, "assessment/comments.html", context)


def _discussion(
    request: HttpRequest,
    access: Access,
    draft: Draft,
    question: Question,
    *,
    text: str = "",
    faults: tuple[Fault, ...] = (),
) -> HttpResponse:
    answer = draft.answers.get(question.id, UNANSWERED)
    said = discussing.comments(assessment=draft.assessment).filter(question=question.id)
    context = {
        "access": access,
        "draft": draft,
        "question": question,
        "page": draft.questionnaire.page_of[question.id],
        "anchor": controls.anchor(question.id),
        "answer": wording.answer_lines(draft.questionnaire, question, answer),
        "note": answer.note,
        "comments": said,
        "earlier": discussing.earlier(assessment=draft.assessment, question=question.id),
        "text": text,
        "errors": [Error("text", fault_text(fault)) for fault in faults],
    }
    return render(request, "assessment/discussion.html", context, status=422 if faults else 200)


def _threads(draft: Draft | None, found: tuple[Comment, ...]) -> tuple[Thread, ...]:
    """By question, in the order of the questionnaire."""
    if draft is None:
        return ()
    said = {each.question for each in found}
    return tuple(
        Thread(question, tuple(each for each in found if each.question == question.id))
        for question in draft.questionnaire.questions.values()
        if question.id in said
    )


def _place(access: Access, comment: Comment) -> str:
    return f"{reverse('discussion', args=[access.entry, comment.question])}#comment-{comment.pk}"
