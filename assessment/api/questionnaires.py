"""Reading the questionnaire over the API: which versions there are, one whole version, and its JSON Schema."""

import hashlib
import json
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext
from drf_spectacular.utils import OpenApiParameter
from pydantic import BaseModel
from rest_framework.request import Request
from rest_framework.views import APIView

from assessment.api import openapi, problems, shapes
from assessment.api.shapes import QuestionnaireContent, QuestionnaireLinks, QuestionnaireList
from assessment.core import questionnaire, schema
from assessment.core.overlay import SOURCE
from assessment.core.questionnaire import Questionnaire, UnknownVersion
from assessment.language import reader

TAG = "Questionnaires"
TRANSLATED = "In the language that `Accept-Language` asks for, as far as it is translated."
ETAG = ("ETag", "Of the text in this language: send it back as If-None-Match, and get 304 while it is the same.", [200])
VERSION = OpenApiParameter("version", str, "path", description="As the list gives it, for example 0.9.")


def _text(shape: BaseModel) -> str:
    return shape.model_dump_json(by_alias=True)


def _links(version: str) -> QuestionnaireLinks:
    return QuestionnaireLinks(
        self=reverse("api-questionnaire", args=[version]), schema=reverse("api-questionnaire-schema", args=[version])
    )


# A version's content is fixed while the process lives, so its text is made once for each language.


@cache
def _versions(language: str) -> str:
    found = [questionnaire.get(version, language) for version in questionnaire.versions()]
    return _text(QuestionnaireList(questionnaires=[shapes.entry(each, _links(each.version)) for each in found]))


@cache
def _whole(version: str, language: str) -> str:
    return _text(shapes.content(questionnaire.get(version, language), _links(version)))


@cache
def _schema(version: str) -> str:
    return json.dumps(schema.document_schema(questionnaire.get(version)), ensure_ascii=False)


def _excerpt() -> Any:
    """A whole version would make the API's description twice as long: of each list, the first entry shows the shape."""
    whole = json.loads(_whole(questionnaire.current().version, SOURCE))
    short = {name: value[:1] if isinstance(value, list) else value for name, value in whole.items()}
    short["pages"] = [whole["pages"][0] | {"questions": whole["pages"][0]["questions"][:1]}]
    return short


class QuestionnairesView(APIView):
    @openapi.described(
        operation="list_questionnaires",
        tag=TAG,
        summary="List the versions of the questionnaire",
        description=f"Every version that a document may answer. Published versions never change. {TRANSLATED}",
        gives={200: (QuestionnaireList, "All versions, oldest first.", lambda: json.loads(_versions(SOURCE)))},
        headers=[ETAG],
    )
    def get(self, request: Request) -> HttpResponse:
        return _cacheable(request, _versions(reader()), reader())


class QuestionnaireView(APIView):
    @openapi.described(
        operation="read_questionnaire",
        tag=TAG,
        summary="Read one version, whole",
        description="Pages and questions with their words, choices and sources; the domains, stages, rungs and "
        f"patterns of the map; the facets, motives and governance models; the glossary. {TRANSLATED}",
        gives={200: (QuestionnaireContent, "The whole version.", _excerpt)},
        parameters=[VERSION],
        refuses=[problems.NOT_FOUND],
        headers=[ETAG],
    )
    def get(self, request: Request, version: str) -> HttpResponse:
        return _cacheable(request, _whole(_version_or_404(version).version, reader()), reader())


class QuestionnaireSchemaView(APIView):
    @openapi.described(
        operation="read_questionnaire_schema",
        tag=TAG,
        summary="Read the JSON Schema of a document",
        description="JSON Schema (2020-12) for documents that answer this version. It cannot say which questions are "
        "hidden by other answers, nor that at most three cells may be wanted over all domains: submitting checks both. "
        "Always in English.",
        gives={
            200: (
                {"type": "object", "additionalProperties": True, "description": "A JSON Schema."},
                "The schema.",
                lambda: {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"},
            )
        },
        parameters=[VERSION],
        refuses=[problems.NOT_FOUND],
        headers=[ETAG],
    )
    def get(self, request: Request, version: str) -> HttpResponse:
        return _cacheable(request, _schema(_version_or_404(version).version), SOURCE)


def json_response(body: bytes | str, *, status: int = 200, headers: dict[str, str] | None = None) -> HttpResponse:
    """JSON that is text already, sent as it is."""
    return HttpResponse(body, content_type="application/json", status=status, headers=headers)


def _cacheable(request: HttpRequest | Request, body: str, language: str) -> HttpResponse:
    """Content that is the same for everybody who reads this language, or 304 when the client has it already."""
    etag = f'"{hashlib.sha256(body.encode()).hexdigest()}"'
    response = json_response(body, headers={"ETag": etag, "Content-Language": language})
    asked: Any = request  # DRF's request passes on what Django's has
    return get_conditional_response(asked, etag=etag, response=response) or response


def _version_or_404(version: str) -> Questionnaire:
    try:
        return questionnaire.get(version)
    except UnknownVersion:
        told = gettext("There is no such version; there is %(versions)s.")
        raise problems.NotThere(told % {"versions": ", ".join(questionnaire.versions())}) from None
