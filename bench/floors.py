"""Views that goal 7 compares: the least that taking a document can cost, and our own view without its throttles."""

import json
import uuid

from django.http import HttpResponse
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.views import APIView

from assessment.models import Submission
from recommendations.api.submissions import SubmissionsView

PROJECT = uuid.UUID(int=7)  # the bench makes it; all that the floor stores belongs to it


class SubmissionFloor(APIView):
    """Reads the body as JSON and inserts one row that holds it. Checks nothing, and answers with next to nothing."""

    def post(self, request: Request) -> HttpResponse:
        document = json.loads(request.body)
        made = Submission.objects.create(
            project_id=PROJECT,
            document=request.body.decode(),
            questionnaire_version=document["questionnaire"]["version"],
            scoring_version=0,
            submitted_at=timezone.now(),
        )
        return HttpResponse(json.dumps({"id": str(made.id)}), content_type="application/json", status=201)


class SubmissionAlone(SubmissionsView):
    """The real view. The floor has no throttles, so this one has none either; the bench prices them on their own."""

    throttle_classes = []
