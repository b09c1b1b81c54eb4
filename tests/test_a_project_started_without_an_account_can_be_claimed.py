"""Starting needs no account; whoever holds the link to edit can make the project theirs later, and close the links."""

import pytest
from django.test import Client

from projects import services
from projects.keys import view_key_of
from projects.models import Event, Membership, Project, Role
from projects.services import Keys
from tests import browsing
from tests.people import NOW, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def started(client: Client) -> tuple[Project, Keys]:
    way_in = browsing.started(client)
    edit = way_in.split("/")[2]
    return Project.objects.get(), Keys(edit=edit, view=view_key_of(edit))


def claimed(keys: Keys, who: Client, **form: str) -> str:
    answer = who.post(f"/k/{keys.edit}/claim/", form)
    assert answer.status_code == 302
    return str(answer["Location"])


def test_who_is_not_signed_in_is_led_to_sign_in_and_back(client: Client, started: tuple[Project, Keys]) -> None:
    _, keys = started

    assert f"/k/{keys.edit}/claim/" in client.get(f"/k/{keys.edit}/people/").content.decode()
    assert client.get(f"/k/{keys.edit}/claim/")["Location"] == f"/accounts/login/?next=/k/{keys.edit}/claim/"


def test_it_becomes_theirs_and_the_links_open_nothing_more(client: Client, started: tuple[Project, Keys]) -> None:
    project, keys = started
    ana = person()

    assert claimed(keys, signed_in(ana)) == f"/projects/{project.pk}/people/"

    assert Membership.objects.get().role == Role.OWNER
    assert signed_in(ana).get(f"/projects/{project.pk}/").status_code == 200
    assert client.get(f"/k/{keys.edit}/").status_code == 404
    assert client.get(f"/k/{keys.view}/").status_code == 404
    assert [each.kind for each in project.events.order_by("pk")] == [Event.Kind.CLAIMED, *[Event.Kind.LINK_CLOSED] * 2]


def test_claiming_twice_leads_twice_to_the_project(started: tuple[Project, Keys]) -> None:
    project, keys = started
    ana = signed_in(person())
    claimed(keys, ana)

    assert claimed(keys, ana) == f"/projects/{project.pk}/people/"
    assert Membership.objects.count() == 1


def test_the_links_stay_open_for_who_says_so(client: Client, started: tuple[Project, Keys]) -> None:
    _, keys = started

    claimed(keys, signed_in(person()), links="keep")

    assert client.get(f"/k/{keys.edit}/").status_code == 200
    assert client.get(f"/k/{keys.view}/").status_code == 200


def test_once_it_is_owned_the_link_to_edit_gives_no_ownership(client: Client, started: tuple[Project, Keys]) -> None:
    _, keys = started
    assert client.get(f"/k/{keys.edit}/close/").status_code == 200
    claimed(keys, signed_in(person()), links="keep")

    assert client.get(f"/k/{keys.edit}/close/").status_code == 404
    assert signed_in(person("bo@example.org")).post(f"/k/{keys.edit}/claim/").status_code == 404
    assert Membership.objects.count() == 1


def test_a_link_to_view_claims_nothing(started: tuple[Project, Keys]) -> None:
    _, keys = started

    assert signed_in(person()).post(f"/k/{keys.view}/claim/").status_code == 404
    assert not Membership.objects.exists()


def test_an_example_that_everyone_may_look_at_belongs_to_nobody(client: Client) -> None:
    project, _ = services.start(name="An example", url="", now=NOW)
    services.publish(project=project, key="example-it", now=NOW)

    assert signed_in(person()).post("/k/example-it/claim/").status_code == 404
    assert client.get("/k/example-it/close/").status_code == 404


def test_owners_make_links_and_close_them(client: Client) -> None:
    ana = person()
    project = services.start_owned(name="Aurora", url="", owner=ana, now=NOW)
    owner = signed_in(ana)

    made = owner.post(f"/projects/{project.pk}/links/", {"role": "viewer"})
    link = next(value for tag, name, value in browsing.read(made).attributes if name == "value" and "/k/" in value)
    way_in = link.removeprefix("http://testserver")

    assert client.get(way_in + "people/").status_code == 200
    assert client.get(way_in + "close/").status_code == 404
    assert link not in owner.get(f"/projects/{project.pk}/people/").content.decode()

    owner.post(f"/projects/{project.pk}/links/{project.keys.get().pk}/close/")

    assert client.get(way_in + "people/").status_code == 404


def test_who_is_signed_in_starts_a_project_that_is_theirs(client: Client) -> None:
    ana = person()

    answer = signed_in(ana, client).post("/start/", {"name": "Aurora"})

    project = Project.objects.get()
    assert answer["Location"] == f"/projects/{project.pk}/"
    assert project.memberships.get().person == ana
    assert not project.keys.exists()
    assert "Aurora" in browsing.words(client.get("/projects/"))


def test_the_page_of_a_kept_link_no_longer_calls_it_the_only_way_back(
    client: Client, started: tuple[Project, Keys]
) -> None:
    _, keys = started
    assert keys.view in client.get(f"/k/{keys.edit}/").content.decode()

    claimed(keys, signed_in(person()), links="keep")

    page = client.get(f"/k/{keys.edit}/")
    assert "there is no account" not in browsing.words(page)
    assert keys.view not in page.content.decode()  # which an owner may have closed by itself
