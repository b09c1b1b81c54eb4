"""Which report is made is chosen where it is asked for: for ourselves or for everyone, on A4 or US Letter."""

from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from assessment import examples
from recommendations import reporting, services
from recommendations.core import plan as plans
from recommendations.core.plan import Plan
from recommendations.models import Report, Status
from tests import browsing

pytestmark = pytest.mark.django_db


@pytest.fixture
def results(client: Client, rung: list[UUID]) -> str:
    overview = browsing.started(client)
    browsing.save(client, f"{overview}pages/models/", {"models.post_release.participation": "value:anyone"})
    return browsing.submitted(client, overview)


def planned(report: Report) -> Plan:
    return plans.from_json(report.input.encode())


def test_the_form_offers_both_editions_and_both_papers(client: Client, results: str) -> None:
    page = client.get(results)

    offered = browsing.form(page)
    assert (offered["edition"], offered["paper"]) == (["internal"], ["A4"])
    for value in ("internal", "public", "A4", "letter"):
        assert f'value="{value}"' in page.content.decode()


def test_what_was_chosen_is_what_is_made(client: Client, results: str) -> None:
    client.post(f"{results}reports/", {"edition": "public", "paper": "letter"})

    report = Report.objects.get()
    plan = planned(report)
    assert (plan.edition, plan.paper) == (report.edition, report.paper) == ("public", "letter")
    assert report.document_digest == plan.record.digest
    assert plan.record.verify_at == f"http://localhost:8000/verify/{plan.record.digest}/"


def test_choosing_the_same_again_gives_the_same_report(client: Client, results: str) -> None:
    chosen = [{"edition": edition, "paper": paper} for edition in plans.EDITIONS for paper in plans.PAPERS]

    first, second = ([client.post(f"{results}reports/", each)["Location"] for each in chosen] for _ in range(2))

    assert first == second
    assert Report.objects.count() == 4


@pytest.mark.parametrize("chosen", [{"edition": "secret"}, {"paper": "A5"}])
def test_what_is_not_offered_is_refused(client: Client, results: str, chosen: dict[str, str]) -> None:
    assert client.post(f"{results}reports/", chosen).status_code == 400
    assert not Report.objects.exists()


def test_trying_a_failed_report_again_keeps_the_choice(client: Client, results: str) -> None:
    page = client.post(f"{results}reports/", {"edition": "public", "paper": "letter"})["Location"]
    Report.objects.update(status=Status.FAILED)

    again = browsing.form(client.get(page))

    assert (again["edition"], again["paper"]) == (["public"], ["letter"])


def test_an_example_is_not_called_self_declared(rung: list[UUID]) -> None:
    examples.load(now=timezone.now())
    submission = next(each.submission for each in examples.listed() if "BLOOM" in each.submission.project.name)

    report = services.request_report(submission=submission, language="en", now=timezone.now())

    html = reporting.html_of(planned(report))
    cover, _, rest = html.partition("<main>")
    assert "An example, filled in by us" in cover
    assert "Self-declared" not in html
    assert "by those who filled it in for the project" not in rest
