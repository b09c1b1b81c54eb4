"""Reading the questionnaire over the API: which versions there are, one whole version, and its JSON Schema."""

import json
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter
from pydantic import BaseModel
from rest_framework.request import Request
from rest_framework.views import APIView

from assessment.api import openapi, problems, shapes
from assessment.api.shapes import QuestionnaireContent, QuestionnaireLinks, QuestionnaireList
from assessment.core import questionnaire, schema
from assessment.core.questionnaire import Questionnaire, UnknownVersion

TAG = "Questionnaires"
VERSION = OpenApiParameter("version", str, "path", description="As the list gives it, for example 0.9.")


def _text(shape: BaseModel) -> str:
    return shape.model_dump_json(by_alias=True)


def _links(version: str) -> QuestionnaireLinks:
    return QuestionnaireLinks(
        self=reverse("api-questionnaire", args=[version]), schema=reverse("api-questionnaire-schema", args=[version])
    )


# A version's content is fixed while the process lives, so its text is made once.


@cache
def _versions() -> str:
    found = [questionnaire.get(version) for version in questionnaire.versions()]
    return _text(QuestionnaireList(questionnaires=[shapes.entry(each, _links(each.version)) for each in found]))


@cache
def _whole(version: str) -> str:
    return _text(shapes.content(questionnaire.get(version), _links(version)))


@cache
def _schema(version: str) -> str:
    return json.dumps(schema.document_schema(questionnaire.get(version)), ensure_ascii=False)


def _excerpt() -> Any:
    """A whole version would make the API's description twice as long: of each list, the first entry shows the shape."""
    whole = json.loads(_whole(questionnaire.current().version))
    short = {name: value[:1] if isinstance(value, list) else value for name, value in whole.items()}
    short["pages"] = [whole["pages"][0] | {"questions": whole["pages"][0]["questions"][:1]}]
    return short


class QuestionnairesView(APIView):
    @openapi.described(
        operation="list_questionnaires",
        tag=TAG,
        summary="List the versions of the questionnaire",
        description="Every version that a document may answer. Published versions never change.",
        gives={200: (QuestionnaireList, "All versions, oldest first.", lambda: json.loads(_versions()))},
    )
    def get(self, request: Request) -> HttpResponse:
        return json_response(_versions())


class QuestionnaireView(APIView):
    @openapi.described(
        operation="read_questionnaire",
        tag=TAG,
        summary="Read one version, whole",
        description="Pages and questions with their words, choices and sources; the domains, stages, rungs and "
        "patterns of the map; the facets, motives and governance models.",
        gives={200: (QuestionnaireContent, "The whole version.", _excerpt)},
        parameters=[VERSION],
        refuses=[problems.NOT_FOUND],
    )
    def get(self, request: Request, version: str) -> HttpResponse:
        return json_response(_whole(_version_or_404(version).version))


class QuestionnaireSchemaView(APIView):
    @openapi.described(
        operation="read_questionnaire_schema",
        tag=TAG,
        summary="Read the JSON Schema of a document",
        description="JSON Schema (2020-12) for documents that answer this version. It cannot say which questions are "
        "hidden by other answers, nor that at most three cells may be wanted over all domains: submitting checks both.",
        gives={
            200: (
                {"type": "object", "additionalProperties": True, "description": "A JSON Schema."},
                "The schema.",
                lambda: {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"},
            )
        },
        parameters=[VERSION],
        refuses=[problems.NOT_FOUND],
    )
    def get(self, request: Request, version: str) -> HttpResponse:
        return json_response(_schema(_version_or_404(version).version))


def json_response(body: bytes | str, *, status: int = 200, headers: dict[str, str] | None = None) -> HttpResponse:
    """JSON that is text already, sent as it is."""
    return HttpResponse(body, content_type="application/json", status=status, headers=headers)


def _version_or_404(version: str) -> Questionnaire:
    try:
        return questionnaire.get(version)
    except UnknownVersion:
        raise problems.NotThere(f"There is no such version; there is {', '.join(questionnaire.versions())}.") from None
