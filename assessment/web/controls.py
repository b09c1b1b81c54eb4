"""The controls of one question: their names, their ids and what stands in them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessment.core.questionnaire import Question
from assessment.web import typed
from assessment.web.typed import Typed, control


@dataclass(frozen=True, slots=True)
class Option:
    """A radio, a box or a line of a list."""

    id: str
    value: str
    text: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a matrix: a list to choose from where it is a wish, otherwise a line of radios that can be cleared."""

    id: str
    name: str
    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The day, month or year of a date."""

    id: str
    name: str
    text: str
    value: str
    digits: int


def anchor(question: str) -> str:
    return "q-" + question.replace(".", "-")


def row_anchor(question: str, row: str) -> str:
    return f"{anchor(question)}-{row}"


def options(question: Question, now: Typed) -> tuple[Option, ...]:
    if question.type == "matrix":
        return ()
    prefix = "value:" if question.type in typed.ONE_OF else ""
    return tuple(
        Option(f"{anchor(question.id)}-{choice.id}", prefix + choice.id, choice.text, choice.id in now.chosen)
        for choice in question.choices
    )


def states(question: Question, now: Typed) -> tuple[Option, ...]:
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
    match question.type:
        case "ladder" | "single":
            return _("No answer yet")
        case "multiple":
            return _("What is ticked above counts")
        case "matrix":
            return _("What is chosen above counts")
        case _:
            return _("What is written above counts")


def rows(question: Question, now: Typed, *, wish: bool) -> tuple[Row, ...]:
    nothing = _("No mark") if wish else _("No answer")
    return tuple(
        Row(
            id=row_anchor(question.id, row.id),
            name=control(question.id, "row", row.id),
            text=row.text,
            options=_columns(question, row.id, now.rows.get(row.id, ""), nothing),
        )
        for row in question.rows
    )


def _columns(question: Question, row: str, chosen: str, nothing: str) -> tuple[Option, ...]:
    """A row's choices, and the way to clear it. The first has the row's own id, so that a link finds it."""
    told = [(choice.id, choice.text) for choice in question.choices] + [("", nothing)]
    first, *others = (
        row_anchor(question.id, row),
        *(f"{row_anchor(question.id, row)}--{each}" for each, _ in told[1:]),
    )
    return tuple(
        Option(each, value, text, value == chosen) for each, (value, text) in zip((first, *others), told, strict=True)
    )


def parts(question: Question, now: Typed) -> tuple[Part, ...]:
    if question.type != "date":
        return ()
    names = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    return tuple(
        Part(
            row_anchor(question.id, part),
            control(question.id, part),
            text,
            now.rows.get(part, ""),
            4 if part == "year" else 2,
        )
        for part, text in names.items()
    )


def visibilities(question: Question, now: Typed) -> tuple[Option, ...]:
    named = {"public": _("public"), "internal": _("internal")}
    usual = _("As usual for this question: %(usual)s") % {"usual": named[question.visibility]}
    offered = {"": usual, "public": _("Public"), "internal": _("Internal")}
    return tuple(Option("", value, text, now.visibility == value) for value, text in offered.items())
