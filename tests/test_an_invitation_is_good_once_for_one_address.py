"""An invitation opens a project to whoever proves to have the invited address, once, and to nobody else."""

import re
from datetime import timedelta
from smtplib import SMTPServerDisconnected
from unittest import mock

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from projects import keys, services
from projects.models import Invitation, Membership, Person, Project, Role
from tests import browsing
from tests.people import member, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Person:
    return person("ana@example.org", "Ana")


@pytest.fixture
def project(ana: Person) -> Project:
    return services.start_owned(name="Aurora", url="", owner=ana, now=timezone.now())


@pytest.fixture
def link(project: Project, ana: Person) -> str:
    return invited(project, ana)


def invited(project: Project, owner: Person, email: str = "bo@example.org", role: str = "editor") -> str:
    """The link in the letter that goes out."""
    answer = signed_in(owner).post(f"/projects/{project.pk}/people/invite/", {"email": email, "role": role})
    assert answer.status_code == 302, browsing.words(answer)
    return str(re.findall(r"https?://testserver(/invitations/\S+/)", str(mail.outbox[-1].body))[0])


def test_the_letter_says_who_invites_to_what_and_until_when(link: str) -> None:
    letter = mail.outbox[-1]

    assert letter.to == ["bo@example.org"]
    assert letter.subject == "Invitation to the project Aurora on Cartograph"
    assert "Ana invites you" in letter.body
    assert link in letter.body


def test_who_has_the_address_accepts_and_is_in(link: str, project: Project) -> None:
    bo = signed_in(person("bo@example.org", "Bo"))
    assert "Ana invites you to this project" in browsing.words(bo.get(link))

    answer = bo.post(link)

    assert answer["Location"] == f"/projects/{project.pk}/"
    assert bo.get(answer["Location"]).status_code == 200
    assert Membership.objects.get(person__email="bo@example.org").role == Role.EDITOR


