"""Examples for the API's description, scored by the service itself, so that they are true by construction."""

import json
from datetime import UTC, datetime
from functools import cache
from typing import Any

from assessment import services as assessments
from assessment.core import document as documents
from assessment.core import questionnaire
from recommendations import results
from recommendations.core.plan import Plan

WHEN = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
KEY = "the-key-in-your-link"
SUBMISSION_ID = "5f0c9a5e-6f0f-4a7a-9d63-0c4f3a1f4b7e"
REPORT_ID = "c1a3d2f4-0b8e-4e5f-8f57-2a9f2f0a6d10"


def document() -> Any:
    """A project that has worked on one stage and wants more people in its data work."""
    asked = questionnaire.current()
    return {
        "schema": documents.SCHEMA,
        "questionnaire": {"id": asked.id, "version": asked.version},
        "project": {"name": "Example project", "url": "https://example.org/"},
        "answers": {
            "setting.stages_worked_on": {"value": ["pre_training"]},
            "why.top_three": {"value": ["open_science", "language_representation"]},
            "data.pre_training.participation": {
                "value": "visible",
                "note": "The list of sources is public.",
                "evidence": ["https://example.org/data"],
            },
            "models.pre_training.participation": {"value": "core_team"},
            "compute.pre_training.participation": {"not_applicable": "We only used a partner's machines."},
            "evaluation.pre_training.participation": {"unknown": True},
            "data.wanted": {"value": {"pre_training": "anyone"}},
        },
    }


@cache
def _plan() -> Plan:
    made = documents.parse(document(), assessments.find_questionnaire)
    return results.unsubmitted(made=made, submitted_at=WHEN, language="en")


def assessed() -> Any:
    return json.loads(results.body(results.assessed(_plan())))


def advised() -> Any:
    return json.loads(results.body(results.advised(_plan())))


def profile() -> Any:
    return assessed()["profile"]


def explanations() -> Any:
    return json.loads(results.explainable(_plan()).model_dump_json())


def explanation() -> Any:
    return json.loads(results.explained(_plan(), "cell.data.pre_training").model_dump_json())


def submission() -> Any:
    here = f"/api/v1/k/{KEY}/submissions/{SUBMISSION_ID}/"
    asked = questionnaire.current()
    return {
        "id": SUBMISSION_ID,
        "reference": "5F0C-9A5E",
        "digest": _plan().record.digest,
        "submitted_at": "2026-12-01T09:30:00Z",
        "language": "en",
        "questionnaire": {"id": asked.id, "version": asked.version, "digest": asked.digest},
        "links": {
            "self": here,
            **{
                each: f"{here}{each}/" for each in ("profile", "recommendations", "explanations", "document", "reports")
            },
            "page": f"https://cartograph.example/k/{KEY}/results/{SUBMISSION_ID}/",
        },
        "profile": profile(),
    }


def made() -> Any:
    return submission() | {"keys": {"edit": KEY, "view": "the-key-for-readers"}}


def asked() -> Any:
    return {"edition": "public", "paper": "letter"}


def report() -> Any:
    here = f"/api/v1/k/{KEY}/reports/{REPORT_ID}/"
    return {
        "id": REPORT_ID,
        "status": "queued",
        "edition": "internal",
        "paper": "A4",
        "document_digest": _plan().record.digest,
        "requested_at": "2026-12-01T09:31:00Z",
        "finished_at": None,
        "ahead": 0,
        "size": None,
        "sha256": None,
        "links": {"self": here, "submission": f"/api/v1/k/{KEY}/submissions/{SUBMISSION_ID}/", "pdf": None},
    }
