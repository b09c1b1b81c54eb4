"""Every kind of page of accounts, most of them allauth's in our clothes."""

import re
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.test import RequestFactory, override_settings
from playwright.sync_api import Page

from projects.models import Person
from tests.browser.site import Site
from tests.browser.visits import Kind, Open, go, send, signed_in, typed, with_settings
from tests.people import PASSWORD

NO_PAGE_OF_ACCOUNTS = {
    "account_confirm_login_code": "leads to the sign-in page: no codes are sent to sign in with",
    "mfa_login_webauthn": "takes what a passkey says, and leads on",
    "mfa_download_recovery_codes": "a download",
    "github_callback": "where GitHub sends people back to, and leads on",
    "openid_connect_login": "leads to another service; its question is that of github_login",
    "openid_connect_callback": "where Hugging Face sends people back to, and leads on",
}
GITHUB = {"github": {"APPS": [{"client_id": "us", "secret": "between us"}]}}


def with_code(to: Open) -> Open:
    """Come to where a code is asked for, and enter the one that was mailed."""

    def visit(page: Page, site: Site) -> None:
        to(page, site)
        [code] = re.findall(r"^[A-Z]{4}-[A-Z]{4}$", str(mail.outbox[-1].body), re.MULTILINE)
        typed(lambda *_: None, code=code)(page, site)

    return visit


def from_elsewhere(page: Page, site: Site) -> None:
    """Come back from a service that did not say an address."""
    session: Any = SessionStore()
    with override_settings(SOCIALACCOUNT_PROVIDERS=GITHUB):
        github = get_adapter().get_provider(RequestFactory().get("/"), "github")
        coming = SocialLogin(user=Person(), account=SocialAccount(provider="github", uid="1"), provider=github)
        session["socialaccount_sociallogin"] = coming.serialize()
        session.create()
        site.keep(page, session.session_key)
        go("socialaccount_signup")(page, site)


def berta(name: str, *parts: str) -> Open:
    return signed_in(go(name, *parts), "berta")


SIGNED_UP = typed(go("account_signup"), email="new@example.org", password1=PASSWORD)
ALSO_SIGNED_UP = typed(go("account_signup"), email="other@example.org", password1=PASSWORD)  # within ten seconds
BY_PASSKEY = typed(go("account_signup_by_passkey"), email="newer@example.org")
FORGOT = typed(go("account_reset_password"), email="berta@example.org")
KNOWN = typed(go("account_login"), login="berta@example.org", password=PASSWORD)

ACCOUNTS = (
    Kind("signing in", "account_login", go("account_login")),
    Kind("signing in with a fault", "account_login", typed(go("account_login"), login="x", password="y")),
    Kind("signing up", "account_signup", go("account_signup")),
    Kind("signing up with a fault", "account_signup", typed(go("account_signup"), email="x", password1="y")),
    Kind(
        "signing up too often",
        "account_signup",
        with_settings(SIGNED_UP, ACCOUNT_RATE_LIMITS={"signup": "0/m/ip"}),
        429,
    ),
    Kind("signing up by passkey", "account_signup_by_passkey", go("account_signup_by_passkey")),
    Kind("making the first passkey", "mfa_signup_webauthn", with_code(BY_PASSKEY)),
    Kind("code for an address", "account_email_verification_sent", SIGNED_UP),
    Kind("code for an address, wrong", "account_email_verification_sent", typed(ALSO_SIGNED_UP, code="no")),
    Kind("forgotten password", "account_reset_password", go("account_reset_password")),
    Kind("code for a password", "account_confirm_password_reset_code", FORGOT),
    Kind("new password", "account_complete_password_reset", with_code(FORGOT)),
    Kind("password changed", "account_password_reset_completed", go("account_password_reset_completed")),
    Kind("second factor asked for", "mfa_authenticate", KNOWN),
    Kind("account switched off", "account_inactive", go("account_inactive")),
    Kind("on to another service", "github_login", with_settings(go("github_login"), SOCIALACCOUNT_PROVIDERS=GITHUB)),
    Kind("back from another service", "socialaccount_signup", from_elsewhere),
    Kind("another service cancelled", "socialaccount_login_cancelled", go("socialaccount_login_cancelled")),
    Kind("another service failed", "socialaccount_login_error", go("socialaccount_login_error"), 401),
    Kind("your account", "profile", signed_in(go("profile"))),
    Kind("your account with a fault", "profile", signed_in(send(go("profile"), name="x" * 201)), 422),
    Kind("e-mail addresses", "account_email", signed_in(go("account_email"))),
    Kind("change of password", "account_change_password", berta("account_change_password")),
    Kind("first password", "account_set_password", signed_in(go("account_set_password"))),
    Kind("asked again by password", "account_reauthenticate", berta("account_reauthenticate")),
    Kind("asked again by code", "mfa_reauthenticate", berta("mfa_reauthenticate")),
    Kind("asked again by passkey", "mfa_reauthenticate_webauthn", berta("mfa_reauthenticate_webauthn")),
    Kind("signing out", "account_logout", signed_in(go("account_logout"))),
    Kind("protection of an account", "mfa_index", berta("mfa_index")),
    Kind("no protection of an account", "mfa_index", signed_in(go("mfa_index"))),
    Kind("passkeys", "mfa_list_webauthn", berta("mfa_list_webauthn")),
    Kind("adding a passkey", "mfa_add_webauthn", berta("mfa_add_webauthn")),
    Kind("renaming a passkey", "mfa_edit_webauthn", berta("mfa_edit_webauthn", "{passkey}")),
    Kind("removing a passkey", "mfa_remove_webauthn", berta("mfa_remove_webauthn", "{passkey}")),
    Kind("app on", "mfa_activate_totp", signed_in(go("mfa_activate_totp"))),
    Kind("app off", "mfa_deactivate_totp", berta("mfa_deactivate_totp")),
    Kind("recovery codes", "mfa_view_recovery_codes", berta("mfa_view_recovery_codes")),
    Kind("new recovery codes", "mfa_generate_recovery_codes", berta("mfa_generate_recovery_codes")),
    Kind("sessions", "usersessions_list", signed_in(go("usersessions_list"))),
    Kind("other identities", "socialaccount_connections", signed_in(go("socialaccount_connections"))),
)
