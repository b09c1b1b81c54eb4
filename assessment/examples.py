"""The real cases in `examples/`, as projects that everyone may look at."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from assessment import services
from assessment.core import document
from assessment.core.reading import read_yaml
from assessment.models import Submission
from projects import services as projects
from projects.models import Role
from projects.services import NoAccess


@dataclass(frozen=True, slots=True)
class Example:
    key: str  # known to everyone, and good for viewing only
    submission: Submission


def load(*, now: datetime) -> int:
    """Make or renew the example projects whose file is new or changed. Returns how many."""
    return sum(_load(path, now) for path in _files())


@transaction.atomic
def _load(path: Path, now: datetime) -> bool:
    made = document.parse(read_yaml(path.read_bytes()), services.find_questionnaire)
    if found := _find(path):
        if found.submission.digest == made.digest:
            return False
        found.submission.project.delete()
    submission, _ = services.submit_document(made=made, language=settings.LANGUAGE_CODE, now=now)
    projects.publish(project=submission.project, key=_key(path), now=now)
    return True


def listed() -> tuple[Example, ...]:
    """The examples that are loaded, by name of their file."""
    return tuple(found for path in _files() if (found := _find(path)))


def _find(path: Path) -> Example | None:
    try:
        access = projects.open_with(key=_key(path), needed=Role.VIEWER)
    except NoAccess:
        return None
    submission = access.project.submissions.select_related("project").order_by("-submitted_at").first()
    return None if submission is None else Example(_key(path), submission)


def _files() -> list[Path]:
    return sorted((settings.BASE_DIR / "examples").glob("*.yaml"))


def _key(path: Path) -> str:
    return f"example-{path.stem}"
