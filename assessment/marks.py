"""Sections that somebody says are done. Answers may change afterwards; the mark stays and says so."""

from collections.abc import Mapping
from datetime import datetime

from assessment.models import Assessment, SectionMark
from projects.services import Actor


def of(*, assessment: Assessment) -> Mapping[str, SectionMark]:
    """Page id -> its mark."""
    return {mark.page: mark for mark in assessment.marks.select_related("by")}


def put(*, assessment: Assessment, page: str, now: datetime, actor: Actor) -> None:
    """Mark a section. Whoever marks it again, after changes, vouches for them too."""
    SectionMark.objects.update_or_create(assessment=assessment, page=page, defaults={"at": now, **actor.columns})


def take_back(*, assessment: Assessment, page: str) -> None:
    assessment.marks.filter(page=page).delete()
