"""The plan: everything a page or a report shows about one submission, frozen. Pure.

Its JSON is a report's whole input: the same plan gives the same bytes on the same locked dependencies.
"""

import hashlib
from dataclasses import dataclass
from typing import Literal

from assessment.core import questionnaire, serial
from assessment.core.document import Document
from assessment.core.profile import Profile
from recommendations.core import catalogue, matching
from recommendations.core.advice import Advice

REPORT_VERSION = 2  # raised with the report's template, styles, fonts or engine


@dataclass(frozen=True, slots=True)
class Record:
    """What is said of a submission besides its answers."""

    reference: str  # the record number people quote; empty for a file that was never submitted
    submitted_at: str  # ISO 8601, UTC, to the second
    digest: str  # SHA-256 of the document's canonical form


@dataclass(frozen=True, slots=True)
class Plan:
    record: Record
    document: str  # the document's canonical JSON
    profile: Profile
    advice: Advice
    content: str  # digests of questionnaire and catalogue: drafts change without a new version
    language: str
    edition: Literal["internal"] = "internal"
    paper: Literal["A4"] = "A4"
    report_version: int = REPORT_VERSION


def plan(*, made: Document, profile: Profile, reference: str, submitted_at: str, language: str) -> Plan:
    """Match the catalogue of the document's own questionnaire version against it."""
    advised = catalogue.get(made.questionnaire.version)
    return Plan(
        record=Record(reference, submitted_at, made.digest),
        document=made.canonical.decode(),
        profile=profile,
        advice=matching.match(advised, made.questionnaire, made.answers, profile),
        content=_content(made.questionnaire.version, language),
        language=language,
    )


def _content(version: str, language: str) -> str:
    """Digests of all content a reader meets, so that a report is made anew when any of it changes."""
    asked, advised = questionnaire.get(version, language), catalogue.get(version, language)
    return "+".join(filter(None, (asked.digest, advised.digest, asked.translation, advised.translation)))


def to_json(value: Plan) -> bytes:
    return serial.dump(Plan, value)


def from_json(raw: bytes) -> Plan:
    return serial.load(Plan, raw)


def sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
