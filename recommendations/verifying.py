"""Whether a document was submitted here.

Whoever has its digest learns when it came in and under which record, and nothing else: no name, no key.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from assessment.core import document
from assessment.core.reading import read_json
from assessment.models import Submission

SHOWN_AT_MOST = 20
_DIGEST = re.compile("[0-9a-f]{64}")
_SPACE = re.compile("[\\s\u200b]")  # what copying from a printed or typeset page may bring along


class NoDigest(ValueError):
    """The text is no SHA-256 in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Found:
    """One submission that a digest belongs to: as the whole document, or as its public part."""

    whole: bool
    reference: str
    submitted_at: datetime
    version: str


def records(*, digest: str) -> tuple[Found, ...]:
    """The submissions a digest belongs to, oldest first. A public document is known once its report was asked for."""
    whole = Submission.objects.filter(digest=digest)
    public = Submission.objects.filter(reports__edition="public", reports__document_digest=digest)
    return (*_found(whole, whole=True), *_found(public.exclude(digest=digest).distinct(), whole=False))


def _found(submissions: QuerySet[Submission], *, whole: bool) -> list[Found]:
    rows = submissions.only("id", "submitted_at", "questionnaire_version").order_by("submitted_at", "id")
    return [Found(whole, row.reference, row.submitted_at, row.questionnaire_version) for row in rows[:SHOWN_AT_MOST]]


def digest_in(typed: str) -> str:
    """A digest as somebody typed or copied it. Raises NoDigest."""
    found = _SPACE.sub("", typed).lower()
    if not _DIGEST.fullmatch(found):
        raise NoDigest(typed)
    return found


def digest_of(raw: bytes) -> str:
    """The digest of a document's file, however it is laid out. Raises Unreadable."""
    return document.digest_of(read_json(raw))
