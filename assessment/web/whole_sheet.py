"""The whole questionnaire as one sheet to read or print before starting: every page, question and branch.

The template `assessment/whole_body.html` shows it, on a page and on paper alike.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessment.citing import Cited, cited
from assessment.core import values
from assessment.core.answers import Visibility
from assessment.core.questionnaire import Page, Question, Questionnaire
from assessment.web import controls, glossary, sections, wording


@dataclass(frozen=True, slots=True)
class Asked:
    question: Question
    anchor: str
    kind: str
    several: bool  # whether more than one choice can be taken
    internal: bool
    condition: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    page: Page
    anchor: str
    number: int
    questions: tuple[Asked, ...]


def context(asked: Questionnaire) -> dict[str, Any]:
    """What the template needs."""
    return {
        "asked": asked,
        "sheets": sheets(asked),
        "entries": glossary.entries(asked),
        "count": len(asked.questions),
        "core_count": sum(question.core for question in asked.questions.values()),
        "minutes": sum(page.minutes for page in asked.pages),
        "core_minutes": sections.core_minutes(asked),
    }


def sheets(asked: Questionnaire) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(page, f"page-{page.id}", number, tuple(_asked(asked, question) for question in page.questions))
        for number, page in enumerate(asked.pages, 1)
    )


def _asked(asked: Questionnaire, question: Question) -> Asked:
    return Asked(
        question=question,
        anchor=controls.anchor(question.id),
        kind=kind_words(asked, question),
        several=question.type == "multiple",
        internal=question.visibility is Visibility.INTERNAL,
        condition=wording.condition_sentence(asked, question.show_if) if question.show_if else "",
        sources=cited(asked, question.sources),
    )


def kind_words(asked: Questionnaire, question: Question) -> str:
    """What kind of answer is asked for."""
    most = question.at_most
    match question.type:
        case "ladder":
            return _("Choose one. Each answer goes further than the one before.")
        case "single":
            return _("Choose one.")
        case "multiple":
            return _("Tick what fits, at most %(n)s.") % {"n": most} if most else _("Tick all that fit.")
        case "matrix":
            return _matrix_words(asked, question)
        case "short_text":
            return _("Write one line, up to %(n)s characters.") % {"n": number_format(values.MAX_SHORT)}
        case "long_text":
            return _("Write up to %(n)s characters.") % {"n": number_format(values.MAX_LONG, force_grouping=True)}
        case "number":
            return _("Write a whole number from %(low)s to %(high)s.") % wording.bounds(question)
        case "date":
            return _("Write a day: day, month and year.")
        case "links" | "countries" | "languages":
            return _list_words(question)


def _matrix_words(asked: Questionnaire, question: Question) -> str:
    if question.id in asked.wishes:
        return _("Mark rows where you wish for more: at most three, over all six domain pages together. Optional.")
    if question.at_most:
        return _("Choose one answer for each row you pick, at most %(n)s rows.") % {"n": question.at_most}
    return _("Choose one answer a row; a row may stay open.")


def _list_words(question: Question) -> str:
    most = question.at_most or values.MAX_LISTED
    named = {"n": most}
    match question.type:
        case "countries":
            return ngettext("Name %(n)s country.", "Name up to %(n)s countries.", most) % named
        case "languages":
            return ngettext("Name %(n)s language.", "Name up to %(n)s languages.", most) % named
        case _:
            return ngettext("Give %(n)s link.", "Give up to %(n)s links.", most) % named
