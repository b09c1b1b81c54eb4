"""Calls to the API for tests, and what a problem must look like."""

from typing import Any

from django.test import Client

from assessment.api.problems import KINDS, MEDIA_TYPE
from tests import documents

SUBMISSIONS = "/api/v1/submissions/"
KINDS_BY_TYPE = {kind.type: kind for kind in KINDS}


def send(
    client: Client, data: Any, *, to: str = SUBMISSIONS, content_type: str = "application/json", **extra: Any
) -> Any:
    """POST plain data as JSON, or bytes as they are."""
    raw = data if isinstance(data, bytes) else documents.body(data)
    return client.post(to, raw, content_type=content_type, **extra)


def submit(client: Client, data: Any | None = None) -> dict[str, Any]:
    answer = send(client, documents.minimal() if data is None else data)
    assert answer.status_code == 201, answer.content
    found: dict[str, Any] = answer.json()
    return found


def problem(answer: Any, status: int) -> dict[str, Any]:
    """The problem in an answer, after checking that it is one."""
    found: dict[str, Any] = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (status, MEDIA_TYPE), found
    assert set(found) >= {"type", "title", "status", "detail"}
    assert found["status"] == status
    assert found["title"] == KINDS_BY_TYPE[found["type"]].title
    return found
