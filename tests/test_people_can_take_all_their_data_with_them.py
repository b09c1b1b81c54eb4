"""One file holds everything that is kept of a person: no table that knows people is forgotten, and no secret leaves."""

import io
import json
import zipfile
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.db.models import ForeignKey
from django.test import Client

from assessment import services
from assessment.models import Answer, Assessment, Comment, Revision, SectionMark, Submission
from projects import invitations, links
from projects.models import (
    AccessKey,
    Event,
    Home,
    Invitation,
    Membership,
    Person,
    Project,
    Role,
)
from projects.services import Actor
from recommendations.models import Decision, Report
from tests import submitted
from tests.people import NOW, member, person, signed_in

pytestmark = pytest.mark.django_db

KEPT_IN = {  # where the rows of each table stand in the file
    Person: "me",
    EmailAddress: "me.email_addresses",
    SocialAccount: "me.identities",
    Authenticator: "me.second_factors",
    UserSession: "me.sessions",
    Membership: "projects.0.my_membership",
    Project: "projects.0",
    Home: "projects.0.homes",
    Event: "projects.0.events",
    Invitation: "projects.0.invitations",
    AccessKey: "projects.0.links",
    Assessment: "projects.0.assessments",
    Answer: "projects.0.assessments.0.answers",
    Revision: "projects.0.assessments.0.history",
    SectionMark: "projects.0.assessments.0.sections_marked",
    Comment: "projects.0.assessments.0.comments",
    Submission: "projects.0.submissions",
    Decision: "projects.0.decisions",
    Report: "projects.0.reports",
}
NOT_KEPT = {  # tables that could know people, and hold nothing
    "account.EmailConfirmation": "codes are kept in the session",
    "socialaccount.SocialToken": "tokens of other services are not stored",
}


@pytest.fixture
def ana() -> Person:
    """Somebody of whom there is something in every table."""
    found = person("ana@example.org", "Ana")
    SocialAccount.objects.create(user=found, provider="github", uid="12", extra_data={"login": "ana-p"})
    Authenticator.objects.create(user=found, type="totp", data={"secret": "s3cret-totp"})
    UserSession.objects.create(user=found, ip="203.0.113.9", user_agent="A browser", session_key="s3cret-session")
    draft = services.start_owned(name="Aurora", url="", owner=found, language="en", now=NOW)
    actor, project = Actor(found), draft.project
    services.record(assessment=draft, given=submitted.given(), now=NOW, actor=actor)
    submission = services.submit(assessment=draft, now=NOW, actor=actor)
    SectionMark.objects.create(assessment=draft, page="models", by=found, at=NOW)
    Comment.objects.create(assessment=draft, question="why.agreed", text="I doubt it.", by=found, at=NOW)
    Home.objects.create(project=project, kind="repository", url="https://x.org/a", normal="x.org/a", added_at=NOW)
    Decision.objects.create(project=project, recommendation="r", state="done", by=found, at=NOW)
    Report.objects.create(submission=submission, input="s3cret-input", input_sha256="0", bell_at=NOW, requested_at=NOW)
    links.make(project=project, role=Role.VIEWER, actor=actor, now=NOW)
    invitations.invite(project=project, email="bo@x.org", role=Role.EDITOR, inviter=found, link=str, now=NOW)
    return found


def taken(who: Person) -> tuple[dict[str, Any], str]:
    answer = signed_in(who).get("/accounts/data/my-data.zip")
    assert answer["Content-Type"] == "application/zip"
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    return json.loads(packed.read("my-data.json")), packed.read("my-data.html").decode()


def at(data: Any, place: str) -> Any:
    for step in place.split("."):
        data = data[int(step)] if step.isdigit() else data[step]
    return data


def test_no_table_that_knows_people_or_projects_is_forgotten() -> None:
    known: set[Any] = {Person, Project}
    while True:
        more = {
            model
            for model in apps.get_models()
            for field in model._meta.concrete_fields
            if isinstance(field, ForeignKey) and field.related_model in known and model._meta.label not in NOT_KEPT
        }
        if more <= known:
            break
        known |= more

    assert known == set(KEPT_IN)


@pytest.mark.parametrize("table", KEPT_IN, ids=lambda table: table.__name__)
def test_what_is_in_a_table_is_in_the_file(ana: Person, table: Any) -> None:
    data, _ = taken(ana)

    assert at(data, KEPT_IN[table])


def test_answers_stand_there_in_words_too_in_both_files(ana: Person) -> None:
    data, page = taken(ana)

    answer = data["projects"][0]["assessments"][0]["answers"][0]
    assert answer["by"] == "Ana"
    assert answer["asked"] in page
    assert answer["answered"]
    assert answer["answered"] in page
    assert "I doubt it." in page
    assert data["projects"][0]["submissions"][0]["document"]["answers"]


def test_no_secret_leaves(ana: Person) -> None:
    data, page = taken(ana)

    for secret in ("s3cret", "argon2", *Invitation.objects.values_list("sha256", flat=True)):
        assert secret not in json.dumps(data)
        assert secret not in page


def test_a_viewer_takes_results_and_not_what_editors_are_still_writing(ana: Person) -> None:
    vi = person("vi@example.org", "Vi")
    member(Project.objects.get(), vi, Role.VIEWER)

    data, page = taken(vi)

    project = data["projects"][0]
    assert project["submissions"]
    assert not project.keys() & {"assessments", "invitations", "links"}
    assert project["members"] == [{"name": "Ana", "role": "owner"}, {"name": "Vi", "role": "viewer"}]
    assert "ana@example.org" not in json.dumps(data)
    assert "I doubt it." not in page


def test_a_hostile_name_stays_text_in_the_page_to_read(ana: Person) -> None:
    Person.objects.filter(pk=ana.pk).update(name="<script>alert(1)</script>")

    _, page = taken(ana)

    assert "<script" not in page


def test_nobody_takes_anything_without_signing_in(client: Client) -> None:
    for address in ("/accounts/data/", "/accounts/data/my-data.zip", "/accounts/delete/"):
        assert client.get(address)["Location"].startswith("/accounts/login/")
