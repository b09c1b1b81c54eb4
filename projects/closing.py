"""Deleting a project or an account: at once out of sight, for good after a time in which it can be undone."""

from datetime import datetime, timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from projects import invitations, mail
from projects.membership import note, pass_on
from projects.models import Event, Invitation, Membership, Person, Project, Role
from projects.services import Actor

PROJECT_GRACE = timedelta(days=30)
ACCOUNT_GRACE = timedelta(days=14)
UNPROVEN_KEPT = timedelta(days=7)  # an account whose address nobody has proved
INVITATION_KEPT = timedelta(days=30)  # after its end: so long an owner may wonder whom they invited


@transaction.atomic
def close(*, project: Project, actor: Actor, now: datetime) -> datetime:
    """Put a project out of sight. Returns when it is deleted for good."""
    ends = now + PROJECT_GRACE
    if Project.objects.filter(pk=project.pk, closing_at=None).update(closing_at=ends):
        note(project, Event.Kind.CLOSING, actor=actor, now=now)
        transaction.on_commit(lambda: _tell_members(project, actor, ends))
    return ends


def _tell_members(project: Project, actor: Actor, ends: datetime) -> None:
    """Whoever has worked on it hears of it in time to ask for it back."""
    who = actor.person.called if actor.person else ""
    told = {"project": project, "who": who, "until": ends}
    for member in project.memberships.filter(role__in=[Role.OWNER, Role.EDITOR]).select_related("person"):
        if member.person != actor.person:
            mail.announce("closing", to=member.person, context=told | {"owner": member.role == Role.OWNER})


@transaction.atomic
def reopen(*, project: Project, actor: Actor, now: datetime) -> None:
    if Project.objects.filter(pk=project.pk, closing_at__gt=now).update(closing_at=None, touched_at=now):
        note(project, Event.Kind.REOPENED, actor=actor, now=now)


def leave(*, person: Person, now: datetime) -> datetime:
    """Begin to delete an account. Returns when it is gone; until then signing in and staying is all it takes."""
    ends = now + ACCOUNT_GRACE
    if Person.objects.filter(pk=person.pk, leaving_at=None).update(leaving_at=ends):
        mail.announce("leaving", to=person, context={"until": ends})
    return ends


def stay(*, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(leaving_at=None)


def alone_in(person: Person) -> list[Project]:
    """The projects that go with an account: nobody else belongs to them."""
    others = Membership.objects.exclude(person=person).values("project")
    return list(Project.objects.of(person).exclude(pk__in=others).order_by("name"))


def passed_on_by(person: Person) -> list[Project]:
    """The projects that need another owner once this one is gone."""
    owned = Project.objects.filter(memberships__person=person, memberships__role=Role.OWNER)
    others = Membership.objects.exclude(person=person)
    kept_by_others = others.filter(role=Role.OWNER).values("project")
    shared = others.values("project")
    return list(owned.filter(pk__in=shared).exclude(pk__in=kept_by_others).order_by("name"))


def purge(*, now: datetime) -> None:
    """Delete for good what nobody took back in time, and addresses that were invited long ago. Harmless to repeat."""
    Project.objects.filter(closing_at__lte=now).delete()
    Invitation.objects.filter(expires_at__lte=now - INVITATION_KEPT).delete()
    _unproven().filter(joined_at__lte=now - UNPROVEN_KEPT).delete()
    for person_id in list(Person.objects.filter(leaving_at__lte=now).values_list("pk", flat=True)):
        _delete(person_id, now)


def _unproven() -> QuerySet[Person]:
    """Those who never showed that an address is theirs: perhaps it is another's, who never agreed to be kept."""
    proved = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    return Person.objects.filter(~Exists(proved), memberships=None, leaving_at=None)


@transaction.atomic
def _delete(person_id: UUID, now: datetime) -> None:
    """What they wrote in projects of others stays there without their name; their addresses stay nowhere."""
    person = Person.objects.select_for_update().filter(pk=person_id, leaving_at__lte=now).first()
    if person is None:  # who chose to stay while others were deleted
        return
    bereft = passed_on_by(person)
    for project in alone_in(person):
        project.delete()
    invitations.to_person(person).delete()
    person.delete()
    for project in bereft:
        pass_on(project=project, now=now)
