"""Asking for a report, following it and fetching it, with either key."""

import uuid
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from recommendations import reporting, tasks
from recommendations.models import Report, Status
from tests.calling import problem, send, submit

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 of a test"


@pytest.fixture(autouse=True)
def _quick_pages(monkeypatch: pytest.MonkeyPatch, rung: list[uuid.UUID]) -> None:
    monkeypatch.setattr(reporting, "pdf_of", lambda _: PDF)


@pytest.fixture
def made(client: Client) -> dict[str, Any]:
    return submit(client)


def ask(client: Client, made: dict[str, Any], *, role: str = "edit", body: Any = b"") -> Any:
    return send(client, body, to=f"/api/v1/k/{made['keys'][role]}/submissions/{made['id']}/reports/")


@pytest.mark.parametrize("role", ["edit", "view"])
def test_a_report_is_asked_for_followed_and_fetched(client: Client, made: dict[str, Any], role: str) -> None:
    asked = ask(client, made, role=role)
    assert (asked.status_code, asked["Retry-After"], asked.json()["status"]) == (202, "2", "queued")
    waiting = client.get(asked["Location"])
    assert (waiting.json()["status"], waiting["Retry-After"], waiting.json()["links"]["pdf"]) == ("queued", "2", None)

    tasks.write_report(report_id=asked.json()["id"])

    ready = client.get(asked["Location"])
    found = ready.json()
    assert (found["status"], found["size"], "Retry-After" in ready) == ("ready", len(PDF), False)
    sent: Any = client.get(found["links"]["pdf"])
    assert (sent["Content-Type"], b"".join(sent.streaming_content)) == ("application/pdf", PDF)
    assert sent["ETag"] == f'"{found["sha256"]}"'
    assert made["reference"].lower() in sent["Content-Disposition"]


def test_asking_again_gives_the_same_report(client: Client, made: dict[str, Any]) -> None:
    first, second = ask(client, made), ask(client, made, role="view")

    assert first.json()["id"] == second.json()["id"]
    assert Report.objects.count() == 1


def test_an_empty_object_is_as_good_as_no_body(client: Client, made: dict[str, Any]) -> None:
    assert send(client, {}, to=made["links"]["reports"]).status_code == 202


def test_edition_and_paper_can_be_chosen_and_each_choice_is_a_report_of_its_own(
    client: Client, made: dict[str, Any]
) -> None:
    chosen = [{}, {"edition": "public"}, {"paper": "letter"}, {"edition": "public", "paper": "letter"}]

    found = [ask(client, made, body=body).json() for body in chosen for _ in range(2)]

    assert [(each["edition"], each["paper"]) for each in found[::2]] == [
        ("internal", "A4"), ("public", "A4"), ("internal", "letter"), ("public", "letter"),
    ]  # fmt: skip
    assert len({each["id"] for each in found}) == 4
    assert found[0]["document_digest"] == made["digest"]
    assert client.get(f"/verify/{found[2]['document_digest']}/").status_code == 200


def test_the_file_name_tells_the_edition(client: Client, made: dict[str, Any]) -> None:
    asked = ask(client, made, body={"edition": "public"})
    tasks.write_report(report_id=asked.json()["id"])

    sent: Any = client.get(f"{asked['Location']}pdf/")

    assert sent.getvalue() == PDF
    assert "-public.pdf" in sent["Content-Disposition"]


@pytest.mark.parametrize("body", [{"language": "en"}, {"paper": "A5"}, {"edition": []}, [], "text", None, 0, False])
def test_a_body_that_says_anything_else_is_refused(client: Client, made: dict[str, Any], body: Any) -> None:
    found = problem(send(client, body, to=made["links"]["reports"]), 422)

    assert found["type"].endswith("/invalid-request/")
    assert Report.objects.count() == 0


@pytest.mark.parametrize("body", [b"{", b'{"a":1,"a":1}', b"\xff", b'{"a": NaN}'])
def test_a_body_that_cannot_be_read_is_refused(client: Client, made: dict[str, Any], body: bytes) -> None:
    problem(send(client, body, to=made["links"]["reports"]), 400)


def test_the_pdf_is_not_there_before_it_is_ready(client: Client, made: dict[str, Any]) -> None:
    asked = ask(client, made)

    answer = client.get(f"{asked['Location']}pdf/", headers={"Accept": "application/pdf"})

    assert "queued" in problem(answer, 409)["detail"]
    assert answer["Retry-After"] == "2"


def test_a_failed_report_says_so_and_is_tried_anew_when_asked_for(client: Client, made: dict[str, Any]) -> None:
    asked = ask(client, made)
    Report.objects.update(status=Status.FAILED, failure="MemoryError: at 0x7f")

    found = client.get(asked["Location"])

    assert found.json()["status"] == "failed"
    assert b"MemoryError" not in found.content
    problem(client.get(f"{asked['Location']}pdf/"), 409)
    assert ask(client, made).json()["status"] == "queued"


def test_a_report_knows_how_many_are_ahead(client: Client) -> None:
    ask(client, submit(client))

    assert ask(client, submit(client)).json()["ahead"] == 1


def test_another_projects_key_opens_no_report(client: Client, made: dict[str, Any]) -> None:
    report = ask(client, made).json()["id"]
    stranger = submit(client)["keys"]["edit"]

    for part in ("", "pdf/"):
        problem(client.get(f"/api/v1/k/{stranger}/reports/{report}/{part}"), 404)
        problem(client.get(f"/api/v1/k/{made['keys']['edit']}/reports/{uuid.uuid4()}/{part}"), 404)
    problem(send(client, b"", to=f"/api/v1/k/{stranger}/submissions/{made['id']}/reports/"), 404)


def test_a_full_queue_says_when_to_come_back(client: Client, made: dict[str, Any], settings: Settings) -> None:
    settings.REPORTS_QUEUED_AT_MOST = 0

    answer = ask(client, made)

    problem(answer, 503)
    assert int(answer["Retry-After"]) > 0


def test_who_asks_too_often_is_told_when_to_come_back(client: Client, made: dict[str, Any], settings: Settings) -> None:
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"report": ("1/hour", "100/hour")}
    ask(client, made)

    answer = ask(client, made)

    problem(answer, 429)
    assert int(answer["Retry-After"]) > 0
