"""What we hold of a person and of their projects, as plain data that can be written as JSON."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import models

from projects import invitations
from projects.membership import members
from projects.models import Authored, Membership, Person

SECRETS = {"password", "data", "sha256", "session_key"}  # never leave, not even to whom they belong


def account(person: Person) -> dict[str, Any]:
    """The person's own rows: who they are, and how they sign in. Secrets stay where they are."""
    return {
        **plain(person),
        "email_addresses": rows(EmailAddress.objects.filter(user=person), without={"user"}),
        "identities": rows(SocialAccount.objects.filter(user=person), without={"user"}),
        "second_factors": rows(Authenticator.objects.filter(user=person), without={"user"}),
        "sessions": rows(UserSession.objects.filter(user=person), without={"user"}),
        "invitations_to_me": rows(invitations.to_person(person)),
    }


def membership(belonging: Membership) -> dict[str, Any]:
    """A project as its member may see it. Of other people the names alone."""
    project = belonging.project
    found = {
        **plain(project),
        "my_membership": plain(belonging, without={"person", "project"}),
        "homes": rows(project.homes.all(), without={"project"}),
        "members": [{"name": each.person.called, "role": each.role} for each in members(project=project)],
        "events": rows(project.events.select_related("by", "about"), without={"project"}),
    }
    if belonging.role == "owner":
        found["invitations"] = rows(project.invitations.select_related("by"), without={"project"})
        found["links"] = rows(project.keys.all(), without={"project"})
    return found


def rows(found: models.QuerySet[Any], *, without: set[str] | None = None) -> list[dict[str, Any]]:
    """In the order that is asked for, otherwise in which they were made."""
    return [plain(row, without=without) for row in (found if found.ordered else found.order_by("pk"))]


def plain(row: models.Model, *, without: set[str] | None = None) -> dict[str, Any]:
    """A row by field. A person is their name, another row its id."""
    left_out = SECRETS | {"by", "by_link"} | (without or set())
    fields = row._meta.concrete_fields  # noqa: SLF001 -- public in spite of its name
    told = {field.name: _value(row, field) for field in fields if field.name not in left_out}
    return told | ({"by": row.author} if isinstance(row, Authored) else {})


def _value(row: models.Model, field: "models.Field[Any, Any]") -> Any:
    if field.related_model is Person:
        person = getattr(row, field.name)
        return None if person is None else person.called
    value = getattr(row, field.attname)
    return value if value is None or isinstance(value, (bool, int, float, list, dict)) else _text(value)


def _text(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
