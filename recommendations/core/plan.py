"""The plan: everything a page or a report shows about one submission, frozen. Pure.

Its JSON is a report's whole input: the same plan gives the same bytes on the same locked dependencies.
"""

import hashlib
from dataclasses import dataclass, replace
from typing import Literal, get_args

from assessment.core import publishing, questionnaire, scoring, serial
from assessment.core.document import Document
from assessment.core.profile import Profile, Standing
from recommendations.core import catalogue, matching
from recommendations.core.advice import Advice
from recommendations.core.deciding import Decided

REPORT_VERSION = 4  # raised with the report's template, styles, fonts or engine

Edition = Literal["internal", "public"]
Paper = Literal["A4", "letter"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)  # the first of each is meant where nothing is said
PAPERS: tuple[Paper, ...] = get_args(Paper)


@dataclass(frozen=True, slots=True)
class Record:
    """What is said of a submission besides its answers."""

    reference: str  # the record number people quote; empty for a file that was never submitted
    submitted_at: str  # ISO 8601, UTC, to the second
    digest: str  # SHA-256 of the document's canonical form
    verify_at: str = ""  # the address where anybody can check the digest; empty for what was never submitted
    example: bool = False  # we filled it in ourselves, so it is nobody's own word


@dataclass(frozen=True, slots=True)
class Submitted:
    """Where a document came in. Without any of it: a file that was never submitted."""

    at: str  # ISO 8601, UTC, to the second
    reference: str = ""
    verify: str = ""  # the address a digest is added to
    example: bool = False


@dataclass(frozen=True, slots=True)
class Last:
    """The last assessment of the same project: the rungs that were known then, by cell."""

    submitted_at: str  # ISO 8601, UTC, to the second
    rungs: dict[str, int]


def last_of(then: Profile, *, submitted_at: str, now: Profile) -> Last | None:
    """None where no rung was known, or by another questionnaire or scoring: not only the project may have changed."""
    known = (cell for cell in then.cells if cell.standing is Standing.KNOWN)
    rungs = {cell.id: cell.high for cell in known if cell.high is not None}
    return Last(submitted_at, rungs) if rungs and _rules(then) == _rules(now) else None


def _rules(profile: Profile) -> tuple[str, int]:
    return profile.questionnaire_version, profile.scoring_version


@dataclass(frozen=True, slots=True)
class Plan:
    record: Record
    document: str  # the document's canonical JSON
    profile: Profile
    advice: Advice
    content: str  # digests of questionnaire and catalogue: drafts change without a new version
    language: str
    edition: Edition = "internal"
    paper: Paper = "A4"
    report_version: int = REPORT_VERSION
    last: Last | None = None  # never in the public edition
    decisions: tuple[Decided, ...] = ()  # what stands decided about any advice, by id; never in the public edition


def plan(
    *,
    made: Document,
    profile: Profile,
    submitted: Submitted,
    language: str,
    paper: Paper = "A4",
    last: Last | None = None,
    decisions: tuple[Decided, ...] = (),
) -> Plan:
    """The internal edition: the whole document, matched against the catalogue of its own questionnaire version."""
    advised = catalogue.get(made.questionnaire.version)
    return Plan(
        record=_record(made, submitted),
        document=made.canonical.decode(),
        profile=profile,
        advice=matching.match(advised, made.questionnaire, made.answers, profile),
        content=_content(made.questionnaire.version, language),
        language=language,
        paper=paper,
        last=last,
        decisions=tuple(sorted(decisions, key=lambda each: each.recommendation)),
    )


def public_plan(*, made: Document, submitted: Submitted, language: str, paper: Paper = "A4") -> Plan:
    """The public edition. It knows the public document alone: no stored profile, no motive, no advice."""
    public = publishing.public_document(made)
    return Plan(
        record=_record(public, submitted),
        document=public.canonical.decode(),
        profile=replace(scoring.score(public.questionnaire, public.answers), motivations=()),
        advice=Advice(made.questionnaire.version, matches=(), find_out=(), orientation=(), unserved=()),
        content=_content(made.questionnaire.version, language),
        language=language,
        edition="public",
        paper=paper,
    )


def _record(made: Document, submitted: Submitted) -> Record:
    verify_at = f"{submitted.verify}{made.digest}/" if submitted.verify else ""
    return Record(submitted.reference, submitted.at, made.digest, verify_at, submitted.example)


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
