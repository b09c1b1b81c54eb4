"""People with accounts, for tests, and what they belong to."""

from datetime import UTC, datetime

from allauth.account.models import EmailAddress
from django.test import Client

from projects.models import Membership, Person, Project, Role

NOW = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PASSWORD = "correct horse battery staple"


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
