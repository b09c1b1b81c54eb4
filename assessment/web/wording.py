"""Answers, faults and conditions in the words of a page: texts of the questionnaire where the core speaks in ids."""

from datetime import datetime

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from assessment.core import conditions, values
from assessment.core.answers import Answer, State, Visibility
from assessment.core.conditions import All, AnswerIn, AnyOf, Condition, Not
from assessment.core.faults import Fault
from assessment.core.isolists import IsoList
from assessment.core.questionnaire import Question, Questionnaire
from assessment.language import reader
from assessment.models import Recorded
from assessment.web import codes
from assessment.wording import fault_text, quoted, row_text, value_lines


def answer_lines(asked: Questionnaire, question: Question, answer: Answer) -> tuple[str, ...]:
    """An answer as it reads on a page, one line a choice."""
    match answer.state:
        case State.ANSWERED:
            return value_lines(asked, question, answer)
        case State.UNKNOWN:
            return (_("We don’t know"),)
        case State.NOT_APPLICABLE:
            return (_("Not applicable: %(reason)s") % {"reason": answer.reason},)
        case State.WITHHELD:
            return (_("We may not say"),)
        case State.UNANSWERED:
            return (_nothing(asked, question),)


def whole_answer_lines(asked: Questionnaire, question: Question, answer: Answer) -> tuple[str, ...]:
    """An answer with all that comes with it: note, links, and who may read it where that was chosen."""
    note = (_("Note: %(note)s") % {"note": answer.note},) if answer.note else ()
    named = {Visibility.PUBLIC: _("Public"), Visibility.INTERNAL: _("Internal")}
    readers = (named[answer.visibility],) if answer.visibility else ()
    return (*answer_lines(asked, question, answer), *note, *answer.evidence, *readers)


def saved_words(row: Recorded) -> str:
    return _("Saved by %(who)s, %(when)s UTC") % {"who": row.author, "when": moment_words(row.saved_at)}


def moment_words(moment: datetime) -> str:
    return date_format(moment, "DATETIME_FORMAT")


def _nothing(asked: Questionnaire, question: Question) -> str:
    if question.id in asked.wishes:
        return _("Nothing marked; this is optional")
    if question.type in ("ladder", "single"):
        return _("Not answered — the result will show a range")
    return _("Not answered")


def fault_words(asked: Questionnaire, question: Question, fault: Fault, lines: tuple[str, ...] = ()) -> str:
    """What is wrong, as a person at a form needs to hear it. The core's own words wherever they name no ids.

    `lines` are those of a list, as they were typed.
    """
    part, place = (*fault.pointer.split("/")[3:5], "", "")[:2]
    match fault.code:
        case "contradiction" if part == "value":
            alone = next((choice.text for choice in question.choices if choice.exclusive), "")
            return _("“%(choice)s” cannot stand beside another answer. Untick it, or the others.") % {"choice": alone}
        case "contradiction":
            return _("There is an answer, and one of the lines below it is chosen too. Keep one of the two.")
        case "too_many" if part == "value":
            return _too_many(asked, question)
        case "duplicate" if part == "value":
            return _("The same line stands there twice. Take one away.")
        case "not_allowed" if part == "value":
            return _not_allowed(question, lines[int(place)] if lines and place.isdecimal() else "")
        case "bad_link":
            return _("Link %(n)s: %(problem)s") % {
                "n": int(fault.pointer.rpartition("/")[2]) + 1,
                "problem": fault_text(fault),
            }
        case _:
            return fault_text(fault)


def _too_many(asked: Questionnaire, question: Question) -> str:
    if question.id in asked.wishes:
        return _("Over all six domain pages, at most three places may be marked. Take one mark away, here or there.")
    at_most = {"n": question.at_most or values.MAX_LISTED}
    match question.type:
        case "multiple":
            return _("Choose at most %(n)s.") % at_most
        case "matrix":
            return _("Answer at most %(n)s of the rows. Set the others to “No answer”.") % at_most
        case _:
            return _("Write at most %(n)s lines.") % at_most


def _not_allowed(question: Question, line: str) -> str:
    match question.type:
        case "number":
            return _("Write a whole number from %(low)s to %(high)s, in digits.") % bounds(question)
        case "date":
            return _("Write a day that exists, with the year in four digits, such as 31 1 2026.")
        case "countries" | "languages":
            return _unknown(question.type, line)
        case _:
            return _("Choose one of the answers that are offered.")


def bounds(question: Question) -> dict[str, str]:
    """The least and the most that a number may be."""
    return {"low": number_format(question.minimum or 0), "high": number_format(question.maximum or 0)}


def _unknown(kind: IsoList, line: str) -> str:
    """A line that names no country or language, and which names are near."""
    named = {"line": line[: codes.LONGEST]}
    told = {
        "countries": _("“%(line)s” is no country we know by its name or code."),
        "languages": _("“%(line)s” is no language we know by its name or code."),
    }[kind]
    near = codes.nearest(kind, line, reader())
    if not near:
        return told % named
    meant = _(" or ").join(quoted(name) for name in near)
    return f"{told % named} {_('Did you mean %(names)s?') % {'names': meant}}"


def condition_words(questionnaire: Questionnaire, condition: Condition[AnswerIn]) -> tuple[tuple[Question, str], ...]:
    """What would have to be answered for a hidden question to be asked: each question, and the answers in quotes."""
    return tuple(_leaf_words(questionnaire, leaf) for leaf in conditions.leaves(condition))


def condition_sentence(asked: Questionnaire, condition: Condition[AnswerIn]) -> str:
    """A whole condition as a clause: the answer to “…” includes “…” or “…”, and so on."""
    match condition:
        case All(parts):
            return _(", and ").join(condition_sentence(asked, part) for part in parts)
        case AnyOf(parts):
            return _(", or ").join(condition_sentence(asked, part) for part in parts)
        case Not(part):
            return _("it is not so that %(clause)s") % {"clause": condition_sentence(asked, part)}
        case AnswerIn():
            question, named = _leaf_words(asked, condition)
            return _("the answer to “%(question)s” includes %(answers)s") % {
                "question": question.text,
                "answers": named,
            }
        case _:
            raise TypeError(condition)


def _leaf_words(questionnaire: Questionnaire, leaf: AnswerIn) -> tuple[Question, str]:
    question = questionnaire.questions[leaf.answer]
    named = _(" or ").join(quoted(question.choice_text(each)) for each in leaf.any_of)
    if leaf.row:
        named = _("%(answers)s for “%(row)s”") % {"answers": named, "row": row_text(question, leaf.row)}
    return question, named
