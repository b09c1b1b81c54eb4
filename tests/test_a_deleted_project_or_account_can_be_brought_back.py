"""Deleting takes effect at once, can be undone for a time, and then is for good; what stays has no name."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from assessment import services
from assessment.models import Assessment, Comment, Revision
from projects import closing, tasks
from projects.keys import view_key_of
from projects.models import Invitation, Person, Project, Role
from projects.services import Actor
from recommendations.models import Report
from tests import browsing, submitted
from tests.people import NOW, PASSWORD, member, person, signed_in

pytestmark = pytest.mark.django_db

AFTER_A_PROJECTS_TIME = timedelta(days=30, hours=1)
AFTER_AN_ACCOUNTS_TIME = timedelta(days=14, hours=1)


@pytest.fixture
def ana() -> Person:
    return person("ana@example.org", "Ana")


@pytest.fixture
def draft(ana: Person) -> Assessment:
    return services.start_owned(name="Aurora", url="", owner=ana, language="en", now=NOW)


def purged(after: timedelta) -> None:
    with time_machine.travel(timezone.now() + after, tick=False):
        tasks.purge()


def test_a_project_goes_out_of_sight_for_everyone_at_once(client: Client, draft: Assessment, ana: Person) -> None:
    here, owner = f"/projects/{draft.project_id}/", signed_in(ana)
    bo = person("bo@example.org", "Bo")
    member(draft.project, bo, Role.EDITOR)

    answer = owner.post(f"{here}close/")

    assert answer["Location"] == f"{here}reopen/"
    assert signed_in(bo).get(here).status_code == 404
    assert signed_in(bo).get(f"{here}reopen/").status_code == 404
    for below in ("", "check/", "people/"):
        assert owner.get(here + below)["Location"] == f"{here}reopen/"
    assert "Aurora" not in browsing.words(signed_in(bo).get("/projects/"))
    assert "Deleted for good on" in browsing.words(owner.get("/projects/"))


def test_those_who_worked_on_it_hear_of_it_in_time(
    draft: Assessment, ana: Person, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    for name, role in (("Bo", Role.OWNER), ("Cy", Role.EDITOR), ("Vi", Role.VIEWER)):
        member(draft.project, person(f"{name.lower()}@example.org", name), role)

    with django_capture_on_commit_callbacks(execute=True):
        signed_in(ana).post(f"/projects/{draft.project_id}/close/")

    assert {letter.to[0]: "As an owner you can take that back" in letter.body for letter in mail.outbox} == {
        "bo@example.org": True,
        "cy@example.org": False,
    }
    assert mail.outbox[0].subject == "The project Aurora is being deleted"


def test_an_owner_brings_it_back_and_nobody_else(draft: Assessment, ana: Person) -> None:
    here, owner = f"/projects/{draft.project_id}/", signed_in(ana)
    bo = person("bo@example.org", "Bo")
    member(draft.project, bo, Role.EDITOR)
    owner.post(f"{here}close/")

    assert signed_in(bo).post(f"{here}reopen/").status_code == 404
    assert owner.post(f"{here}reopen/")["Location"] == here
    assert owner.get(here).status_code == 200
    purged(AFTER_A_PROJECTS_TIME)
    assert Project.objects.exists()


def test_a_project_that_nobody_owns_is_deleted_and_brought_back_by_its_link(client: Client) -> None:
    here = browsing.started(client)

    client.post(f"{here}close/")
    assert client.get(here)["Location"] == f"{here}reopen/"
    assert client.get(f"/k/{view_key_of(here.split('/')[2])}/").status_code == 404
    assert client.get(f"{here}reopen/").status_code == 200

    client.post(f"{here}reopen/")
    assert client.get(here).status_code == 200


def test_whoever_presses_twice_still_finds_the_way_back(client: Client) -> None:
    here = browsing.started(client)

    client.post(f"{here}close/")
    answer = client.post(f"{here}close/", follow=True)

    assert answer.redirect_chain[-1][0] == f"{here}reopen/"
    assert "it is the only way back" in browsing.words(answer)
    assert Project.objects.get().events.count() == 1


def test_after_its_time_a_project_is_gone_with_all_its_files(
    draft: Assessment, ana: Person, tmp_path: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    services.record(assessment=draft, given=submitted.given(), now=NOW)
    submission = services.submit(assessment=draft, now=NOW)
    file = default_storage.save("reports/it.pdf", ContentFile(b"%PDF-"))
    Report.objects.create(submission=submission, input="{}", input_sha256="0", file=file, bell_at=NOW, requested_at=NOW)
    signed_in(ana).post(f"/projects/{draft.project_id}/close/")

    purged(timedelta(days=29))
    assert Project.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        purged(AFTER_A_PROJECTS_TIME)

    assert not Project.objects.exists()
    assert not default_storage.exists(file)
    assert Person.objects.get() == ana


def leaves(who: Person) -> Client:
    """They prove once more who they are, and ask for their account to be deleted."""
    who.set_password(PASSWORD)
    who.save()
    client = signed_in(who)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    answer = client.post("/accounts/delete/")
    assert "Your account is being deleted" in browsing.words(answer)
    return client


def test_who_leaves_is_signed_out_and_may_come_back(ana: Person) -> None:
    client = leaves(ana)
    assert client.get("/projects/").status_code == 302

    assert mail.outbox[-1].to == ["ana@example.org"]
    assert "Keep my account" in mail.outbox[-1].body

    again = signed_in(ana)
    assert "Your account is being deleted" in browsing.words(again.get("/projects/"))
    again.post("/accounts/keep/")
    purged(AFTER_AN_ACCOUNTS_TIME)

    assert Person.objects.get() == ana


def test_who_deletes_an_account_proves_again_who_they_are(ana: Person) -> None:
    ana.set_password(PASSWORD)
    ana.save()

    answer = signed_in(ana).post("/accounts/delete/")

    assert answer["Location"].startswith("/accounts/reauthenticate/")
    ana.refresh_from_db()
    assert ana.leaving_at is None


def test_an_account_goes_with_the_projects_that_are_its_own_alone(draft: Assessment, ana: Person) -> None:
    page = browsing.words(signed_in(ana).get("/accounts/delete/"))
    assert "the project Aurora, because nobody else belongs to it" in page

    leaves(ana)
    purged(AFTER_AN_ACCOUNTS_TIME)

    assert not Person.objects.exists()
    assert not Project.objects.exists()


def test_a_shared_project_passes_to_who_has_edited_it_longest(draft: Assessment, ana: Person) -> None:
    names = ("Vi", Role.VIEWER), ("Bo", Role.EDITOR), ("Cy", Role.EDITOR)
    for name, role in names:
        member(draft.project, person(f"{name}@example.org", name), role)
    assert "the project Aurora: you are its only owner" in browsing.words(signed_in(ana).get("/accounts/delete/"))

    leaves(ana)
    purged(AFTER_AN_ACCOUNTS_TIME)

    assert draft.project.memberships.get(role=Role.OWNER).person.called == "Bo"


def test_what_they_wrote_stays_without_their_name_and_their_address_is_nowhere(draft: Assessment, ana: Person) -> None:
    bo = person("bo@example.org", "Bo")
    member(draft.project, bo, Role.EDITOR)
    services.record(assessment=draft, given=submitted.given(), now=NOW, actor=Actor(bo))
    Comment.objects.create(assessment=draft, question="why.agreed", text="I doubt it.", by=bo, at=NOW)
    EmailAddress.objects.create(user=bo, email="bo@work.example.org", verified=True)
    for number, address in enumerate(("BO@example.org", "bo@work.example.org")):
        Invitation.objects.create(
            project=draft.project, email=address, role="editor", sha256=str(number), sent_at=NOW, expires_at=NOW
        )

    leaves(bo)
    purged(AFTER_AN_ACCOUNTS_TIME)

    assert Revision.objects.get().author == Comment.objects.get().author == "somebody who has left"
    assert Comment.objects.get().text == "I doubt it."
    assert not _tables_with("bo@")


def test_an_invitation_to_another_of_their_addresses_goes_too(draft: Assessment) -> None:
    bo = person("bo@example.org", "Bo")
    EmailAddress.objects.create(user=bo, email="bo@work.example", verified=True)
    Invitation.objects.create(
        project=draft.project, email="Bo@work.example", role="editor", sha256="0", sent_at=NOW, expires_at=NOW
    )

    leaves(bo)
    purged(AFTER_AN_ACCOUNTS_TIME)

    assert not _tables_with("o@work.example")


def test_the_address_of_somebody_who_was_invited_is_not_kept_for_ever(draft: Assessment) -> None:
    Invitation.objects.create(
        project=draft.project, email="never@came.example", role="editor", sha256="0", sent_at=NOW, expires_at=NOW
    )

    closing.purge(now=NOW + timedelta(days=29))
    assert _tables_with("never@came.example")
    closing.purge(now=NOW + timedelta(days=30))

    assert not _tables_with("never@came.example")


def test_who_chooses_to_stay_while_another_account_is_being_deleted_stays(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = {ana, person("bo@example.org", "Bo")}
    Person.objects.update(leaving_at=NOW)
    alone_in = closing.alone_in

    def the_other_stays(leaving: Person) -> list[Project]:
        [other] = both - {leaving}
        closing.stay(person=other)
        return alone_in(leaving)

    monkeypatch.setattr(closing, "alone_in", the_other_stays)
    closing.purge(now=NOW)

    assert Person.objects.get().leaving_at is None


def _tables_with(text: str) -> list[str]:
    """The tables in which a text stands anywhere."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            if any(text in str(row).casefold() for row in cursor.fetchall()):
                found.append(table)
    return found
