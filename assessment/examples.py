"""The cases in `examples/`, as projects that everyone may look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from assessment import services
from assessment.core import document
from assessment.core.reading import read_yaml
from assessment.models import Submission
from projects import entry, keys
from projects import services as projects
from projects.models import AccessKey

PREFIX = "example-"


@dataclass(frozen=True, slots=True)
class Example:
    key: str  # known to everyone, and good for viewing only
    submission: Submission

    @property
    def entry(self) -> str:
        return entry.by_key(self.key)


def listed() -> tuple[Example, ...]:
    """The examples that are loaded, by name."""
    return _find(_files())


def load(*, now: datetime) -> int:
    """Make or renew the example projects whose file is new or changed. Returns how many."""
    return sum(_load(path, now) for path in _files())


@transaction.atomic
def _load(path: Path, now: datetime) -> bool:
    made = document.parse(read_yaml(path.read_bytes()), services.find_questionnaire)
    for found in _find([path]):
        if found.submission.digest == made.digest:
            return False
        found.submission.project.delete()
    submission, _ = services.submit_document(made=made, language=settings.LANGUAGE_CODE, now=now)
    projects.publish(project=submission.project, key=_key(path), now=now)
    return True


def _find(paths: Iterable[Path]) -> tuple[Example, ...]:
    known = {keys.digest(_key(path)): _key(path) for path in paths}
    rows = (
        Submission.objects.filter(project__keys__sha256__in=known)
        .annotate(opened_by=F("project__keys__sha256"))
        .select_related("project")
    )
    found = (Example(known[row.opened_by], row) for row in rows)
    return tuple(sorted(found, key=lambda example: example.submission.project.name.casefold()))


def _files() -> list[Path]:
    return sorted((settings.BASE_DIR / "examples").glob("*.yaml"))


def is_key(key: str) -> bool:
    """Whether a key is an example's: random keys are longer than any of these."""
    return key.startswith(PREFIX) and any(key == _key(path) for path in _files())


def is_example(*, project_id: UUID) -> bool:
    """Whether a project is one of them, whatever key it was opened with."""
    known = [keys.digest(_key(path)) for path in _files()]
    return AccessKey.objects.filter(project=project_id, sha256__in=known).exists()


def _key(path: Path) -> str:
    return PREFIX + path.stem
