"""One person, several ways in: who is signed in links an identity from elsewhere, and nothing else ever does."""

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client
from pytest_django import Settings

from config import identities
from projects.models import Person
from tests import browsing, people
from tests.elsewhere import LOGIN, PROVIDERS, Elsewhere, come_back_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    """Keys for both services, and both know the visitor as Ana."""
    settings.SOCIALACCOUNT_PROVIDERS = PROVIDERS
    answers = Elsewhere({"id": 7, "login": "ana-p", "email": "ana@example.org", "name": "Ana Pérez"})
    monkeypatch.setattr("projects.adapters.IdentityAdapter.get_requests_session", lambda _: answers)
    return answers


def is_signed_in(client: Client) -> bool:
    return client.get("/projects/").status_code == 200


@pytest.mark.parametrize("service", LOGIN)
def test_without_keys_there_is_no_trace_of_a_service(client: Client, service: str) -> None:
    assert "Continue with" not in browsing.words(client.get("/accounts/login/"))
    assert client.post(LOGIN[service]).status_code == 404


@pytest.mark.usefixtures("elsewhere")
def test_with_keys_there_is_a_button_for_each(client: Client) -> None:
    words = browsing.words(client.get("/accounts/login/"))

    assert "Continue with GitHub" in words
    assert "Continue with Hugging Face" in words


def test_keys_come_from_the_environment_and_open_the_policy_for_their_host_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("secrets") / "github"
    secret.write_text("between us")
    assert identities.hosts() == []

    monkeypatch.setenv("GITHUB_CLIENT_ID", "us")
    monkeypatch.setenv("GITHUB_CLIENT_SECRET_FILE", str(secret))

    assert identities.hosts() == ["https://github.com"]
    assert identities.providers()["github"]["APPS"] == [{"client_id": "us", "secret": "between us"}]
    assert identities.providers()["openid_connect"]["APPS"] == []


@pytest.mark.parametrize("service", LOGIN)
def test_who_comes_new_gets_an_account_with_name_and_address(
    client: Client, elsewhere: Elsewhere, service: str
) -> None:
    come_back_from(service, client)

    assert is_signed_in(client)
    assert Person.objects.get().name == "Ana Pérez"
    assert EmailAddress.objects.get().verified


def test_an_address_the_service_has_not_checked_is_checked_here(client: Client, elsewhere: Elsewhere) -> None:
    elsewhere.who["email_verified"] = False

    come_back_from("github", client)

    assert not is_signed_in(client)
    assert mail.outbox[-1].subject == "Your code for Cartograph"


@pytest.mark.parametrize("service", LOGIN)
@pytest.mark.parametrize("verified", [True, False])
def test_the_same_address_elsewhere_does_not_open_an_account(
    client: Client, elsewhere: Elsewhere, service: str, verified: bool
) -> None:
    people.person("ana@example.org")
    elsewhere.who["email_verified"] = verified

    come_back_from(service, client)

    assert not is_signed_in(client)
    assert not SocialAccount.objects.exists()
    assert mail.outbox[-1].subject == "You already have an account"


def test_who_is_signed_in_links_identities_and_comes_back_with_any(client: Client, elsewhere: Elsewhere) -> None:
    ana = people.person("a.perez@example.org")
    signed_in = people.signed_in(ana)

    for service in LOGIN:
        come_back_from(service, signed_in, process="connect")

    assert SocialAccount.objects.filter(user=ana).count() == 2
    assert {letter.subject for letter in mail.outbox} == {"An identity was linked"}
    for service in LOGIN:
        anew = Client()
        come_back_from(service, anew)
        assert is_signed_in(anew)
    assert Person.objects.count() == 1


@pytest.mark.parametrize("service", LOGIN)
def test_of_what_a_service_tells_only_the_name_there_is_kept(
    client: Client, elsewhere: Elsewhere, service: str
) -> None:
    elsewhere.who |= {"bio": "Lives in Lima", "html_url": "https://github.com/ana-p"}

    for _time in ("the first", "and once more"):
        come_back_from(service, client)
        client.logout()

    kept = str(SocialAccount.objects.get().extra_data)
    assert "Lima" not in kept
    assert "ana@example.org" not in kept
    assert "github.com" not in kept


def test_an_identity_of_somebody_else_cannot_be_linked(elsewhere: Elsewhere) -> None:
    ana, berta = people.person("a.perez@example.org"), people.person("berta@example.org")
    come_back_from("github", people.signed_in(ana), process="connect")

    come_back_from("github", people.signed_in(berta), process="connect")

    assert SocialAccount.objects.get().user == ana


def test_the_only_way_in_cannot_be_unlinked(elsewhere: Elsewhere, client: Client) -> None:
    come_back_from("github", client)
    identity = SocialAccount.objects.get()

    page = client.post("/accounts/3rdparty/", {"account": identity.pk})

    assert page.status_code == 200
    assert SocialAccount.objects.filter(pk=identity.pk).exists()


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("service", LOGIN)
def test_what_comes_back_without_having_been_sent_is_refused(client: Client, service: str) -> None:
    client.get(f"{LOGIN[service]}callback/", {"code": "a code", "state": "made up"})

    assert not is_signed_in(client)
    assert not Person.objects.exists()
