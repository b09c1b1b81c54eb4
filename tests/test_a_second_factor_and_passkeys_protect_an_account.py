"""Whoever finds out a password is not in yet, and what protects an account is only changed by whom it protects."""

import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from projects import tasks
from projects.models import Person
from tests import browsing, people
from tests.people import PASSWORD, TOTP_SECRET

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)


@pytest.fixture
def berta() -> Person:
    cache.clear()
    berta = people.person("berta@example.org", "Berta")
    people.guard(berta)
    return berta


def with_password(who: Person) -> Client:
    client = Client()
    answer = client.post("/accounts/login/", {"login": who.email, "password": PASSWORD})
    assert answer["Location"].startswith("/accounts/2fa/authenticate/")
    return client


def shown_by_the_app() -> str:
    return str(format_hotp_value(hotp_value(TOTP_SECRET, int(time.time()) // 30)))


def is_signed_in(client: Client) -> bool:
    return client.get("/projects/").status_code == 200


def test_a_password_alone_does_not_let_in(berta: Person) -> None:
    assert not is_signed_in(with_password(berta))


def test_the_code_of_the_app_lets_in_once(berta: Person) -> None:
    with time_machine.travel(NOW, tick=False):
        first, second = with_password(berta), with_password(berta)
        code = shown_by_the_app()

        for client in (first, second):
            client.post("/accounts/2fa/authenticate/", {"code": code})

        assert is_signed_in(first)
        assert not is_signed_in(second)


def test_a_recovery_code_lets_in_once(berta: Person) -> None:
    codes = Authenticator.objects.get(user=berta, type="recovery_codes").wrap().get_unused_codes()
    first, second = with_password(berta), with_password(berta)

    for client in (first, second):
        client.post("/accounts/2fa/authenticate/", {"code": codes[0]})

    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_guessing_the_code_of_an_app_ends_soon(berta: Person) -> None:
    client = with_password(berta)
    for n in range(6):
        client.post("/accounts/2fa/authenticate/", {"code": f"{n:06}"})

    client.post("/accounts/2fa/authenticate/", {"code": shown_by_the_app()})

    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "name", ["mfa_add_webauthn", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_generate_recovery_codes"]
)
def test_who_was_not_asked_lately_is_asked_again(berta: Person, name: str) -> None:
    page = people.signed_in(berta).get(reverse(name))

    assert page["Location"].startswith("/accounts/reauthenticate/")


def test_recovery_codes_are_shown_when_they_are_made_and_never_again(berta: Person) -> None:
    client = Client()
    client.cookies["sessionid"] = people.session_of(berta)

    made = browsing.words(client.get(client.post("/accounts/2fa/recovery-codes/generate/")["Location"]))
    later = browsing.words(client.get("/accounts/2fa/recovery-codes/"))

    [code, *_] = Authenticator.objects.get(user=berta, type="recovery_codes").wrap().get_unused_codes()
    assert code in made
    assert code not in later


def test_a_change_is_told_by_mail_with_what_to_do_about_it(berta: Person) -> None:
    client = Client()
    client.cookies["sessionid"] = people.session_of(berta)
    passkey = Authenticator.objects.get(user=berta, type="webauthn")

    client.post(f"/accounts/2fa/webauthn/keys/{passkey.pk}/remove/")

    [letter] = mail.outbox
    assert (letter.to, letter.subject) == ([berta.email], "A passkey was removed")
    assert "/accounts/password/reset/" in str(letter.body)


def test_nobody_removes_another_persons_passkey(berta: Person) -> None:
    passkey = Authenticator.objects.get(user=berta, type="webauthn")
    stranger = people.signed_in(people.person())

    answer = stranger.post(f"/accounts/2fa/webauthn/keys/{passkey.pk}/remove/")

    assert answer.status_code == 404
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_a_person_signs_out_everywhere_else(berta: Person) -> None:
    here, there = Client(), Client()
    for browser in (here, there):
        browser.cookies["sessionid"] = people.session_of(berta)
    assert browsing.words(here.get("/accounts/sessions/")).count("since") == 2

    here.post("/accounts/sessions/")

    assert is_signed_in(here)
    assert not is_signed_in(there)


def test_a_session_ends_after_two_weeks_and_is_then_deleted() -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        ana = people.signed_in(people.person())
        clock.shift(timedelta(days=13))
        assert is_signed_in(ana)
        clock.shift(timedelta(days=2))
        assert not is_signed_in(ana)

        tasks.clear_sessions()

    assert not Session.objects.exists()


def test_where_somebody_signed_in_from_is_kept_no_longer_than_the_session() -> None:
    ana = people.person()
    with time_machine.travel(NOW, tick=False) as clock:
        people.session_of(ana)
        clock.shift(timedelta(days=5))
        lasting = people.session_of(ana)
        clock.shift(timedelta(days=10))

        tasks.clear_sessions()

    assert UserSession.objects.get().session_key == lasting
