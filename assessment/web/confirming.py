"""Answers from the last assessment on a section's page: which of them wait, and which somebody says still hold."""

from dataclasses import dataclass

from django.http import QueryDict

from assessment import next_time
from assessment.core.answers import Answers
from assessment.core.faults import Fault
from assessment.core.questionnaire import Page
from assessment.models import Submission
from assessment.services import Draft
from assessment.web.forms import Posted
from assessment.web.typed import control

ALL = "all"  # no question is called so: their ids have a dot


@dataclass(frozen=True, slots=True)
class FromLastTime:
    """What waits on one page, and the submission it came from; None where that is gone."""

    questions: tuple[str, ...]
    last: Submission | None


def from_last_time(draft: Draft, page: Page) -> FromLastTime:
    waiting = {*draft.waiting}
    here = tuple(question.id for question in page.questions if question.id in waiting)
    return FromLastTime(here, next_time.began_from(draft.assessment) if here else None)


def still(page: Page, posted: Posted, post: QueryDict) -> Answers:
    """The answers that were shown as waiting and are said to hold, as they stood in the form."""
    meant = post.get("confirm", "")
    held = {}
    for question in page.questions:
        shown = question.id in posted.typed and question.id not in posted.faults
        if shown and meant in (ALL, question.id) and control(question.id, "waits") in post:
            faults: list[Fault] = []
            answer = posted.typed[question.id].answer(question, faults)
            held |= {} if faults else {question.id: answer}
    return held
