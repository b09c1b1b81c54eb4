"""The small pieces every part of a result is put together from: trusted pictures, anchors and cited sources."""

import json
from functools import partial

from django.utils.safestring import SafeString, mark_safe

from assessment import services as assessments
from assessment.core import document
from assessment.core.content import Source as Cited
from assessment.core.document import Document
from assessment.core.questionnaire import Questionnaire
from recommendations.core.plan import Plan
from recommendations.presentation.shapes import Source


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


def cited(asked: Questionnaire, sources: tuple[Cited, ...]) -> tuple[Source, ...]:
    """Citations with the title and address of what they cite."""
    works = {source.key: asked.reference(source.key) for source in sources}
    return tuple(Source(each.key, works[each.key].title, works[each.key].url, each.at, each.mark) for each in sources)
