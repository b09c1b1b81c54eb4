"""A section that is sent after the session has ended is kept for whoever wrote it, and for nobody else."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from assessment import services
from assessment.models import Answer, Assessment
from projects.models import Person
from tests import browsing, people

pytestmark = pytest.mark.django_db

TEXT = "setting.lead_circle"


@pytest.fixture
def ana() -> Person:
    return people.person()


@pytest.fixture
def address(ana: Person) -> str:
    made = services.start_owned(name="Aurora LM", url="", owner=ana, language="en", now=people.NOW)
    return f"/projects/{made.project_id}/pages/setting/"


def signed_out(client: Client, who: Person, address: str, **typed: str) -> browsing.Form:
    """Open the section, and lose the session. What the form would send."""
    form = browsing.form(people.signed_in(who, client).get(address))
    Session.objects.all().delete()
    return form | {TEXT: "Typed for an hour"} | typed


def test_after_signing_in_everything_stands_as_typed_and_unsaved(client: Client, ana: Person, address: str) -> None:
    form = signed_out(client, ana, address)

    response = client.post(address, form)
    shown = people.signed_in(ana, client).get(address)

    assert response["Location"].startswith("/accounts/login/?next=/projects/")
    assert browsing.form(shown)[TEXT] == ["Typed for an hour"]
    assert "You were signed out before this could be saved" in browsing.words(shown)
    assert not Answer.objects.exists()
    assert client.post(address, browsing.form(shown)).status_code == 302
    assert Answer.objects.get().value == "Typed for an hour"
    assert "You were signed out" not in browsing.words(client.get(address))


def test_it_is_not_saved_over_what_a_colleague_saved_meanwhile(client: Client, ana: Person, address: str) -> None:
    form = signed_out(client, ana, address)
    client.post(address, form)
    browsing.save(people.signed_in(ana), address, {TEXT: "From another device"})

    shown = people.signed_in(ana, client).get(address)

    assert client.post(address, browsing.form(shown)).status_code == 409
    assert Answer.objects.get().value == "From another device"


def test_another_person_who_signs_in_does_not_get_it(client: Client, ana: Person, address: str) -> None:
    bo = people.person("bo@example.org", "Bo")
    people.member(Assessment.objects.get().project, bo)
    client.post(address, signed_out(client, ana, address))

    shown = people.signed_in(bo, client).get(address)

    assert browsing.form(shown)[TEXT] == [""]


@pytest.mark.parametrize("seal", ["", "forged", "WyJhIiwiYiJd:1tX:abc"])
def test_strangers_leave_nothing_behind(client: Client, ana: Person, address: str, seal: str) -> None:
    response = client.post(address, signed_out(client, ana, address, sealed=seal))

    assert response.status_code == 302
    assert not Session.objects.exists()


def test_a_seal_is_good_for_its_own_page_alone(client: Client, ana: Person, address: str) -> None:
    client.post(address.replace("setting", "models"), signed_out(client, ana, address))

    assert not Session.objects.exists()


def test_nobody_keeps_forms_without_end(client: Client, ana: Person, address: str, settings: Settings) -> None:
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"keep": ("1/hour", "100/hour")}
    form = signed_out(client, ana, address)

    statuses = [Client().post(address, form).status_code for _ in range(2)]

    assert statuses == [302, 429]  # the form is still behind, where the browser goes back to


def test_a_script_is_told_so_that_it_can_keep_the_text_itself(client: Client, ana: Person, address: str) -> None:
    response = client.post(address, signed_out(client, ana, address), headers={"accept": "application/json"})

    assert response.status_code == 401
    assert not Session.objects.exists()
