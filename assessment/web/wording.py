"""Answers, faults and conditions in the words of a page: texts of the questionnaire where the core speaks in ids."""

from django.utils.translation import gettext as _

from assessment.core import conditions
from assessment.core.answers import Answer, State
from assessment.core.conditions import AnswerIn, Condition
from assessment.core.faults import Fault
from assessment.core.questionnaire import Question, Questionnaire


def answer_lines(question: Question, answer: Answer) -> tuple[str, ...]:
    """An answer as it reads on a page, one line a choice."""
    match answer.state:
        case State.ANSWERED:
            return _value_lines(question, answer)
        case State.UNKNOWN:
            return (_("We don’t know"),)
        case State.NOT_APPLICABLE:
            return (_("Not applicable: %(reason)s") % {"reason": answer.reason},)
        case State.WITHHELD:
            return (_("We may not say"),)
        case State.UNANSWERED:
            return (_nothing(question),)


def _value_lines(question: Question, answer: Answer) -> tuple[str, ...]:
    match answer.value:
        case str() if question.choices:
            return (question.choice_text(answer.value),)
        case str():
            return (answer.value,)
        case tuple():
            return tuple(question.choice_text(each) for each in answer.value)
        case None:
            return ()
        case rows:
            names = {row.id: row.text for row in question.rows}
            return tuple(f"{names.get(row, row)}: {question.choice_text(choice)}" for row, choice in rows.items())


def _nothing(question: Question) -> str:
    if question.type == "matrix":
        return _("Nothing marked; this is optional")
    if question.type in ("ladder", "single"):
        return _("Not answered — the result will show a range")
    return _("Not answered")


def fault_words(question: Question, fault: Fault) -> str:
    """What is wrong, as a person at a form needs to hear it. The core's own words wherever they name no ids."""
    field = fault.pointer.rpartition("/")[2]
    match fault.code:
        case "contradiction" if field == "value":
            alone = next((choice.text for choice in question.choices if choice.exclusive), "")
            return _("“%(choice)s” cannot stand beside another answer. Untick it, or the others.") % {"choice": alone}
        case "contradiction":
            return _("There is an answer, and one of the lines below it is chosen too. Keep one of the two.")
        case "too_many" if question.type == "multiple" and field == "value":
            return _("Choose at most %(n)s.") % {"n": question.at_most}
        case "too_many" if question.type == "matrix":
            return _(
                "Over all six domain pages, at most three places may be marked. Take one mark away, here or there."
            )
        case "not_allowed" if "/value" in fault.pointer:
            return _("Choose one of the answers that are offered.")
        case "bad_link":
            return _("Link %(n)s: %(problem)s") % {"n": int(field) + 1, "problem": fault.detail}
        case _:
            return fault.detail


def condition_words(questionnaire: Questionnaire, condition: Condition[AnswerIn]) -> tuple[tuple[Question, str], ...]:
    """What would have to be answered for a hidden question to be asked: each question, and the answers in quotes."""
    return tuple(_leaf_words(questionnaire, leaf) for leaf in conditions.leaves(condition))


def _leaf_words(questionnaire: Questionnaire, leaf: AnswerIn) -> tuple[Question, str]:
    question = questionnaire.questions[leaf.answer]
    quoted = [f"“{question.choice_text(each)}”" for each in leaf.any_of]
    return question, _(" or ").join(quoted)
