"""Whether an address has an account is nobody's business; and guessing ends soon."""

from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import browsing, people
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db

KNOWN, UNKNOWN = "ana@example.org", "nobody@example.org"


@pytest.fixture(autouse=True)
def _ana() -> None:
    cache.clear()
    ana = people.person(KNOWN)
    ana.set_password(PASSWORD)
    ana.save()


def answered(address: str, typed: str, /, **form: str) -> tuple[Any, ...]:
    """What a stranger sees, with the address they typed themselves taken out."""
    client = Client()
    first = client.post(address, {name: value.format(email=typed) for name, value in form.items()})
    then = client.get(first["Location"]) if first.status_code == 302 else first
    return first.status_code, first.get("Location"), browsing.words(then).replace(typed, "…")


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/accounts/signup/", {"email": "{email}", "password1": PASSWORD}),
        ("/accounts/signup/passkey/", {"email": "{email}"}),
        ("/accounts/login/", {"login": "{email}", "password": "a wrong password"}),
        ("/accounts/password/reset/", {"email": "{email}"}),
    ],
    ids=["sign-up", "sign-up by passkey", "sign-in", "forgotten password"],
)
def test_a_known_and_an_unknown_address_are_answered_alike(address: str, form: dict[str, str]) -> None:
    assert answered(address, KNOWN, **form) == answered(address, UNKNOWN, **form)


def test_the_owner_of_a_known_address_is_told_by_mail(client: Client) -> None:
    client.post("/accounts/signup/", {"email": KNOWN, "password1": PASSWORD})

    [letter] = mail.outbox
    assert (letter.to, letter.subject) == ([KNOWN], "You already have an account")


def test_another_persons_address_looks_free_to_whoever_adds_it() -> None:
    berta = people.signed_in(people.person("berta@example.org"))

    taken = berta.post("/accounts/email/", {"email": KNOWN, "action_add": ""})
    free = berta.post("/accounts/email/", {"email": UNKNOWN, "action_add": ""})

    assert (taken.status_code, taken["Location"]) == (free.status_code, free["Location"])


@pytest.mark.parametrize("forwarded", ["", "203.0.113.{n}"], ids=["plainly", "with a made-up origin"])
def test_guessing_a_password_ends_soon(client: Client, forwarded: str) -> None:
    for n in range(5):
        headers = {"X-Forwarded-For": forwarded.format(n=n)}
        client.post("/accounts/login/", {"login": KNOWN, "password": f"guess number {n}"}, headers=headers)

    page = client.post("/accounts/login/", {"login": KNOWN, "password": PASSWORD})

    assert page.status_code == 200
    assert client.get("/projects/").status_code == 302


def test_a_visitor_without_an_account_gets_no_session_and_costs_none(client: Client) -> None:
    overview = browsing.started(client)
    for address in ("/", overview, f"{overview}check/", "/glossary/"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = client.get(address)

        assert "sessionid" not in page.cookies
        assert not [query for query in asked.captured_queries if "django_session" in query["sql"]]


def test_what_is_somebodys_own_is_kept_by_no_cache() -> None:
    page = people.signed_in(people.person("berta@example.org")).get("/accounts/profile/")

    assert "no-store" in page["Cache-Control"]