def test_whoever_invited_is_told(link: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(person("bo@example.org", "Bo")).post(link)

    assert mail.outbox[-1].to == ["ana@example.org"]
    assert "Bo has joined Aurora" in mail.outbox[-1].subject


def test_a_link_works_once(link: str) -> None:
    bo = signed_in(person("bo@example.org", "Bo"))
    bo.post(link)

    assert bo.get(link).status_code == 404
    assert bo.post(link).status_code == 404


@pytest.mark.parametrize("verified", [True, False])
def test_a_forwarded_link_and_an_unproved_address_open_nothing(link: str, verified: bool) -> None:
    other = person("cy@example.org" if verified else "bo@example.org", "Cy", verified=verified)

    answer = signed_in(other).post(link)

    assert answer.status_code == 422
    assert not Membership.objects.filter(person=other).exists()
    assert Invitation.objects.get().accepted_at is None


def test_who_is_not_signed_in_is_led_there_and_back(client: Client, link: str) -> None:
    page = client.get(link).content.decode()
    assert f"/accounts/login/?next={link}" in page
    assert f"/accounts/signup/?next={link}" in page
    assert client.post(link)["Location"] == f"/accounts/login/?next={link}"


def test_it_ends_after_a_week(link: str) -> None:
    bo = person("bo@example.org", "Bo")
    with time_machine.travel(timezone.now() + timedelta(days=7, seconds=1), tick=False):
        answer = signed_in(bo).post(link)

    assert answer.status_code == 404
    assert "seven days" in browsing.words(answer)


def test_it_ends_when_it_is_taken_back(link: str, project: Project, ana: Person) -> None:
    signed_in(ana).post(f"/projects/{project.pk}/people/invited/{Invitation.objects.get().pk}/")

    assert signed_in(person("bo@example.org")).post(link).status_code == 404


@pytest.mark.parametrize("becomes", [Role.EDITOR, None])
def test_it_ends_when_whoever_invited_owns_the_project_no_more(
    link: str, project: Project, ana: Person, becomes: Role | None
) -> None:
    member(project, person("cy@example.org"), Role.OWNER)
    found = project.memberships.filter(person=ana)
    _ = found.update(role=becomes) if becomes else found.delete()

    assert signed_in(person("bo@example.org")).post(link).status_code == 404


def test_it_ends_with_the_project(link: str, project: Project, ana: Person) -> None:
    signed_in(ana).post(f"/projects/{project.pk}/close/")

    assert signed_in(person("bo@example.org")).get(link).status_code == 404


def test_a_new_invitation_to_the_same_address_replaces_the_old_one(link: str, project: Project, ana: Person) -> None:
    newer = invited(project, ana, email="BO@example.org", role="viewer")
    bo = signed_in(person("bo@example.org"))

    assert bo.post(link).status_code == 404
    assert bo.post(newer).status_code == 302
    assert Membership.objects.get(person__email="bo@example.org").role == Role.VIEWER


def test_a_member_who_is_invited_to_less_keeps_what_they_have(link: str, project: Project) -> None:
    bo = person("bo@example.org")
    member(project, bo, Role.OWNER)

    signed_in(bo).post(link)

    assert Membership.objects.get(person=bo).role == Role.OWNER


@pytest.mark.parametrize(
    ("email", "says"),
    [
        ("bo@", "Write an e-mail address"),
        ("", "Write an e-mail address"),
        ("ANA@example.org", "belongs to the project"),
    ],
)
def test_a_wrong_address_is_named_and_stays_in_its_field(project: Project, ana: Person, email: str, says: str) -> None:
    answer = signed_in(ana).post(f"/projects/{project.pk}/people/invite/", {"email": email, "role": "viewer"})

    assert answer.status_code == 422
    assert says in browsing.words(answer)
    assert browsing.form(answer)["email"] == [email]
    assert browsing.form(answer)["role"][-1] == "viewer"
    assert not mail.outbox


def test_a_mail_server_that_fails_leaves_no_invitation_behind(project: Project, ana: Person) -> None:
    with mock.patch("projects.mail.EmailMessage.send", side_effect=SMTPServerDisconnected):
        answer = signed_in(ana).post(f"/projects/{project.pk}/people/invite/", {"email": "bo@x.org", "role": "viewer"})

    assert answer.status_code == 422
    assert "could not be sent" in browsing.words(answer)
    assert Invitation.objects.get().revoked_at is not None


def test_an_older_invitation_is_still_good_when_the_newer_letter_could_not_be_sent(
    link: str, project: Project, ana: Person
) -> None:
    with mock.patch("projects.mail.EmailMessage.send", side_effect=SMTPServerDisconnected):
        signed_in(ana).post(f"/projects/{project.pk}/people/invite/", {"email": "bo@example.org", "role": "viewer"})

    assert signed_in(person("bo@example.org")).post(link)["Location"] == f"/projects/{project.pk}/"


def test_an_address_that_no_mail_can_be_written_to_breaks_no_page(project: Project, ana: Person) -> None:
    nowhere = f"bo@{'ä' * 60}.org"  # well formed, and longer than a host may be once it is written for mail

    answer = signed_in(ana).post(f"/projects/{project.pk}/people/invite/", {"email": nowhere, "role": "editor"})

    assert answer.status_code == 422
    assert "could not be sent" in browsing.words(answer)


def test_the_secret_is_in_the_letter_and_nowhere_else(link: str) -> None:
    secret = link.split("/")[2]

    assert len(secret) >= 32
    assert secret not in str(list(Invitation.objects.values()))
    assert Invitation.objects.get().sha256 == keys.digest(secret)


def test_a_name_cannot_add_a_header_to_a_letter(ana: Person) -> None:
    project = services.start_owned(name="Aurora\nBcc: all@example.org", url="", owner=ana, now=timezone.now())

    invited(project, ana)

    assert mail.outbox[-1].recipients() == ["bo@example.org"]
    assert "\n" not in mail.outbox[-1].subject
