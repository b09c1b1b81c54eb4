"""Ownership does not die with a person: there is always somebody, and a second one is asked for."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from projects import membership, services
from projects.models import Event, Membership, Person, Project, Role
from projects.services import Actor
from tests import browsing
from tests.people import NOW, member, person, signed_in


@pytest.fixture
def ana(db: None) -> Person:
    return person("ana@example.org", "Ana")


@pytest.fixture
def bo(db: None) -> Person:
    return person("bo@example.org", "Bo")


@pytest.fixture
def project(ana: Person) -> Project:
    return services.start_owned(name="Aurora", url="", owner=ana, now=NOW)


def roles(project: Project) -> dict[str, str]:
    return {each.person.called: each.role for each in project.memberships.select_related("person")}


def test_the_only_owner_cannot_leave_or_step_down(project: Project, ana: Person, bo: Person) -> None:
    member(project, bo, Role.EDITOR)
    client = signed_in(ana)

    left = client.post(f"/projects/{project.pk}/people/leave/")
    lowered = client.post(f"/projects/{project.pk}/people/{ana.pk}/role/", {"role": "viewer"})

    assert left.status_code == lowered.status_code == 422
    assert "Make somebody else an owner first" in browsing.words(left)
    assert roles(project) == {"Ana": "owner", "Bo": "editor"}


def test_with_a_second_owner_the_first_may_go(project: Project, ana: Person, bo: Person) -> None:
    member(project, bo, Role.OWNER)

    answer = signed_in(ana).post(f"/projects/{project.pk}/people/leave/")

    assert answer["Location"] == "/projects/"
    assert roles(project) == {"Bo": "owner"}
    assert signed_in(ana).get(f"/projects/{project.pk}/").status_code == 404


def test_a_project_is_handed_over_in_one_step(project: Project, ana: Person, bo: Person) -> None:
    member(project, bo, Role.VIEWER)

    signed_in(ana).post(f"/projects/{project.pk}/people/{bo.pk}/hand-over/")

    assert roles(project) == {"Ana": "editor", "Bo": "owner"}
    assert [(each.kind, each.author, each.detail) for each in project.events.order_by("pk")] == [
        (Event.Kind.ROLE_CHANGED, "Ana", "owner"),
        (Event.Kind.ROLE_CHANGED, "Ana", "editor"),
    ]


def test_who_is_removed_is_out_at_once_and_what_they_wrote_stays(project: Project, ana: Person, bo: Person) -> None:
    member(project, bo, Role.EDITOR)
    theirs = signed_in(bo)
    assert theirs.get(f"/projects/{project.pk}/people/").status_code == 200

    signed_in(ana).post(f"/projects/{project.pk}/people/{bo.pk}/remove/")

    assert theirs.get(f"/projects/{project.pk}/people/").status_code == 404
    assert project.events.get().about == bo


def test_an_only_owner_is_asked_for_a_second_one(project: Project, ana: Person, bo: Person) -> None:
    client = signed_in(ana)
    assert "You are the only owner" in browsing.words(client.get(f"/projects/{project.pk}/people/"))
    assert "you are the only owner" in browsing.words(client.get("/projects/"))

    member(project, bo, Role.OWNER)

    assert "only owner" not in browsing.words(client.get(f"/projects/{project.pk}/people/"))
    assert "only owner" not in browsing.words(client.get("/projects/"))


@pytest.mark.django_db(transaction=True)
def test_two_owners_who_leave_in_the_same_moment_do_not_both_go() -> None:
    ana, bo = person("ana@example.org", "Ana"), person("bo@example.org", "Bo")
    project = services.start_owned(name="Aurora", url="", owner=ana, now=NOW)
    member(project, bo, Role.OWNER)
    refused: list[Person] = []

    def leaving(who: Person) -> Callable[[], None]:
        def leave() -> None:
            try:
                membership.remove(project=project, person_id=who.pk, actor=Actor(who), now=timezone.now())
            except membership.LastOwner:
                refused.append(who)
            finally:
                connection.close()

        return leave

    threads = [threading.Thread(target=leaving(who)) for who in (ana, bo)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refused) == 1
    assert Membership.objects.get().person == refused[0]
