"""A reader gets the language they chose, else the one their browser asks for; addresses carry none."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from recommendations import reporting
from recommendations.core.plan import Plan
from tests import browsing
from tests.planned import opened, root, typical_plan

ENGLISH, SPANISH = "About Cartograph", "Acerca de Cartograph"
SAFE = "/glossary/"


@pytest.fixture
def spaniard() -> Client:
    return Client(headers={"accept-language": "es-MX,es;q=0.9,en;q=0.5"})


def attributes(response: Any, tag: str, name: str) -> list[str]:
    return [value for each, found, value in browsing.read(response).attributes if (each, found) == (tag, name)]


def test_the_browsers_language_is_taken(client: Client, spaniard: Client) -> None:
    for reader, words, code in ((client, ENGLISH, "en"), (spaniard, SPANISH, "es")):
        page = reader.get(SAFE)

        assert words in browsing.words(page)
        assert attributes(page, "html", "lang") == [code]
        assert page["Content-Language"] == code
        assert {"Accept-Language", "Cookie"} <= {each.strip() for each in page["Vary"].split(",")}


def test_a_choice_is_kept_and_wins_over_the_browsers(client: Client, spaniard: Client) -> None:
    client.get(f"{SAFE}?lang=es")
    spaniard.get(f"{SAFE}?lang=en")

    assert SPANISH in browsing.words(client.get(SAFE))
    assert ENGLISH in browsing.words(spaniard.get(SAFE))


def test_choosing_leads_back_to_the_same_address_with_all_that_was_asked(client: Client) -> None:
    answer = client.get(f"{SAFE}?next=check&lang=es&question=a.b&question=c%26d")

    assert answer.status_code == 302
    assert answer["Location"] == f"{SAFE}?next=check&question=a.b&question=c%26d"
    assert answer["Cache-Control"] == "no-store"
    cookie = answer.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("es", True, "Lax")


def test_choosing_never_leads_to_another_host(client: Client) -> None:
    for path in ("//evil.example/", "//evil.example/%2e%2e", "/\\evil.example/"):
        location = client.get(f"{path}?lang=es")["Location"]

        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))


@pytest.mark.parametrize("asked", ["xx", "", "EN-US", "es'><script>", "de"])
def test_a_language_there_is_not_changes_nothing(client: Client, asked: str) -> None:
    page = client.get(SAFE, {"lang": asked})

    assert page.status_code == 200
    assert settings.LANGUAGE_COOKIE_NAME not in page.cookies


@pytest.mark.django_db
def test_a_form_that_is_sent_chooses_nothing(client: Client) -> None:
    answer = client.post("/start/?lang=es", {"name": "Aurora", "url": ""})

    assert answer["Location"].startswith("/k/")
    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies


@pytest.mark.django_db
def test_every_page_links_to_itself_in_the_other_languages_without_its_key(client: Client) -> None:
    overview = browsing.started(client)
    page = client.get(f"{overview}check/?next=check")
    links = [link for link in attributes(page, "a", "href") if "lang=" in link]

    assert links == ["?next=check&lang=en", "?next=check&lang=es"]
    assert attributes(page, "a", "hreflang") == ["en", "es"]
    assert attributes(page, "a", "aria-current") == ["true", "true"]  # the part one is in, and the language
    assert "English Español" in browsing.words(page)
    assert client.get(f"{overview}check/{links[1]}")["Location"] == f"{overview}check/?next=check"


def test_the_api_knows_the_header_alone(client: Client) -> None:
    client.get(f"{SAFE}?lang=es")

    plain = client.get("/api/v1/problems/")
    asked = client.get("/api/v1/problems/", headers={"accept-language": "es"})

    assert plain["Content-Language"] == "en"
    assert asked["Content-Language"] == "es"
    assert "Cookie" not in plain.get("Vary", "")
    assert plain.json() != asked.json()


def test_a_query_that_cannot_be_read_chooses_nothing_and_breaks_no_page(client: Client) -> None:
    page = client.get(f"{SAFE}?lang=es&{'a=1&' * 1100}")

    assert page.status_code == 200
    assert page["Content-Language"] == "en"
    assert [link for link in attributes(page, "a", "href") if "lang=" in link] == ["?lang=en", "?lang=es"]


def test_no_language_is_left_behind_for_the_next_reader(client: Client, spaniard: Client) -> None:
    spaniard.get(SAFE)

    assert translation.get_language() == "en"
    too_long = spaniard.post("/start/", "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1), content_type="text/plain")
    assert "No hemos podido leer eso" in browsing.words(too_long)


@pytest.mark.django_db
def test_dates_are_written_as_the_reader_writes_them(client: Client, spaniard: Client) -> None:
    overview = browsing.started(client)
    page = f"{overview}pages/setting/"
    browsing.save(client, page, {"setting.stages_worked_on": ["pre_training"]})
    results = browsing.submitted(client, overview)

    assert " de 20" in browsing.words(spaniard.get(results))
    assert " de 20" not in browsing.words(client.get(results))


def test_the_report_says_its_language_to_screen_readers() -> None:
    told = typical_plan()
    plan = Plan(**{**{name: getattr(told, name) for name in told.__dataclass_fields__}, "language": "es"})

    html = reporting.html_of(plan)
    pdf = reporting.pdf_of(plan)

    assert '<html lang="es"' in html
    assert "Autodeclarado" in html
    assert "14 de mayo de 2026" in html
    assert root(opened(pdf))["/Lang"] == "es"
