"""The questionnaire in the reader's language. The services keep it in its source language; pages show it translated."""

from dataclasses import replace

from assessment.core import questionnaire
from assessment.core.questionnaire import Questionnaire
from assessment.language import reader
from assessment.services import Draft


def current() -> Questionnaire:
    """The version a new assessment answers, as this reader reads it."""
    return questionnaire.current(reader())


def localised(draft: Draft) -> Draft:
    """A draft with its own version's texts in the reader's language."""
    return replace(draft, questionnaire=questionnaire.get(draft.questionnaire.version, reader()))
