"""How a draft stands, section by section: what the task list and the check page show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessment.core import branching
from assessment.core.answers import UNANSWERED, State
from assessment.core.conditions import AnswerIn, Condition
from assessment.core.faults import Fault
from assessment.core.questionnaire import Page, Question
from assessment.services import Draft
from assessment.web import fields, wording


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Questions that are not asked, why, and where the answer that decides it can be changed."""

    count: int
    reasons: tuple[tuple[Question, str], ...]
    page: Page
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """One question as the check page lists it."""

    question: Question
    anchor: str
    state: str
    answer: tuple[str, ...]
    note: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    page: Page
    number: int
    status: str  # "not_started", "in_progress" or "completed"
    label: str
    answered: int
    asked: int
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of the whole draft, and the section where it can be mended (None: the task list)."""

    page: Page | None
    anchor: str
    text: str


def sections(draft: Draft) -> tuple[Section, ...]:
    hidden = branching.hidden(draft.questionnaire, draft.answers)
    return tuple(_section(draft, page, number, hidden) for number, page in enumerate(draft.questionnaire.pages, 1))


def left_out(draft: Draft, page: Page, hidden: Mapping[str, Condition[AnswerIn]]) -> tuple[LeftOut, ...]:
    """The hidden questions of a section, those that one condition hides together."""
    grouped: dict[Condition[AnswerIn], int] = {}
    for question in page.questions:
        if question.id in hidden:
            grouped[hidden[question.id]] = grouped.get(hidden[question.id], 0) + 1
    found = []
    for condition, count in grouped.items():
        reasons = wording.condition_words(draft.questionnaire, condition)
        decisive = reasons[0][0].id
        found.append(LeftOut(count, reasons, draft.questionnaire.page_of[decisive], fields.anchor(decisive)))
    return tuple(found)


def problems(draft: Draft, faults: Iterable[Fault]) -> tuple[Problem, ...]:
    return tuple(_problem(draft, fault) for fault in faults)


def marked(draft: Draft) -> int:
    """How many cells the project wants more people in, over all sections."""
    wanted = [question.id for question in draft.questionnaire.questions.values() if question.type == "matrix"]
    return sum(len(draft.answers.get(question, UNANSWERED).value or ()) for question in wanted)


def _section(draft: Draft, page: Page, number: int, hidden: Mapping[str, Condition[AnswerIn]]) -> Section:
    lines = tuple(_line(draft, question) for question in page.questions if question.id not in hidden)
    counted = [line for line in lines if line.question.type != "matrix"]  # where more is wanted is optional
    answered = sum(1 for line in counted if line.state != State.UNANSWERED)
    begun = any(line.state != State.UNANSWERED for line in lines)
    status = "completed" if begun and answered == len(counted) else "in_progress" if begun else "not_started"
    label = {"completed": _("Completed"), "in_progress": _("In progress"), "not_started": _("Not yet started")}[status]
    return Section(page, number, status, label, answered, len(counted), lines, left_out(draft, page, hidden))


def _line(draft: Draft, question: Question) -> Line:
    answer = draft.answers.get(question.id, UNANSWERED)
    words = wording.answer_lines(question, answer)
    return Line(question, fields.anchor(question.id), answer.state.value, words, answer.note, answer.evidence)


def _problem(draft: Draft, fault: Fault) -> Problem:
    question = draft.questionnaire.questions.get(fault.pointer.split("/")[2] if fault.pointer.count("/") > 1 else "")
    if question is None:
        return Problem(None, "", fault.detail)
    page = draft.questionnaire.page_of[question.id]
    text = _("%(section)s: %(problem)s") % {"section": page.title, "problem": wording.fault_words(question, fault)}
    return Problem(page, fields.anchor(question.id), text)
