"""Everything we hold of a person, in one file: JSON for programs, and a page to read."""

import io
import json
import zipfile
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from assessment import exporting as assessments
from projects import exporting as projects
from projects.exporting import rows
from projects.models import Membership, Person, Role
from recommendations.models import Report

FORMAT = "cartograph-my-data/1"


def archive(*, person: Person, now: datetime) -> bytes:
    """A ZIP with `my-data.json` and `my-data.html`, the same in both."""
    data = exported(person=person, now=now)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("my-data.json", json.dumps(data, ensure_ascii=False, indent=2))
        packed.writestr("my-data.html", render_to_string("recommendations/my_data_file.html", {"data": data}))
    return file.getvalue()


def exported(*, person: Person, now: datetime) -> dict[str, Any]:
    belongings = person.memberships.select_related("project").order_by("project__name", "pk")
    return {
        "format": FORMAT,
        "made_at": now.isoformat(),
        "me": projects.account(person),
        "projects": [_project(each) for each in belongings],
    }


def _project(belonging: Membership) -> dict[str, Any]:
    project = belonging.project
    reports = Report.objects.filter(submission__project=project).order_by("requested_at")
    return {
        **projects.membership(belonging),
        **assessments.project(project, Role(belonging.role)),
        "decisions": rows(project.decisions.select_related("by").order_by("at"), without={"project"}),
        "reports": rows(reports, without={"input", "file", "failure", "lease_token", "lease_until", "bell_at"}),
    }
