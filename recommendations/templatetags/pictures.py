"""Pictures on pages of the questionnaire, which know no charts: maps of drafts, and icons of submissions."""

from dataclasses import dataclass, replace
from typing import TypedDict

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessment import services as assessments
from assessment.core import questionnaire, scoring
from assessment.core.answers import Answers
from assessment.core.questionnaire import Questionnaire
from assessment.language import reader
from assessment.models import Submission
from assessment.services import Draft
from recommendations.charts import map as maps
from recommendations.charts.icon import icon
from recommendations.presentation.headline import headline
from recommendations.presentation.picture import chart_words
from recommendations.presentation.pieces import drawn

register = template.Library()


class Drawn(TypedDict):
    map: SafeString
    map_phone: SafeString


@register.inclusion_tag("assessment/draft_map.html")
def draft_map(draft: Draft) -> Drawn:
    """The map of a draft so far: of what counts in it."""
    return _drawn(draft.questionnaire, draft.counted, _("Your map so far"))


@register.inclusion_tag("assessment/draft_map.html")
def blank_map(asked: Questionnaire) -> Drawn:
    """The map before any answer: dotted all over."""
    return _drawn(asked, {}, _("The map before any answer"))


@dataclass(frozen=True, slots=True)
class Pictured:
    """A submission in a list: its map without words, and its headline."""

    icon: SafeString
    headline: str


@register.simple_tag
def pictured(submission: Submission) -> Pictured:
    asked = questionnaire.get(submission.questionnaire_version, reader())
    profile = assessments.profile_in(submission)
    says = headline(asked, profile)
    words = replace(chart_words(asked, profile, submission.project.name), desc=says)
    return Pictured(drawn(icon(profile, words, side=72, prefix=f"icon-{submission.id}")), says)


def _drawn(asked: Questionnaire, answers: Answers, title: str) -> Drawn:
    """No table stands beside these maps, so the description says every cell."""
    profile = scoring.score(asked, answers)
    words = chart_words(asked, profile, "")
    said = replace(words, title=title, desc="; ".join(words.cells.values()))
    return {
        "map": drawn(maps.collaboration_map(profile, said)),
        "map_phone": drawn(maps.collaboration_map(profile, said, size=maps.PHONE, prefix="map-phone")),
    }
