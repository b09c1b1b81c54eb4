"""Answers and faults in words, for every face: texts where the core keeps ids, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

from assessment.core import isolists
from assessment.core.answers import Answer
from assessment.core.faults import Count, Fault, Words
from assessment.core.questionnaire import Question, Questionnaire


def value_lines(asked: Questionnaire, question: Question, answer: Answer) -> tuple[str, ...]:
    """What was answered, one line a choice; empty when it is no answer."""
    match answer.value:
        case None:
            return ()
        case int():
            return (f"{number_format(answer.value)} {question.unit}",)
        case str() if question.type == "date" and (day := parse_date(answer.value)):
            return (date_format(day, "DATE_FORMAT"),)
        case Mapping():
            return tuple(
                f"{row_text(question, row)}: {question.choice_text(told)}" for row, told in answer.value.items()
            )
        case str():
            return (question.choice_text(answer.value),)
        case listed if question.type in ("countries", "languages"):
            return tuple(isolists.name(question.type, code, asked.language) for code in listed)
        case listed:
            return tuple(question.choice_text(each) for each in listed)


def quoted(text: str) -> str:
    """In the quotation marks of the reader's language."""
    return gettext("“%(text)s”") % {"text": text}


def row_text(question: Question, row_id: str) -> str:
    return next((row.text for row in question.rows if row.id == row_id), row_id)


def fault_text(fault: Fault) -> str:
    """What is wrong, as one sentence in the reader's language."""
    return words_text(fault.words)


def words_text(words: Words) -> str:
    """Words of the core in the reader's language. Plain values in them stay as they are, but for long numbers."""
    return gettext(words.text) % {name: _fact(value) for name, value in words.facts.items()}


def _fact(value: Any) -> Any:
    match value:
        case Words():
            return words_text(value)
        case Count():
            return number_format(int(value), force_grouping=True)
        case _:
            return value
