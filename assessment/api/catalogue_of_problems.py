"""The table of problems over the API: what each `type` means."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.views import APIView

from assessment.api import openapi, problems
from assessment.api.problems import KINDS, Kind
from assessment.api.questionnaires import json_response
from assessment.api.shapes import ProblemKind, ProblemKinds

TAG = "Problems"


class ProblemsView(APIView):
    @openapi.described(
        operation="list_problems",
        tag=TAG,
        summary="List the kinds of problem",
        description="Every kind of error the API answers with. An error's `type` is the address of its entry here.",
        gives={200: (ProblemKinds, "All kinds.", lambda: _all().model_dump())},
    )
    def get(self, request: Request) -> HttpResponse:
        return json_response(_all().model_dump_json())


class ProblemView(APIView):
    @openapi.described(
        operation="read_problem",
        tag=TAG,
        summary="Look up one kind of problem",
        description="What follows an error's `type`.",
        gives={200: (ProblemKind, "The kind.", lambda: _shape(problems.INVALID).model_dump())},
        parameters=[OpenApiParameter("slug", str, "path", description="The last part of a problem's type.")],
        refuses=[problems.NOT_FOUND],
    )
    def get(self, request: Request, slug: str) -> HttpResponse:
        found: Any = next((kind for kind in KINDS if kind.slug == slug), None)
        if found is None:
            raise problems.NotThere(gettext("There is no such kind of problem; /api/v1/problems/ lists all."))
        return json_response(_shape(found).model_dump_json())


def _shape(kind: Kind) -> ProblemKind:
    return ProblemKind(type=kind.type, title=gettext(kind.title), status=kind.status, meaning=gettext(kind.meaning))


def _all() -> ProblemKinds:
    return ProblemKinds(problems=[_shape(kind) for kind in KINDS])
