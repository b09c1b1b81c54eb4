"""The questionnaire in the reader's language. The services keep it in its source language; pages show it translated."""

from dataclasses import replace

from django.conf import settings
from django.utils.translation import get_language

from assessment.core import questionnaire
from assessment.core.questionnaire import Questionnaire
from assessment.services import Draft


def reader() -> str:
    return get_language() or settings.LANGUAGE_CODE


def current() -> Questionnaire:
    """The version a new assessment answers, as this reader reads it."""
    return questionnaire.current(reader())


def localised(draft: Draft) -> Draft:
    """A draft with its own version's texts in the reader's language."""
    return replace(draft, questionnaire=questionnaire.get(draft.questionnaire.version, reader()))
