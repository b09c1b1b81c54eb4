"""The draft, the page and the question that an address means, as this reader reads them."""

from django.http import Http404

from assessment import services
from assessment.core.questionnaire import Page, Question
from assessment.services import Draft
from assessment.web import language
from projects.services import Access


def draft_or_none(access: Access) -> Draft | None:
    """A project that came in by the API has submissions and no draft."""
    draft = services.draft(project=access.project)
    return None if draft is None else language.localised(draft)


def draft_or_404(access: Access) -> Draft:
    draft = draft_or_none(access)
    if draft is None:
        raise Http404
    return draft


def page_or_404(draft: Draft, page_id: str) -> Page:
    for page in draft.questionnaire.pages:
        if page.id == page_id:
            return page
    raise Http404


def question_or_404(draft: Draft, question_id: str) -> Question:
    question = draft.questionnaire.questions.get(question_id)
    if question is None:
        raise Http404
    return question
