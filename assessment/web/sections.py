"""How a draft stands, section by section: what the task list and the check page show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from assessment.core import branching
from assessment.core.answers import UNANSWERED, State
from assessment.core.conditions import AnswerIn, Condition
from assessment.core.faults import Fault
from assessment.core.questionnaire import Page, Question, Questionnaire
from assessment.models import Answer, SectionMark
from assessment.services import Draft
from assessment.web import controls, wording
from assessment.wording import fault_text

MINUTES_A_DECISION = 0.45


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Questions that are not asked, why, and where the answer that decides it can be changed."""

    count: int
    reasons: tuple[tuple[Question, str], ...]
    page: Page
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """One question as the check page lists it, and where its answer can be changed."""

    question: Question
    first: bool  # of the core or a wish; otherwise it goes deeper
    anchor: str
    state: str
    answer: tuple[str, ...]
    note: str
    links: tuple[str, ...]
    waits: bool  # from the last assessment, and not confirmed yet

    @property
    def query(self) -> str:
        """What brings a reader back to the check page once the answer is saved."""
        return returning_query(self.question)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions are answered, of those that are asked. Wishes do not count.

    What waits to be confirmed is not answered yet, and not open either.
    """

    answered: int
    asked: int
    waiting: int = 0

    @property
    def open(self) -> int:
        return self.asked - self.answered - self.waiting


@dataclass(frozen=True, slots=True)
class Mark:
    """That somebody calls a section done, and whether it changed afterwards."""

    by: str
    changed_since: bool


@dataclass(frozen=True, slots=True)
class Section:
    page: Page
    number: int
    status: str  # "not_started", "in_progress" or "completed"
    label: str
    core: Tally
    deeper: Tally
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]
    last: Answer | None = None  # that was saved
    mark: Mark | None = None

    @property
    def edited(self) -> str:
        """By whom and when something in it was changed last."""
        told = _("Last change by %(who)s, %(when)s UTC")
        return told % {"who": self.last.author, "when": wording.moment_words(self.last.saved_at)} if self.last else ""

    @property
    def is_core(self) -> bool:
        """Whether there is a core question on the page, asked or left out."""
        return any(question.core for question in self.page.questions)

    @property
    def waiting(self) -> int:
        """How many of its answers are from the last assessment and wait to be confirmed; wishes too."""
        return sum(line.waits for line in self.lines)

    @property
    def first_lines(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.first)

    @property
    def deeper_lines(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not line.first)


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of the whole draft, and the section where it can be mended (None: the task list)."""

    page: Page | None
    anchor: str
    text: str
    query: str = ""


def returning_query(question: Question) -> str:
    return "?" + urlencode({"next": "check", "question": question.id})


def core_minutes(asked: Questionnaire) -> int:
    """How long the core takes, to five minutes. A wish is optional, and counts for nothing."""
    decisions = sum(each.decisions for each in asked.questions.values() if each.core and each.id not in asked.wishes)
    return max(5, 5 * round(decisions * MINUTES_A_DECISION / 5))


def sections(draft: Draft, marks: Mapping[str, SectionMark] | None = None) -> tuple[Section, ...]:
    hidden = branching.hidden(draft.questionnaire, draft.answers)
    return tuple(
        _section(draft, page, number, hidden, mark_of(draft, page, marks or {}))
        for number, page in enumerate(draft.questionnaire.pages, 1)
    )


def mark_of(draft: Draft, page: Page, marks: Mapping[str, SectionMark]) -> Mark | None:
    if (found := marks.get(page.id)) is None:
        return None
    last = _last(draft, page)
    return Mark(found.author, changed_since=last is not None and last.saved_at > found.at)


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
        found.append(LeftOut(count, reasons, draft.questionnaire.page_of[decisive], controls.anchor(decisive)))
    return tuple(found)


def problems(draft: Draft, faults: Iterable[Fault]) -> tuple[Problem, ...]:
    return tuple(_problem(draft, fault) for fault in faults)


def marked(draft: Draft) -> int:
    """How many cells the project wants more people in, over all sections."""
    wishes = (draft.answers.get(question, UNANSWERED).value for question in draft.questionnaire.wishes)
    return sum(len(rows) for rows in wishes if isinstance(rows, Mapping))


def _section(
    draft: Draft, page: Page, number: int, hidden: Mapping[str, Condition[AnswerIn]], mark: Mark | None
) -> Section:
    lines = tuple(_line(draft, question) for question in page.questions if question.id not in hidden)
    counted = [line for line in lines if line.question.id not in draft.questionnaire.wishes]
    core = _tally(line for line in counted if line.question.core)
    deeper = _tally(line for line in counted if not line.question.core)
    begun = any(line.state != State.UNANSWERED for line in lines)
    waits = any(line.waits for line in lines)
    status = "in_progress" if waits else _status(core if core.asked else deeper, begun=begun)
    label = {"completed": _("Completed"), "in_progress": _("In progress"), "not_started": _("Not yet started")}[status]
    out = left_out(draft, page, hidden)
    return Section(page, number, status, label, core, deeper, lines, out, _last(draft, page), mark)


def _last(draft: Draft, page: Page) -> Answer | None:
    """What was saved last; what was carried over nobody has answered yet."""
    found = [draft.rows[question.id] for question in page.questions if question.id in draft.rows]
    rows = [row for row in found if not row.to_confirm]
    return max(rows, key=lambda row: row.saved_at, default=None)


def _tally(lines: Iterable[Line]) -> Tally:
    found = list(lines)
    waiting = sum(line.waits for line in found)
    unanswered = sum(line.state == State.UNANSWERED and not line.waits for line in found)  # a note alone can wait too
    return Tally(len(found) - unanswered - waiting, len(found), waiting)


def _status(decisive: Tally, *, begun: bool) -> str:
    """The core decides whether a section is complete; where there is none, what there is."""
    if not begun:
        return "not_started"
    return "completed" if decisive.answered == decisive.asked else "in_progress"


def _line(draft: Draft, question: Question) -> Line:
    answer = draft.answers.get(question.id, UNANSWERED)
    return Line(
        question=question,
        first=question.core or question.id in draft.questionnaire.wishes,
        anchor=controls.anchor(question.id),
        state=answer.state.value,
        answer=wording.answer_lines(draft.questionnaire, question, answer),
        note=answer.note,
        links=answer.evidence,
        waits=question.id in draft.rows and draft.rows[question.id].to_confirm,
    )


def _problem(draft: Draft, fault: Fault) -> Problem:
    question = draft.questionnaire.questions.get(fault.pointer.split("/")[2] if fault.pointer.count("/") > 1 else "")
    if question is None:
        return Problem(None, "", fault_text(fault))
    asked = draft.questionnaire
    told = {"question": question.text, "problem": wording.fault_words(asked, question, fault)}
    text = _("%(question)s – %(problem)s") % told
    return Problem(asked.page_of[question.id], controls.anchor(question.id), text, returning_query(question))
