"""The first day of an account: sign up, prove the address, add a passkey, sign out, and come back with the passkey."""

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.people import PASSWORD

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(120)]

PHONE = {  # that knows its owner, and is always at hand
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A browser that keeps passkeys, and in which no policy is broken."""
    cache.clear()
    context = chromium.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Security Policy" in message.text else None)
    yield page
    context.close()
    assert refused == []


def press(page: Page, name: str) -> None:
    page.wait_for_load_state()  # before its script is there, a press would be for nothing
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def enter_mailed_code(page: Page) -> None:
    expect(page.get_by_role("heading", name="Enter the code")).to_be_visible()
    [code] = re.findall(r"^[A-Z]{4}-[A-Z]{4}$", str(mail.outbox[-1].body), re.MULTILINE)
    page.get_by_label("Code").fill(code)
    press(page, "Continue")


def come_back(page: Page, live_server: LiveServer) -> None:
    page.get_by_role("banner").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("status")).to_have_text("You are signed out.")
    page.goto(f"{live_server.url}/accounts/login/")
    press(page, "Sign in with a passkey")
    expect(page.get_by_role("heading", name="Your projects")).to_be_visible()


def test_with_a_password_first(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/accounts/signup/")
    page.get_by_label("E-mail address").fill("ana@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign up")
    enter_mailed_code(page)
    expect(page.get_by_role("heading", name="Your projects")).to_be_visible()

    page.goto(f"{live_server.url}/accounts/2fa/webauthn/add/")
    expect(page.get_by_role("heading", name="Is it still you?")).to_be_visible()
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Continue")
    press(page, "Add it")
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()

    come_back(page, live_server)


def test_without_any_password(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/accounts/signup/passkey/")
    page.get_by_label("E-mail address").fill("ana@example.org")
    press(page, "Continue")
    enter_mailed_code(page)
    press(page, "Make it")
    expect(page.get_by_role("heading", name="Your projects")).to_be_visible()

    come_back(page, live_server)


def test_a_browser_that_has_no_passkey_says_so(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/accounts/login/")

    press(page, "Sign in with a passkey")

    expect(page.get_by_role("alert")).to_contain_text("no passkey for this address")
