"""Where somebody goes on: at what they answered last, or at the next open question of the core."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessment.core.answers import State
from assessment.core.questionnaire import Page, Question
from assessment.models import Revision
from assessment.services import Draft
from assessment.web import controls
from assessment.web.sections import Line, Section


@dataclass(frozen=True, slots=True)
class LeftOff:
    page: Page
    question: Question
    anchor: str


def left_off(draft: Draft, found: Iterable[Section], last: Revision | None) -> LeftOff | None:
    """None for who has answered nothing here, and where nothing of the core is open: what is left then is to check."""
    question = draft.questionnaire.questions.get(last.question) if last else None
    if question is None:
        return None
    unfinished = [section for section in found if section.status != "completed"]
    page = draft.questionnaire.page_of[question.id]
    if any(section.page == page for section in unfinished):
        return LeftOff(page, question, controls.anchor(question.id))
    core = (section for section in unfinished if section.is_core)
    return next((LeftOff(each.page, line.question, line.anchor) for each in core for line in _open(draft, each)), None)


def _open(draft: Draft, section: Section) -> Iterator[Line]:
    """What keeps a section from being complete. A wish is optional, unless it waits to be confirmed."""
    for line in section.lines:
        decisive = line.question.core and line.question.id not in draft.questionnaire.wishes
        if line.waits or (decisive and line.state == State.UNANSWERED):
            yield line
