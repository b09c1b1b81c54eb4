"""Starting, submitting and asking for reports is limited, per address and for all together."""

from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from projects.models import Project
from recommendations.models import Report
from tests import browsing

pytestmark = pytest.mark.django_db

UNLIMITED = ("1000/hour", "1000/hour")


@pytest.fixture(autouse=True)
def _fresh_counters(settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.THROTTLE_RATES = {"start": UNLIMITED, "submit": UNLIMITED, "report": UNLIMITED}
    cache.clear()


def test_too_many_starts_from_one_address_are_asked_to_wait(client: Client, settings: Settings) -> None:
    settings.THROTTLE_RATES["start"] = ("2/hour", "1000/hour")
    for _ in range(2):
        browsing.started(client)

    response = client.post("/start/", {"name": "one more"})

    assert response.status_code == 429
    assert 3590 <= int(response["Retry-After"]) <= 3600
    assert "Please wait 60 minutes" in browsing.words(response)
    assert "back button" in browsing.words(response)
    assert Project.objects.count() == 2
    assert client.post("/start/", {"name": "elsewhere"}, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_an_address_that_is_refused_uses_up_nothing_of_everybodys_allowance(client: Client, settings: Settings) -> None:
    settings.THROTTLE_RATES["start"] = ("1/hour", "3/hour")
    for _ in range(10):
        client.post("/start/", {"name": "again and again"})

    assert client.post("/start/", {"name": "b"}, REMOTE_ADDR="203.0.113.2").status_code == 302
    assert client.post("/start/", {"name": "c"}, REMOTE_ADDR="203.0.113.3").status_code == 302
    assert client.post("/start/", {"name": "d"}, REMOTE_ADDR="203.0.113.4").status_code == 429


def test_one_household_of_ipv6_addresses_counts_as_one(client: Client, settings: Settings) -> None:
    settings.THROTTLE_RATES["start"] = ("1/hour", "1000/hour")

    first = client.post("/start/", {"name": "a"}, REMOTE_ADDR="2001:db8:1:2::1")
    second = client.post("/start/", {"name": "b"}, REMOTE_ADDR="2001:db8:1:2:ffff::9")
    neighbour = client.post("/start/", {"name": "c"}, REMOTE_ADDR="2001:db8:1:3::1")

    assert [first.status_code, second.status_code, neighbour.status_code] == [302, 429, 302]


def test_a_forwarded_address_is_believed_only_from_a_trusted_proxy(client: Client, settings: Settings) -> None:
    settings.THROTTLE_RATES["start"] = ("1/hour", "1000/hour")

    first = client.post("/start/", {"name": "a"}, headers={"X-Forwarded-For": "203.0.113.1"})
    second = client.post("/start/", {"name": "b"}, headers={"X-Forwarded-For": "203.0.113.2"})

    assert [first.status_code, second.status_code] == [302, 429]


def test_too_many_submissions_are_asked_to_wait_and_keep_their_draft(client: Client, settings: Settings) -> None:
    overview = browsing.started(client)
    browsing.save(client, f"{overview}pages/models/", {"models.post_release.participation": "value:anyone"})
    settings.THROTTLE_RATES["submit"] = ("0/hour", "1000/hour")

    response = client.post(f"{overview}submit/")

    assert response.status_code == 429
    assert "1 of 3" in browsing.words(client.get(overview))


def test_too_many_reports_are_asked_to_wait(client: Client, settings: Settings, rung: list[UUID]) -> None:
    results = _results(client)
    settings.THROTTLE_RATES["report"] = ("1000/hour", "1/hour")
    client.post(f"{results}reports/")

    response = client.post(f"{results}reports/", REMOTE_ADDR="203.0.113.9")

    assert response.status_code == 429
    assert client.get(f"{results}reports/").status_code == 302  # a reload asks for nothing


def test_a_full_queue_is_said_and_takes_no_more(client: Client, settings: Settings, rung: list[UUID]) -> None:
    results = _results(client)
    settings.REPORTS_QUEUED_AT_MOST = 0

    response = client.post(f"{results}reports/")

    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "More reports are waiting" in browsing.words(response)
    assert not Report.objects.exists()


def _results(client: Client) -> str:
    overview = browsing.started(client)
    browsing.save(client, f"{overview}pages/models/", {"models.post_release.participation": "value:anyone"})
    return browsing.submitted(client, overview)
