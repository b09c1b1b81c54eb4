"""How hard a page of the questionnaire is to read, as a school grade. Needs textstat, which only authors have.

Measured on full sentences: anchors of choices are fragments, and give nonsense. Glossary terms are left out, because
they are explained where they stand.
"""

import textstat

from assessment.core import terms
from assessment.core.questionnaire import Page, Questionnaire

MOST = 10
STAND_IN = "it"  # what a glossary term counts as


def of_page(page: Page, asked: Questionnaire) -> float:
    """The Flesch-Kincaid grade of a page's introduction and of all texts around its questions. English only."""
    told = [page.intro]
    for question in page.questions:
        told += [question.text, question.why, question.help, question.example]
    return of_text(" ".join(told), asked)


def of_text(text: str, asked: Questionnaire) -> float:
    found = terms.MARK.sub(STAND_IN, text)
    for form in sorted(asked.term_of, key=len, reverse=True):
        found = found.replace(f" {form} ", f" {STAND_IN} ")
    return float(textstat.flesch_kincaid_grade(found))
