"""Which questions are asked: a question is hidden only when its condition is known not to hold. Pure."""

from collections.abc import Mapping

from assessment.core import conditions
from assessment.core.answers import Answers
from assessment.core.conditions import All, AnswerIn, AnyOf, Condition, Not, Truth
from assessment.core.faults import Words, joined
from assessment.core.faults import gettext_noop as _
from assessment.core.questionnaire import Questionnaire

AND = _("%(one)s and %(other)s")
OR = _("%(one)s or %(other)s")
NOT = _("not (%(clause)s)")
LEAF = _("%(question)s to be %(values)s")
LEAF_IN_ROW = _("%(question)s, row %(row)s, to be %(values)s")


def hidden(questionnaire: Questionnaire, answers: Answers) -> Mapping[str, Condition[AnswerIn]]:
    """The hidden questions, each with the condition that hides it. An answer to a hidden question opens nothing."""
    closed: dict[str, Condition[AnswerIn]] = {}
    seen = dict(answers)
    for question in questionnaire.questions.values():  # in page order: what a condition asks about stands earlier
        if question.show_if is None:
            continue
        told = conditions.holds(question.show_if, lambda leaf: conditions.answer_is_in(leaf, seen))
        if told.truth is Truth.NO:
            closed[question.id] = question.show_if
            seen.pop(question.id, None)
    return closed


def in_words(condition: Condition[AnswerIn]) -> Words | str:
    """A condition as an author or a program reads it, with ids: `setting.phase to be start or first_release`."""
    match condition:
        case AnswerIn(answer=question, any_of=values, row=row):
            named = {"question": question, "row": row, "values": joined(OR, values)}
            return Words(LEAF_IN_ROW if row else LEAF, named)
        case All(parts):
            return joined(AND, [in_words(part) for part in parts])
        case AnyOf(parts):
            return joined(OR, [in_words(part) for part in parts])
        case Not(part):
            return Words(NOT, {"clause": in_words(part)})
        case _:
            raise TypeError(condition)
