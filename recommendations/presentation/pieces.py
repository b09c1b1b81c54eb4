"""The small pieces every part of a result is put together from: the document, trusted pictures and anchors."""

import json
from functools import partial

from django.utils.safestring import SafeString, mark_safe

from assessment import services as assessments
from assessment.core import document
from assessment.core.document import Document
from recommendations.core.plan import Plan


def document_of(plan: Plan) -> Document:
    """The plan's document, with its questionnaire in the plan's language."""
    find = partial(assessments.find_questionnaire, language=plan.language)
    return document.restore(json.loads(plan.document), find)


def drawn(markup: str) -> SafeString:
    """A picture of ours, as markup."""
    return mark_safe(markup)  # noqa: S308 -- the one place that trusts markup: recommendations.charts escapes all text


def anchor(question_id: str) -> str:
    """The id of a question's answer in the list of answers, which every value links to."""
    return "answer-" + question_id.replace(".", "-").replace("_", "-")
