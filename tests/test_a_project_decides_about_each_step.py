"""Each recommendation is planned, done or dismissed with a reason; the next result, and the report, remember it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from assessment import services as assessments
from assessment.core.document import Document, ProjectFacts
from assessment.models import Submission
from projects.services import Actor
from recommendations import reporting, services
from recommendations.core import catalogue
from recommendations.core import plan as plans
from recommendations.core.catalogue import Catalogue
from recommendations.core.deciding import Typed
from recommendations.models import Decision
from tests import browsing, people
from tests.answers_of import ASKED, parsed
from tests.steps import WISHED, advised, decide, wishing
from tests.submitted import NOW

pytestmark = pytest.mark.django_db


class Place:
    """A result that advises something, and the addresses of its pages for who may edit."""

    def __init__(self) -> None:
        self.submission, keys = wishing()
        self.project = self.submission.project
        self.steps = advised(self.submission)
        self.home, self.view = f"/k/{keys.edit}/", f"/k/{keys.view}/"
        self.results, self.plan = f"{self.home}results/{self.submission.id}/", f"{self.home}action-plan/"

    def step(self, number: int = 0) -> str:
        return f"{self.plan}steps/{self.steps[number]}/"

    def decide(self, client: Client, number: int = 0, /, **form: str) -> Any:
        return client.post(self.step(number), {"result": str(self.submission.id), **form})


@pytest.fixture
def place() -> Place:
    return Place()


def next_submission(place: Place, raw: dict[str, dict[str, Any]]) -> Submission:
    """What the same project submits a year later."""
    made = Document(ASKED, ProjectFacts("Northern Lights LM"), {key: parsed(key, each) for key, each in raw.items()})
    later, _keys = assessments.submit_document(made=made, language="en", now=NOW + timedelta(days=365))
    Submission.objects.filter(pk=later.pk).update(project=place.project)
    later.refresh_from_db()
    return later


def test_a_step_is_planned_on_the_results_page_which_then_says_who_does_it_and_by_when(
    client: Client, place: Place, time_machine: Any
) -> None:
    time_machine.move_to(NOW, tick=False)

    response = place.decide(client, state="planned", who="Ana and  Bo", due="2026-06-01", reason="After the release")
    page = browsing.words(client.get(place.results))

    assert response["Location"] == f"{place.results}#decision-{place.steps[0]}"
    assert "Planned · Ana and Bo · by 1 June 2026" in page
    assert "decided by somebody with the link, 14 May 2026" in page
    assert "After the release" in page


def test_what_is_done_or_dismissed_takes_no_place_among_the_first_three_steps(client: Client, place: Place) -> None:
    first = catalogue.newest_with(place.steps[0])
    assert first is not None

    place.decide(client, 0, state="done")
    place.decide(client, 1, state="dismissed", reason="Our sponsor forbids it")
    page = browsing.words(client.get(place.results))

    assert "2 steps that are done, or not for you" in page
    assert f"1 {first.title}" not in page
    assert "Marked as done, but the answers still advise it." in page
    assert "Our sponsor forbids it" in page


def test_the_next_result_remembers(client: Client, place: Place) -> None:
    place.decide(client, 0, state="dismissed", reason="Too few of us")
    later = next_submission(place, WISHED)

    page = browsing.words(client.get(f"{place.home}results/{later.id}/"))

    assert "1 step that is done, or not for you" in page
    assert "Too few of us" in page


def test_a_plan_that_the_newest_result_no_longer_advises_is_still_there(client: Client, place: Place) -> None:
    place.decide(client, 0, state="planned", who="Ana")
    next_submission(place, {"models.post_release.participation": {"value": "shared"}})

    page = browsing.words(client.get(place.plan))

    assert "Planned · Ana" in page
    assert "No longer advised by this result." in page


def test_a_step_that_no_catalogue_knows_any_more_is_still_listed(client: Client, place: Place) -> None:
    gone = Decision.objects.create(project=place.project, recommendation="gone", state="done", who="Ana", at=NOW)

    for address in (place.plan, place.results, f"{place.plan}checklist.md"):
        assert client.get(address).status_code == 200
    assert gone.recommendation in browsing.words(client.get(place.plan))
    assert client.get(f"{place.plan}steps/gone/").status_code == 404


def test_a_step_that_left_the_newest_catalogue_keeps_the_title_of_the_one_that_knew_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = catalogue.get("0.9"), catalogue.get("1.0")
    left = old.recommendations[0]
    rest = tuple(each for each in new.recommendations if each.id != left.id)
    without = Catalogue(version=new.version, recommendations=rest, digest="")
    monkeypatch.setattr(catalogue, "get", lambda version, _language="en": {"0.9": old}.get(version, without))

    assert catalogue.newest_with(left.id) == left


@pytest.mark.parametrize(
    ("form", "field", "told"),
    [
        ({"state": "dismissed", "reason": " "}, "reason", "Say why it is not for you"),
        ({"state": "planned", "who": "w" * 201}, "who", "at most 200 are allowed"),
        ({"state": "planned", "due": "soon"}, "due", "Write a day that exists"),
        ({"state": "planned", "due": "2020-01-01"}, "due", "within the next ten years"),
        ({"state": "done", "reason": "a\x00b"}, "reason", "control character"),
        ({"state": "someday"}, "state", "Choose what you decided."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    client: Client, place: Place, form: dict[str, str], field: str, told: str
) -> None:
    response = place.decide(client, 0, **{"who": "Somebody", **form})
    page = browsing.read(response)

    assert response.status_code == 422
    assert page.title.startswith("Error: ")
    assert ("a", "href", f"#{place.steps[0]}-{field}") in page.attributes
    assert told in browsing.words(response)
    assert page.form["who"] == [form.get("who", "Somebody")]
    assert not Decision.objects.exists()


def test_a_plan_may_be_overdue_and_the_page_says_so(client: Client, place: Place, time_machine: Any) -> None:
    time_machine.move_to(NOW, tick=False)

    place.decide(client, state="planned", due="2026-05-01")

    assert "by 1 May 2026 · overdue" in browsing.words(client.get(place.plan))


def test_the_same_decision_sent_twice_is_one_and_each_change_is_kept(client: Client, place: Place) -> None:
    for state in ("planned", "planned", "done", "open", "open"):
        place.decide(client, state=state, who="Ana")

    assert list(Decision.objects.order_by("pk").values_list("state", "who")) == [
        ("planned", "Ana"),
        ("done", "Ana"),
        ("open", ""),
    ]
    assert "decided by somebody" not in browsing.words(client.get(place.results))


def test_who_may_only_view_sees_decisions_and_cannot_make_them(client: Client, place: Place) -> None:
    place.decide(client, state="planned", who="Ana")

    page = client.get(f"{place.view}results/{place.submission.id}/")

    assert "Planned · Ana" in browsing.words(page)
    assert "/steps/" not in page.content.decode()
    assert "Planned · Ana" in browsing.words(client.get(f"{place.view}action-plan/"))
    assert client.get(f"{place.view}action-plan/steps/{place.steps[0]}/").status_code == 404
    assert client.post(f"{place.view}action-plan/steps/{place.steps[0]}/", {"state": "done"}).status_code == 404


def test_a_decision_leads_back_to_no_result_of_another_project(client: Client, place: Place) -> None:
    other, _keys = wishing()

    response = client.post(place.step(), {"state": "done", "result": str(other.id)})

    assert response["Location"] == f"{place.plan}#decision-{place.steps[0]}"


def test_a_member_decides_by_name(place: Place) -> None:
    ana = people.person()
    decide(place.project, place.steps[0], Typed("planned"), actor=Actor(ana))
    people.member(place.project, ana)

    page = people.signed_in(ana).get(f"/projects/{place.project.pk}/action-plan/")

    assert "decided by Ana" in browsing.words(page)


def test_the_internal_report_holds_the_decisions_and_another_decision_is_another_report(place: Place) -> None:
    before = services.plan_for(submission=place.submission, language="en")
    decide(place.project, place.steps[0], Typed("planned", "Ana", "2026-06-01"))
    decide(place.project, place.steps[1], Typed("dismissed", reason="Our sponsor forbids it"))

    after = services.plan_for(submission=place.submission, language="en")
    html = browsing.parse(reporting.html_of(after).encode())
    said = " ".join(" ".join(html.words).split())

    assert plans.to_json(before) != plans.to_json(after)
    assert "What you decided so far" in said
    assert "Ana, by 1 June 2026" in said
    assert "Our sponsor forbids it" in said
    assert "Decided before: 1 planned, 0 done, 1 not for us." in said
    assert "Planned: Ana, 1 June 2026" in said


def test_a_plan_that_was_stored_before_there_were_decisions_can_still_be_read(place: Place) -> None:
    plan = services.plan_for(submission=place.submission, language="en")
    stored = json.loads(plans.to_json(plan))
    del stored["decisions"]

    assert plans.from_json(json.dumps(stored).encode()) == plan
