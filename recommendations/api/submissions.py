"""Sending a document in, and reading what became of it: the submission, its profile, its advice, its document."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.views import APIView

from assessment import services as assessments
from assessment.api import openapi, parsers, problems
from assessment.api.questionnaires import json_response
from assessment.core import document
from assessment.core.document import Document
from assessment.language import reader
from assessment.models import Submission
from projects import entry
from projects.guard import access_or_404
from projects.models import Role
from projects.throttles import BY_SCOPE
from recommendations import results, services
from recommendations.api import examples, shapes
from recommendations.api.shapes import IssuedKeys, NewReceipt, SubmissionLinks, SubmissionMade, SubmissionRead
from recommendations.results import Advised, Assessed

TAG = "Submissions"
SUBMISSION = OpenApiParameter("submission_id", UUID, "path", description="The submission's id.")
SUBMIT = """\
Validates and scores one project's answers and stores them, immutably, as a new project with two keys of its own. No
account is needed; who holds a key holds the submission. With `dry_run=true` nothing is stored, and the answer is the
profile with the recommendations.

`curl -H 'Content-Type: application/json' --data-binary @answers.json http://127.0.0.1:8000/api/v1/submissions/`
"""
reading = partial(openapi.described, tag=TAG, parameters=[openapi.KEY, SUBMISSION], refuses=[problems.NOT_FOUND])


class SubmissionsView(APIView):
    throttle_classes = [*BY_SCOPE["submit"]]

    @openapi.described(
        operation="submit",
        tag=TAG,
        summary="Send a document, get its profile",
        description=SUBMIT,
        takes=openapi.Document,
        takes_example=examples.document,
        gives={
            201: (SubmissionMade, "Stored.", examples.made),
            200: (Assessed, "Scored, and not stored (`dry_run=true`).", examples.assessed),
        },
        parameters=[OpenApiParameter("dry_run", str, enum=["true", "false"], description="true: store nothing.")],
        refuses=[
            problems.UNREADABLE, problems.BAD_QUERY, problems.LENGTH_REQUIRED, problems.TOO_LARGE, problems.WRONG_TYPE,
            problems.INVALID, problems.TOO_MANY,
        ],
        headers=[
            ("Location", "Where the submission is read, with its edit key.", [201]),
            ("Retry-After", "Seconds until another submission is taken.", [429]),
        ],
    )  # fmt: skip
    def post(self, request: Request) -> HttpResponse:
        dry_run, now = _dry_run(request), timezone.now()
        made = document.parse(parsers.body(request), assessments.find_questionnaire)
        return _scored(made, now) if dry_run else _stored(request, made, now)


class SubmissionView(APIView):
    @reading(
        operation="read_submission",
        summary="Read a submission",
        description="When it came in, what it answers, and its profile. Either key opens it.",
        gives={200: (SubmissionRead, "The submission.", examples.submission)},
    )
    def get(self, request: Request, key: str, submission_id: UUID) -> HttpResponse:
        found = submission_or_404(key, submission_id)
        return json_response(shapes.with_profile(shapes.receipt(found, _links(request, key, found)), found.profile))


class ProfileView(APIView):
    @reading(
        operation="read_profile",
        summary="Read the profile",
        description="The profile alone, byte for byte as it was computed when the document came in.",
        gives={200: (results.ProfileRead, "The profile.", examples.profile)},
    )
    def get(self, request: Request, key: str, submission_id: UUID) -> HttpResponse:
        return json_response(submission_or_404(key, submission_id).profile)


class RecommendationsView(APIView):
    @reading(
        operation="read_recommendations",
        summary="Read the recommendations",
        description="What the catalogue of this questionnaire version advises for this profile, the most useful first, "
        "each with its reasons and the profile after it; and which missing answers would decide most. In the language "
        "that `Accept-Language` asks for.",
        gives={200: (Advised, "The recommendations.", examples.advised)},
    )
    def get(self, request: Request, key: str, submission_id: UUID) -> HttpResponse:
        found = submission_or_404(key, submission_id)
        return json_response(results.body(results.advised(services.plan_for(submission=found, language=reader()))))


class DocumentView(APIView):
    @reading(
        operation="read_document",
        summary="Read the document",
        description="The document in its canonical form, byte for byte: its SHA-256 is the submission's digest. It can "
        "be sent in again.",
        gives={200: (openapi.Document, "The document.", examples.document)},
    )
    def get(self, request: Request, key: str, submission_id: UUID) -> HttpResponse:
        return json_response(submission_or_404(key, submission_id).document)


def submission_or_404(key: str, submission_id: UUID) -> Submission:
    """Either key may read. A submission of another project is as good as none."""
    found = access_or_404(key, Role.VIEWER).project.submissions.filter(pk=submission_id).first()
    if found is None:
        raise Http404
    return found


def _scored(made: Document, now: datetime) -> HttpResponse:
    return json_response(
        results.body(results.assessed(results.unsubmitted(made=made, submitted_at=now, language=reader())))
    )


def _stored(request: Request, made: Document, now: datetime) -> HttpResponse:
    submission, keys = assessments.submit_document(made=made, language=reader(), now=now)
    links = _links(request, keys.edit, submission)
    receipt = NewReceipt(**dict(shapes.receipt(submission, links)), keys=IssuedKeys(edit=keys.edit, view=keys.view))
    return json_response(
        shapes.with_profile(receipt, submission.profile),
        status=201,
        headers={"Location": links.self, "Cache-Control": "no-store"},
    )


def _dry_run(request: Request) -> bool:
    """Strict, because a mistyped `dry_run` would store what was only meant to be tried."""
    if unknown := set(request.query_params) - {"dry_run"}:
        told = _("There is no parameter %(name)s; the only one is dry_run.")
        raise problems.Refused(problems.BAD_QUERY, told % {"name": repr(min(unknown))})
    match request.query_params.getlist("dry_run"):
        case [] | ["false"]:
            return False
        case ["true"]:
            return True
        case _:
            raise problems.Refused(problems.BAD_QUERY, _("dry_run must be true or false, once."))


def _links(request: Request, key: str, submission: Submission) -> SubmissionLinks:
    here = reverse("api-submission", args=[key, submission.id])
    return SubmissionLinks(
        self=here,
        profile=f"{here}profile/",
        recommendations=f"{here}recommendations/",
        explanations=f"{here}explanations/",
        document=f"{here}document/",
        reports=f"{here}reports/",
        page=request.build_absolute_uri(reverse("results", args=[entry.by_key(key), submission.id])),
    )
