"""Answers from the last assessment on a section's page: which of them wait, and which somebody says still hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from assessment import next_time
from assessment.core import branching
from assessment.core.faults import Fault
from assessment.core.questionnaire import Page, Question
from assessment.models import Submission
from assessment.saving import Given
from assessment.services import Draft
from assessment.web.controls import anchor
from assessment.web.forms import Posted
from assessment.web.typed import control

ALL = "all"  # no question is called so: their ids have a dot
ANCHOR = "from-last-time"  # of what a section says about all its answers from last time


@dataclass(frozen=True, slots=True)
class FromLastTime:
    """What waits on one page, and the submission it came from; None where that is gone."""

    questions: tuple[str, ...]
    last: Submission | None


@dataclass(frozen=True, slots=True)
class Place:
    """A question, and where it is answered."""

    question: Question
    page: Page
    anchor: str


@dataclass(frozen=True, slots=True)
class Since:
    """What the check page says of the last submission, and of what is answered otherwise now."""

    found: next_time.Since
    changed: tuple[tuple[Question, str], ...]  # with the anchor of its line


def since_last(draft: Draft) -> Since | None:
    found = next_time.since_last(draft)
    return Since(found, _lines(draft, found.changed)) if found else None


def to_answer_anew(draft: Draft) -> tuple[Place, ...]:
    asked = draft.questionnaire
    return tuple(
        Place(asked.questions[each], asked.page_of[each], anchor(each)) for each in next_time.to_answer_anew(draft)
    )


def _lines(draft: Draft, questions: tuple[str, ...]) -> tuple[tuple[Question, str], ...]:
    """Each question, and the anchor of its line; none where it is not asked any more."""
    closed = branching.hidden(draft.questionnaire, draft.answers)
    asked = draft.questionnaire.questions
    return tuple((asked[each], "" if each in closed else anchor(each)) for each in questions)


def from_last_time(draft: Draft, page: Page) -> FromLastTime:
    waiting = {*draft.waiting}
    here = tuple(question.id for question in page.questions if question.id in waiting)
    return FromLastTime(here, next_time.began_from(draft.assessment) if here else None)


def held(page: Page, posted: Posted, post: QueryDict) -> Mapping[str, Given]:
    """The answers that were shown as waiting and are said to hold, as they stood in the form."""
    meant = post.get("confirm", "")
    found: dict[str, Given] = {}
    for question in page.questions:
        shown = question.id in posted.typed and question.id not in posted.faults
        if shown and meant in (ALL, question.id) and control(question.id, "waits") in post:
            faults: list[Fault] = []
            answer = posted.typed[question.id].answer(question, faults)
            found |= {} if faults else {question.id: Given(answer, posted.bases[question.id])}
    return found


def back_to(request: HttpRequest) -> str | None:
    """The place on the page at which somebody confirmed; None where they did not."""
    confirmed = request.POST.get("confirm")
    return confirmed and f"{request.get_full_path()}#{ANCHOR if confirmed == ALL else anchor(confirmed)}"
