"""An account is an address that somebody has proven to read, a password or passkey, and what they want to be called."""

import re
from datetime import UTC, datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from projects import closing
from projects import services as projects
from projects.models import Person
from tests import browsing, people
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)


def sign_up(client: Client, address: str = "/accounts/signup/", **more: str) -> Any:
    given = {"email": "ana@example.org", "name": "Ana", "password1": PASSWORD} | more
    return client.post(address, given)


def mailed_code() -> str:
    [code] = re.findall(r"^[A-Z]{4}-[A-Z]{4}$", str(mail.outbox[-1].body), re.MULTILINE)
    return str(code)


def is_signed_in(client: Client) -> bool:
    return client.get("/projects/").status_code == 200


def test_the_code_from_the_mail_opens_the_account(client: Client) -> None:
    asked = sign_up(client)
    assert not is_signed_in(client)

    opened = client.post(asked["Location"], {"code": mailed_code()})

    assert opened["Location"] == "/projects/"
    assert is_signed_in(client)
    assert Person.objects.get().called == "Ana"
    assert EmailAddress.objects.get(email="ana@example.org").verified


def test_a_name_may_be_left_out(client: Client) -> None:
    sign_up(client, name="")

    assert Person.objects.get().called == "ana"


def test_who_signs_up_on_a_spanish_page_reads_spanish_mail(client: Client) -> None:
    client.get("/?lang=es")

    sign_up(client)

    assert Person.objects.get().language == "es"


@pytest.mark.parametrize("code", ["", "BBBB-BBBB", "é"])
def test_another_code_opens_nothing(client: Client, code: str) -> None:
    asked = sign_up(client)

    client.post(asked["Location"], {"code": code})

    assert not is_signed_in(client)


def test_three_wrong_codes_end_the_attempt(client: Client) -> None:
    asked = sign_up(client)["Location"]
    right = mailed_code()
    for _ in range(3):
        client.post(asked, {"code": "BBBB-BBBB"})

    client.post(asked, {"code": right})

    assert not is_signed_in(client)


def test_a_code_is_good_for_ten_minutes(client: Client) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        asked = sign_up(client)["Location"]
        clock.shift(timedelta(minutes=11))

        client.post(asked, {"code": mailed_code()})

        assert not is_signed_in(client)


def test_a_new_code_can_be_sent(client: Client) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        asked = sign_up(client)["Location"]
        clock.shift(timedelta(minutes=1))

        client.post(asked, {"action": "resend"})
        client.post(asked, {"code": mailed_code()})

    assert len(mail.outbox) == 2
    assert EmailAddress.objects.get().verified


def test_a_mistyped_address_can_be_written_again(client: Client) -> None:
    sign_up(client, email="amma@example.org")
    client.post("/accounts/logout/", {"next": "/accounts/signup/"})

    asked = sign_up(client)["Location"]

    assert mail.outbox[-1].to == ["ana@example.org"]
    assert client.post(asked, {"code": mailed_code()})["Location"] == "/projects/"


@pytest.mark.parametrize("password", ["short one", "qwerty123456", "ana@example.org", "password1234"])
def test_a_password_that_others_would_guess_is_refused(client: Client, password: str) -> None:
    page = sign_up(client, password1=password)

    assert page.status_code == 200
    assert "There is a problem" in browsing.words(page)
    assert not Person.objects.exists()


def test_a_long_password_is_welcome(client: Client) -> None:
    sign_up(client, password1="a sentence of my own, " * 20)

    assert Person.objects.get().check_password("a sentence of my own, " * 20)


def test_the_page_one_came_for_is_kept_until_the_end(client: Client) -> None:
    asked = client.get("/projects/")["Location"]
    page = client.get(asked)
    [signing_up] = [
        value for tag, name, value in browsing.read(page).attributes if name == "href" and "signup" in value
    ]

    code = sign_up(client, signing_up.replace("%2Fprojects%2F", "/glossary/"))["Location"]

    assert client.post(code, {"code": mailed_code()})["Location"] == "/glossary/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1"])
def test_nobody_is_led_to_another_host(client: Client, elsewhere: str) -> None:
    ana = people.person()
    ana.set_password(PASSWORD)
    ana.save()

    opened = client.post("/accounts/login/", {"login": ana.email, "password": PASSWORD, "next": elsewhere})

    assert opened["Location"] == "/projects/"


def test_a_forgotten_password_is_mended_with_a_code_and_ends_other_sessions(client: Client) -> None:
    ana = people.person()
    ana.set_password("what ana once chose")
    ana.save()
    elsewhere = people.signed_in(ana)
    asked = client.post("/accounts/password/reset/", {"email": ana.email})["Location"]

    chosen = client.post(asked, {"code": mailed_code()})["Location"]
    client.post(chosen, {"password1": PASSWORD, "password2": PASSWORD})

    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)
    assert not is_signed_in(elsewhere)
    assert "was changed" in mail.outbox[-1].subject


def test_a_mail_server_that_is_away_breaks_no_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> int:
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", away)

    page = client.get(sign_up(client)["Location"])

    assert page.status_code == 200
    assert "could not be sent" in browsing.words(page)


def test_an_address_that_no_mail_can_be_written_to_breaks_no_page(client: Client) -> None:
    page = client.get(sign_up(client, email=f"ana@{'ä' * 60}.org")["Location"])

    assert "could not be sent" in browsing.words(page)


def test_a_person_says_what_to_be_called_and_which_language_mail_has() -> None:
    ana = people.person()
    client = people.signed_in(ana)

    answer = client.post("/accounts/profile/", {"name": "Ana Pérez", "language": "es"})

    ana.refresh_from_db()
    assert (answer.status_code, ana.name, ana.language) == (302, "Ana Pérez", "es")


def test_a_language_we_do_not_write_is_refused() -> None:
    ana = people.person()

    page = people.signed_in(ana).post("/accounts/profile/", {"name": "Ana", "language": "xx"})

    ana.refresh_from_db()
    assert (page.status_code, ana.language) == (422, "")


def test_the_account_of_somebody_is_nobody_elses_to_see(client: Client) -> None:
    assert client.get("/accounts/profile/")["Location"] == "/accounts/login/?next=/accounts/profile/"


def test_who_never_proves_an_address_is_forgotten_after_a_week_and_nobody_else() -> None:
    with time_machine.travel(NOW, tick=False):
        people.person("typo@example.org", verified=False)
        people.person("ana@example.org")
        member = people.person("bo@example.org", verified=False)
        people.member(projects.start(name="Aurora", url="", now=NOW)[0], member)

    closing.purge(now=NOW + timedelta(days=6))
    assert Person.objects.count() == 3
    closing.purge(now=NOW + timedelta(days=8))

    assert {each.email for each in Person.objects.all()} == {"ana@example.org", "bo@example.org"}
