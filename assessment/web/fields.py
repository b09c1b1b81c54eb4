"""What the template of a section gets for each question: every control with its name, its id and what stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessment.core import answering
from assessment.core.answers import UNANSWERED, Answer
from assessment.core.content import Reference
from assessment.core.faults import Fault
from assessment.core.questionnaire import Question
from assessment.web import typed, wording
from assessment.web.typed import Typed, control

PARTS = {"note": "note", "evidence": "evidence", "visibility": "visibility", "not_applicable": "reason"}


@dataclass(frozen=True, slots=True)
class Option:
    """A radio, a box or a line of a list."""

    id: str
    value: str
    text: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a matrix, as a list to choose from."""

    id: str
    name: str
    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Error:
    """What is wrong, and the id of the control where it can be mended."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    title: str
    url: str
    at: str
    mark: str


@dataclass(frozen=True, slots=True)
class Field:
    question: Question
    id: str  # of the whole; ids of its controls begin with it
    typed: Typed
    base: int
    was: str
    options: tuple[Option, ...]
    states: tuple[Option, ...]
    rows: tuple[Row, ...]
    visibilities: tuple[Option, ...]
    sources: tuple[Cited, ...]
    errors: tuple[Error, ...] = ()
    stored: tuple[str, ...] = ()  # what somebody else saved meanwhile, in words

    @property
    def one_of(self) -> bool:
        return self.question.type in typed.ONE_OF

    @property
    def extras_open(self) -> bool:
        """Whether note and links are shown unfolded: only when something is in them."""
        return bool(self.typed.note or self.typed.evidence or self.typed.visibility)


def anchor(question: str) -> str:
    return "q-" + question.replace(".", "-")


def field(
    question: Question,
    references: Mapping[str, Reference],
    *,
    stored: Answer | None,
    base: int,
    shown: Typed | None = None,
    faults: tuple[Fault, ...] = (),
    clash: bool = False,
) -> Field:
    """A question's controls. `shown` is what was typed, where it differs from what is stored."""
    answer = stored or UNANSWERED
    now = shown or typed.of(question, answer)
    return Field(
        question=question,
        id=anchor(question.id),
        typed=now,
        base=base,
        was=typed.fingerprint(answering.to_data(answer)),
        options=_options(question, now),
        states=_states(question, now),
        rows=_rows(question, now),
        visibilities=_visibilities(question, now),
        sources=tuple(Cited(references[s.key].title, references[s.key].url, s.at, s.mark) for s in question.sources),
        errors=tuple(Error(_target(question, fault), wording.fault_words(question, fault)) for fault in faults),
        stored=(*wording.answer_lines(question, answer), *_extras(answer)) if clash else (),
    )


def _options(question: Question, now: Typed) -> tuple[Option, ...]:
    if question.type == "matrix":
        return ()
    prefix = "value:" if question.type in typed.ONE_OF else ""
    return tuple(
        Option(f"{anchor(question.id)}-{choice.id}", prefix + choice.id, choice.text, choice.id in now.chosen)
        for choice in question.choices
    )


def _states(question: Question, now: Typed) -> tuple[Option, ...]:
    """The honest ways not to answer. In a radio group one of them is the way back to no answer at all."""
    offered = {"unknown": _("We don’t know")}
    if question.may_be_not_applicable:
        offered["not_applicable"] = _("Not applicable")
    offered["withheld"] = _("We may not say")
    offered[typed.OPEN] = _way_back(question)
    prefix = "state:" if question.type in typed.ONE_OF else ""
    default = "" if question.type in typed.ONE_OF else typed.OPEN
    return tuple(
        Option(f"{anchor(question.id)}--{state}", prefix + state, text, state == (now.state or default))
        for state, text in offered.items()
    )


def _way_back(question: Question) -> str:
    """The line that undoes the others."""
    if question.type in typed.ONE_OF:
        return _("No answer yet")
    return _("What is ticked above counts") if question.type == "multiple" else _("What is written above counts")


def _rows(question: Question, now: Typed) -> tuple[Row, ...]:
    return tuple(
        Row(
            id=f"{anchor(question.id)}-{row.id}",
            name=control(question.id, "row", row.id),
            text=row.text,
            options=tuple(Option("", each.id, each.text, now.rows.get(row.id) == each.id) for each in question.choices),
        )
        for row in question.rows
    )


def _visibilities(question: Question, now: Typed) -> tuple[Option, ...]:
    named = {"public": _("public"), "internal": _("internal")}
    usual = _("As usual for this question: %(usual)s") % {"usual": named[question.visibility]}
    offered = {"": usual, "public": _("Public"), "internal": _("Internal")}
    return tuple(Option("", value, text, now.visibility == value) for value, text in offered.items())


def _target(question: Question, fault: Fault) -> str:
    """The control to go to: a part's own, otherwise the question's first."""
    parts = fault.pointer.split("/")[3:]
    if parts and parts[0] in PARTS:
        return f"{anchor(question.id)}--{PARTS[parts[0]]}"
    first = next(iter((*question.row_ids, *question.choice_ids)), "text")
    return f"{anchor(question.id)}-{first}"


def _extras(answer: Answer) -> tuple[str, ...]:
    note = (_("Note: %(note)s") % {"note": answer.note},) if answer.note else ()
    return (*note, *answer.evidence)
