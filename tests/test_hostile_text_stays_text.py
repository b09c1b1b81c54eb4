"""Whatever people type appears literally on every page, runs nothing and loads nothing."""

import re
from uuid import UUID

import pytest
from django.test import Client

from tests import browsing

pytestmark = pytest.mark.django_db

HOSTILE = (
    "<script>alert(1)</script>\"'><img src=https://evil.example/x onerror=alert(1)> {{ 7|add:7 }} {% now 'Y' %} "
    "&lt; <style>@import 'https://evil.example/y'</style> \u202e txt</textarea></title></svg>"
)
LINK = "https://example.org/\"><script>alert(1)</script>?a='&b={{7}}".replace(" ", "")
CELL = "data.pre_training.participation"


@pytest.fixture
def pages(client: Client, rung: list[UUID]) -> list[bytes]:
    overview = browsing.started(client, HOSTILE, LINK)
    answers = {CELL: "value:anyone", f"{CELL}~note": HOSTILE, f"{CELL}~evidence": LINK}
    browsing.save(client, f"{overview}pages/data/", answers)
    reason = {"models.pre_training.participation": "state:not_applicable"}
    browsing.save(client, f"{overview}pages/models/", reason | {"models.pre_training.participation~reason": HOSTILE})
    browsing.save(client, f"{overview}pages/setting/", {"setting.lead_circle": HOSTILE})
    faulty = browsing.save(
        client, f"{overview}pages/data/", {f"{CELL}~note": HOSTILE * 10, f"{CELL}~evidence": HOSTILE}
    )
    assert faulty.status_code == 422
    results = browsing.submitted(client, overview)
    report = client.post(f"{results}reports/")["Location"]
    places = ["", "pages/data/", "pages/models/", "pages/setting/", "check/"]
    shown = [client.get(overview + place).content for place in places]
    return [*shown, faulty.content, client.get(results).content, client.get(report).content]


def test_hostile_text_never_becomes_markup(pages: list[bytes]) -> None:
    for page in pages:
        assert b"<script>alert" not in page
        assert b"<img" not in page
        assert b"<style" not in page


def test_hostile_text_appears_as_it_was_typed(pages: list[bytes]) -> None:
    check, results = pages[4], pages[6]
    for page in (check, results):
        said = "".join(browsing.parse(page).words)
        assert HOSTILE in said
        assert "{{ 7|add:7 }} {% now 'Y' %}" in said


def test_pages_load_nothing_from_elsewhere(pages: list[bytes]) -> None:
    for page in pages:
        loaded = [
            value
            for tag, name, value in browsing.parse(page).attributes
            if name in ("src", "srcset", "data", "poster") or (tag, name) == ("link", "href")
        ]
        assert loaded
        assert all(address.startswith("/static/") for address in loaded), loaded


def test_no_page_needs_an_inline_style_or_script(pages: list[bytes]) -> None:
    for page in pages:
        names = {name for _tag, name, _value in browsing.parse(page).attributes}
        assert not [name for name in names if name == "style" or name.startswith(("on", "hx-on"))]
        assert not re.search(rb"<script(?![^>]*\ssrc=)", page)


def test_the_policy_forbids_what_the_pages_do_not_need(client: Client) -> None:
    response = client.get("/")

    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert response["Referrer-Policy"] == "no-referrer"
