"""What a script that saves answer by answer is told: of each question it sent, what became of it."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from assessment.core import answering, branching
from assessment.core.questionnaire import Page
from assessment.saving import Recorded
from assessment.services import Draft
from assessment.web import fields, typed, wording
from assessment.web.forms import Posted


def asked_for(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def reply(draft: Draft, page: Page, posted: Posted, recorded: Recorded) -> JsonResponse:
    """The outcomes, and the questions of the page that are asked now: an answer may open or close others."""
    after = {**draft.answers, **{question: row.given() for question, row in recorded.taken.items()}}
    hidden = branching.hidden(draft.questionnaire, after)
    return JsonResponse(
        {
            "questions": {question: _outcome(draft, question, posted, recorded) for question in posted.typed},
            "asked": [question.id for question in page.questions if question.id not in hidden],
        }
    )


def _outcome(draft: Draft, question_id: str, posted: Posted, recorded: Recorded) -> dict[str, Any]:
    """Base and fingerprint come from what was recorded: reading again could find what a colleague saved meanwhile."""
    if question_id in recorded.refused:
        return {"state": "clash"}
    if faults := posted.faults.get(question_id):
        asked, question = draft.questionnaire, draft.questionnaire.questions[question_id]
        shown = fields.field(asked, question, stored=None, base=0, shown=posted.typed[question_id], faults=faults)
        return {"state": "faulty", "told": " ".join(error.text for error in shown.errors)}
    row = recorded.taken.get(question_id)
    if question_id not in posted.given or row is None:
        return {"state": "same"}
    return {
        "state": "saved",
        "base": row.version,
        "was": typed.fingerprint(answering.to_data(row.given())),
        "foot": wording.saved_words(row),
        "told": _("Saved at %(time)s UTC") % {"time": time_format(row.saved_at, "TIME_FORMAT")},
    }
