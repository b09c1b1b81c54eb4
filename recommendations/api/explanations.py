"""Where a value of a result comes from, by API: answer, rule, points, source."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.views import APIView

from assessment.api import openapi, problems
from assessment.api.questionnaires import json_response
from assessment.core.explaining import NoSuchValue
from assessment.language import reader
from recommendations import results, services
from recommendations.api import examples
from recommendations.api.submissions import SUBMISSION, TAG, submission_or_404
from recommendations.core.plan import Plan
from recommendations.results import ExplanationGiven, ExplanationList

VALUE = OpenApiParameter("value", str, "path", description="The id of a value, such as `cell.data.pre_training`.")
reading = partial(openapi.described, tag=TAG, refuses=[problems.NOT_FOUND])


class ExplanationsView(APIView):
    @reading(
        operation="list_explanations",
        summary="List what can be explained",
        description="The id of every value of the profile, and of every recommendation given.",
        parameters=[openapi.KEY, SUBMISSION],
        gives={200: (ExplanationList, "The ids.", examples.explanations)},
    )
    def get(self, request: Request, key: str, submission_id: UUID) -> HttpResponse:
        return json_response(results.explainable(_plan(key, submission_id)).model_dump_json())


class ExplanationView(APIView):
    @reading(
        operation="explain",
        summary="Explain one value",
        description="What a value is made of: the project's answers or other values, the points each gives, the rule, "
        "and the sources of all of them.",
        parameters=[openapi.KEY, SUBMISSION, VALUE],
        gives={200: (ExplanationGiven, "The explanation.", examples.explanation)},
    )
    def get(self, request: Request, key: str, submission_id: UUID, value: str) -> HttpResponse:
        try:
            return json_response(results.explained(_plan(key, submission_id), value).model_dump_json())
        except NoSuchValue:
            raise Http404 from None


def _plan(key: str, submission_id: UUID) -> Plan:
    return services.plan_for(submission=submission_or_404(key, submission_id), language=reader())
