"""People with accounts, for tests, and what they belong to."""

from datetime import UTC, datetime
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from django.test import Client

from projects.models import Membership, Person, Project, Role

NOW = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PASSWORD = "correct horse battery staple"
TOTP_SECRET = "JBSWY3DPEHPK3PXP"
PASSKEY = {  # as a browser made it
    "name": "Berta’s phone",
    "credential": {
        "type": "public-key",
        "id": "QDnf8fj-nR2_9YIcKbyOlZcJfnRKk855mxbiMCU8gc4",
        "rawId": "QDnf8fj-nR2_9YIcKbyOlZcJfnRKk855mxbiMCU8gc4",
        "authenticatorAttachment": "platform",
        "response": {
            "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiRDVtcXY4dEJBWnBtRnUxMDVWbW1xX0Q3ZUU2"
            "NDNpSUdYcG1vNV9xQnJCVSIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6ODE0MSIsImNyb3NzT3JpZ2luIjpmYWxzZX0",
            "attestationObject": "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVikSZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NFA"
            "AAAAQECAwQFBgcIAQIDBAUGBwgAIEA53_H4_p0dv_WCHCm8jpWXCX50SpPOeZsW4jAlPIHOpQECAyYgASFYIATjjiwqio75oR33htSrQw"
            "-jjQC5pPDF5qSwtZ4TxsGuIlggs5LSQbyyEnUtiLMiUK15_RgZEXJxC7_UpNu-PTENvx8",
            "transports": ["internal"],
        },
        "clientExtensionResults": {"credProps": {"rk": True}},
    },
}


def person(email: str = "ana@example.org", name: str = "Ana", *, verified: bool = True) -> Person:
    made = Person.objects.create_user(email)
    Person.objects.filter(pk=made.pk).update(name=name)
    EmailAddress.objects.create(user=made, email=email, verified=verified, primary=True)
    made.refresh_from_db()
    return made


def member(project: Project, who: Person, role: Role = Role.OWNER) -> Membership:
    return Membership.objects.create(project=project, person=who, role=role, joined_at=NOW)


def signed_in(who: Person, client: Client | None = None) -> Client:
    client = client or Client()
    client.force_login(who, backend=BACKEND)
    return client


def session_of(who: Person) -> str:
    """The key of a session in which somebody has just shown who they are."""
    request: Any = HttpRequest()
    request.session = signed_in(who).session
    record_authentication(request, who, method="password", reauthenticated=True)
    request.session.save()
    key = str(request.session.session_key)
    UserSession.objects.create(user=who, session_key=key, ip="192.0.2.7", user_agent="A browser")
    return key


def guard(who: Person) -> Authenticator:
    """Give somebody a password, an authenticator app, recovery codes and a passkey; the passkey."""
    who.set_password(PASSWORD)
    who.save(update_fields=["password"])
    TOTP.activate(who, TOTP_SECRET)
    RecoveryCodes.activate(who)
    return Authenticator.objects.create(user=who, type=Authenticator.Type.WEBAUTHN, data=PASSKEY)
