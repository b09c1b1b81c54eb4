"""A project's page: its homes, its assessments over time, its people and who can see it; each for those it is for."""

import pytest
from django.test import Client

from assessment import services
from projects.models import Event, Home, Project, Role
from tests import browsing, submitted
from tests.people import NOW, member, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return services.start_owned(name="Aurora", url="", owner=person(), language="en", now=NOW).project


@pytest.fixture
def owner(project: Project) -> Client:
    return signed_in(project.memberships.get().person)


def typed(**changed: str) -> dict[str, str]:
    return {"name": "Aurora", "url": "", "repository": "", "hub": "", "paper": "", "site": "", **changed}


def test_addresses_are_kept_in_one_form_the_first_as_the_main_one(project: Project, owner: Client) -> None:
    lines = "git@github.com:aurora/lm.git\nhttps://github.com/Aurora/LM/tree/main\n\nhttps://gitlab.com/aurora/old"

    answer = owner.post(f"/projects/{project.pk}/project/edit/", typed(repository=lines, paper="arXiv:2211.05100"))

    assert answer.status_code == 302
    assert list(project.homes.values_list("kind", "url")) == [
        ("repository", "https://github.com/aurora/lm"),
        ("repository", "https://gitlab.com/aurora/old"),
        ("paper", "https://arxiv.org/abs/2211.05100"),
    ]
    page = browsing.words(owner.get(f"/projects/{project.pk}/project/"))
    assert "Source repository" in page
    assert "https://arxiv.org/abs/2211.05100" in page
    assert project.events.get().kind == Event.Kind.HOMES_CHANGED


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"hub": "https://hf.co/a/b\nnot an address"}, "hub", "Line 2: A link cannot hold spaces"),
        ({"site": "javascript:alert(1)"}, "site", "Line 1: Write a whole link"),
        ({"name": " "}, "name", "Give the project’s name"),
        ({"paper": "\n".join(f"https://x.org/{n}" for n in range(21))}, "paper", "At most 20 addresses"),
    ],
)
def test_a_wrong_line_is_named_and_everything_typed_stays(
    project: Project, owner: Client, wrong: dict[str, str], field: str, says: str
) -> None:
    form = typed(repository="https://github.com/a/b") | wrong

    answer = owner.post(f"/projects/{project.pk}/project/edit/", form)

    assert answer.status_code == 422
    assert says.replace("’", "'") in browsing.words(answer).replace("’", "'")
    kept = browsing.form(answer)
    assert kept[field] == [wrong[field]]
    assert kept["repository"] == ["https://github.com/a/b"]
    assert not Home.objects.exists()


def test_a_new_name_leaves_what_was_submitted_as_it_was(project: Project, owner: Client) -> None:
    draft = project.assessments.get()
    services.record(assessment=draft, given=submitted.given(), now=NOW)
    submission = services.submit(assessment=draft, now=NOW)

    owner.post(f"/projects/{project.pk}/project/edit/", typed(name="Borealis"))

    assert services.document_in(submission).project.name == "Aurora"
    assert "Borealis" in browsing.words(owner.get(f"/projects/{project.pk}/project/"))
    assert project.events.get().detail == "Aurora"


def test_what_was_submitted_stands_there_with_its_date(project: Project, owner: Client) -> None:
    draft = project.assessments.get()
    services.record(assessment=draft, given=submitted.given(), now=NOW)
    services.submit(assessment=draft, now=NOW.replace(year=2025))

    page = browsing.words(owner.get(f"/projects/{project.pk}/project/"))

    assert "Assessments over time" in page
    assert "14 May 2025" in page


def test_members_see_each_other_and_who_came_by_link_sees_nobody(client: Client, project: Project) -> None:
    bo = person("bo@example.org", "Bo")
    member(project, bo, Role.VIEWER)
    ana = project.memberships.get(role=Role.OWNER).person
    made = signed_in(ana).post(f"/projects/{project.pk}/links/", {"role": "editor"})
    link = next(value for tag, name, value in browsing.read(made).attributes if name == "value" and "/k/" in value)

    inside = browsing.words(signed_in(bo).get(f"/projects/{project.pk}/people/"))
    outside = browsing.words(client.get(link.removeprefix("http://testserver") + "people/"))

    assert "Ana" in inside
    assert "ana@example.org" not in inside
    assert "Ana" not in outside
    assert "ask an owner for an invitation" in outside


def test_who_can_see_it_is_said_plainly(project: Project, owner: Client) -> None:
    here = f"/projects/{project.pk}/project/"
    assert "Members only. No link opens the project." in browsing.words(owner.get(here))

    owner.post(f"/projects/{project.pk}/links/", {"role": "viewer"})

    assert "Members, and whoever has a link to it." in browsing.words(owner.get(here))
