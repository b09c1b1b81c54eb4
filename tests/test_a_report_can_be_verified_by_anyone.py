"""Whoever holds a report can see whether its answers were submitted here, and learns no more than that."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from assessment.core.document import Document, ProjectFacts
from assessment.core.publishing import public_document
from assessment.models import Submission
from assessment.services import submit_document
from recommendations import services
from recommendations.core.plan import PAPERS
from tests import browsing
from tests.answers_of import ASKED, parsed

pytestmark = pytest.mark.django_db

RAW: dict[str, dict[str, Any]] = {
    "setting.phase": {"unknown": True, "note": "Between two releases."},
    "why.failure": {"value": "Burnout"},
}
MADE = Document(ASKED, ProjectFacts("Secret Name"), {key: parsed(key, raw) for key, raw in RAW.items()})
PUBLIC = public_document(MADE)


@pytest.fixture
def submission(rung: list[UUID]) -> Submission:
    found, _keys = submit_document(made=MADE, language="en", now=timezone.now())
    return found


def upload(client: Client, content: bytes) -> Any:
    return client.post("/verify/", {"file": SimpleUploadedFile("document.json", content), "digest": ""})


def test_a_submitted_document_is_known_with_its_record_and_nothing_else(client: Client, submission: Submission) -> None:
    response = client.get(f"/verify/{submission.digest}/")

    said = browsing.words(response)
    assert response.status_code == 200
    assert f"Record {submission.reference}" in said
    assert "questionnaire 1.0" in said
    assert "the whole document" in said
    assert "Secret Name" not in said
    assert str(submission.id) not in response.content.decode()
    assert "/k/" not in response.content.decode()


def test_a_public_document_is_known_once_its_report_was_asked_for(client: Client, submission: Submission) -> None:
    assert client.get(f"/verify/{PUBLIC.digest}/").status_code == 404
    for paper in PAPERS:
        services.request_report(submission=submission, language="en", now=timezone.now(), edition="public", paper=paper)

    said = browsing.words(client.get(f"/verify/{PUBLIC.digest}/"))

    assert said.count(f"Record {submission.reference}") == 1
    assert "the public document" in said
    assert "the whole document" not in said


def test_an_unknown_digest_is_said_to_be_unknown(client: Client, submission: Submission) -> None:
    response = client.get(f"/verify/{'0' * 64}/")

    assert response.status_code == 404
    assert "not known here" in browsing.words(response)


@pytest.mark.parametrize("digest", ["0" * 63, "g" * 64, "..%2f", "%00"])
def test_what_is_no_digest_is_not_found(client: Client, digest: str) -> None:
    assert client.get(f"/verify/{digest}/").status_code == 404


def test_the_attached_file_leads_to_its_record_however_it_is_laid_out(client: Client, submission: Submission) -> None:
    laid_out = json.dumps(json.loads(submission.document), indent=4, sort_keys=False).encode()

    for content in (submission.document.encode(), laid_out):
        assert upload(client, content)["Location"] == f"/verify/{submission.digest}/"


def test_a_file_that_was_changed_is_not_known(client: Client, submission: Submission) -> None:
    changed = submission.document.replace("Between two", "Between three").encode()

    assert client.get(upload(client, changed)["Location"]).status_code == 404


def test_a_digest_may_be_copied_with_the_line_breaks_of_the_page(client: Client, submission: Submission) -> None:
    copied = f" {submission.digest[:40].upper()}\u200b\n{submission.digest[40:]} "

    assert client.post("/verify/", {"digest": copied})["Location"] == f"/verify/{submission.digest}/"


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"{", b"\xff", b"[" * 99, b'{"a": 1, "a": 2}', b" " * 300_000])
def test_a_file_that_is_no_document_is_refused_with_the_reason(client: Client, content: bytes) -> None:
    response = upload(client, content)

    assert response.status_code == 422
    assert "There is a problem" in browsing.words(response)
    assert "file-error" in response.content.decode()


def test_a_digest_that_is_none_is_refused_and_kept_for_mending(client: Client) -> None:
    response = client.post("/verify/", {"digest": "<b>12"})

    assert response.status_code == 422
    assert "64 characters" in browsing.words(response)
    assert "&lt;b&gt;12" in response.content.decode()
