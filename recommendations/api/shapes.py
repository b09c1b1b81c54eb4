"""What the API says about submissions and reports, around the profile and the advice."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from assessment.core import questionnaire
from assessment.core.profile import Profile
from assessment.models import Submission
from recommendations.core.plan import Edition, Paper
from recommendations.models import Report, Status

Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"}, description="UTC, to the second.")]


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SubmissionLinks(Shape):
    """Addresses of one submission, with the key that was used. `page` is for people."""

    self: str
    profile: str
    recommendations: str
    explanations: str
    document: str
    reports: str = Field(description="POST here to ask for the report.")
    page: str = Field(description="Absolute address of the results page.")


class AnsweredQuestionnaire(Shape):
    id: str
    version: str
    digest: str


class Receipt(Shape):
    """What is said of a submission besides its profile."""

    id: str
    reference: str = Field(description="The record number people quote.")
    digest: str = Field(description="SHA-256 of the document's canonical form (RFC 8785).")
    submitted_at: Moment
    language: str
    questionnaire: AnsweredQuestionnaire
    links: SubmissionLinks


class IssuedKeys(Shape):
    """The project's two keys. They are shown here once and stored nowhere: keep them."""

    edit: str
    view: str


class NewReceipt(Receipt):
    keys: IssuedKeys


class SubmissionRead(Receipt):
    """A submission: immutable, with the profile computed when it came in."""

    profile: Profile


class SubmissionMade(NewReceipt):
    """A new submission, with the keys that open it."""

    profile: Profile


class ReportAsked(Shape):
    """Which report is wanted. The public edition holds the public answers alone, and attaches only those."""

    edition: Edition = "internal"
    paper: Paper = "A4"


class ReportLinks(Shape):
    self: str
    submission: str
    pdf: str | None = Field(description="Null until the report is ready.")


class ReportRead(Shape):
    """A report and how far it is. Queued and making pass by themselves; ready and failed are final."""

    id: str
    status: Status
    edition: str = Field(description="internal or public.")
    paper: str = Field(description="A4 or letter.")
    document_digest: str = Field(description="SHA-256 of the document that the PDF attaches.")
    requested_at: Moment
    finished_at: Moment | None
    ahead: int = Field(description="How many reports are before this one.")
    size: int | None = Field(description="Bytes of the PDF.")
    sha256: str | None = Field(description="Of the PDF.")
    links: ReportLinks


def receipt(submission: Submission, links: SubmissionLinks) -> Receipt:
    return Receipt(
        id=str(submission.id),
        reference=submission.reference,
        digest=submission.digest,
        submitted_at=moment(submission.submitted_at),
        language=submission.language,
        questionnaire=AnsweredQuestionnaire(
            id=questionnaire.get(submission.questionnaire_version).id,
            version=submission.questionnaire_version,
            digest=submission.questionnaire_digest,
        ),
        links=links,
    )


def with_profile(receipt: Receipt, profile: str) -> str:
    """A receipt and the stored profile as one JSON text: the profile goes out as it lies there, never written anew."""
    return f'{receipt.model_dump_json()[:-1]},"profile":{profile}}}'


def report_read(report: Report, ahead: int, links: ReportLinks) -> ReportRead:
    return ReportRead(
        id=str(report.id),
        status=Status(report.status),
        edition=report.edition,
        paper=report.paper,
        document_digest=report.document_digest,
        requested_at=moment(report.requested_at),
        finished_at=moment(report.finished_at) if report.finished_at else None,
        ahead=ahead,
        size=report.size,
        sha256=report.sha256 or None,
        links=links,
    )


def moment(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
