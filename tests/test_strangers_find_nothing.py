"""A key opens its own project and nothing else, and a link to view changes nothing."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from assessment.models import Answer, Assessment
from projects.keys import view_key_of
from recommendations.models import Report
from tests import browsing
from tests import submitted as submissions

pytestmark = pytest.mark.django_db

CELL = "models.post_release.participation"
BELOW = ["", "pages/models/", "check/", "submit/", "results/{submission}/", "results/{submission}/document.json"]
BELOW += ["results/{submission}/reports/", "reports/{report}/", "reports/{report}/report.pdf"]


class Place:
    """A project with a submission and a report."""

    def __init__(self, client: Client) -> None:
        self.overview = browsing.started(client)
        self.key = self.overview.split("/")[2]
        browsing.save(client, f"{self.overview}pages/models/", {CELL: "value:anyone"})
        self.submission = browsing.submitted(client, self.overview).split("/")[4]
        location = client.post(f"{self.overview}results/{self.submission}/reports/")["Location"]
        self.report = location.split("/")[4]
        self.view = f"/k/{view_key_of(self.key)}/"


@pytest.fixture
def place(client: Client, rung: list[UUID]) -> Place:
    return Place(client)


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("key", ["nope", "%00", "%ff%fe", "é", "x" * 2000, "..%2f"])
def test_a_wrong_key_opens_nothing(client: Client, place: Place, below: str, key: str) -> None:
    address = f"/k/{key}/" + below.format(submission=place.submission, report=place.report)

    assert client.get(address).status_code == 404
    assert client.post(address).status_code in (404, 405)


@pytest.mark.parametrize("below", [place for place in BELOW if "{" in place])
def test_another_projects_key_does_not_open_this_ones_results(client: Client, place: Place, below: str) -> None:
    other = browsing.started(client, "Somebody else")
    address = below.format(submission=place.submission, report=place.report)

    assert client.get(other + address).status_code == 404
    if "reports/" in below and "{submission}" in below:
        assert client.post(other + address).status_code == 404


def test_what_is_not_there_is_not_found(client: Client, place: Place) -> None:
    for below in ("pages/nowhere/", f"results/{uuid4()}/", f"reports/{uuid4()}/", "results/1/", "pages/", "nowhere/"):
        assert client.get(place.overview + below).status_code == 404


def test_who_may_view_sees_the_results_and_asks_for_reports(client: Client, place: Place) -> None:
    assert f"results/{place.submission}/" in client.get(place.view).content.decode()
    assert client.get(f"{place.view}results/{place.submission}/").status_code == 200
    assert client.get(f"{place.view}results/{place.submission}/document.json").status_code == 200
    assert client.post(f"{place.view}results/{place.submission}/reports/").status_code == 302
    assert client.get(f"{place.view}reports/{place.report}/").status_code == 200
    assert Report.objects.count() == 1


def test_who_may_view_cannot_edit_or_submit(client: Client, place: Place) -> None:
    before = browsing.form(client.get(f"{place.overview}pages/models/"))

    for below in ("pages/models/", "check/", "submit/"):
        assert client.get(place.view + below).status_code == 404
        assert client.post(place.view + below, before | {CELL: "value:shared"}).status_code in (404, 405)

    assert Answer.objects.get().value == "anyone"


def test_the_link_to_view_does_not_give_away_the_one_to_edit(client: Client, place: Place) -> None:
    for below in ("", f"results/{place.submission}/", f"reports/{place.report}/"):
        assert place.key not in client.get(place.view + below).content.decode()


def test_pages_with_a_key_are_kept_by_nobody(client: Client, place: Place) -> None:
    for below in ("", "pages/models/", f"results/{place.submission}/"):
        response = client.get(place.overview + below)
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "no-referrer"


def test_a_project_without_a_draft_shows_its_results_and_has_nothing_to_edit(client: Client, place: Place) -> None:
    Assessment.objects.all().delete()

    assert f"results/{place.submission}/" in client.get(place.overview).content.decode()
    assert client.get(f"{place.overview}pages/models/").status_code == 404
    assert client.get(f"{place.overview}check/").status_code == 404


def test_a_project_that_came_by_the_api_is_led_to_no_page_that_is_not_there(client: Client) -> None:
    _, keys = submissions.opened({"governance.transparency": {"value": "announced"}})
    here = f"/k/{keys.edit}/"

    links = [told for tag, name, told in browsing.read(client.get(here)).attributes if (tag, name) == ("a", "href")]

    below = {each for each in links if each.startswith(here)}
    assert {f"{here}history/", f"{here}comments/", f"{here}action-plan/"} <= below
    assert {each: client.get(each).status_code for each in below} == dict.fromkeys(below, 200)


def test_a_submission_that_came_by_the_api_is_no_strangers_either(client: Client, place: Place) -> None:
    other = submissions.submitted()

    assert client.get(f"{place.overview}results/{other.id}/").status_code == 404
