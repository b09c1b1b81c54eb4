"""Inviting by e-mail: an offer of a role, bound to one address, good once and for a week, taken back at any time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from projects import keys, mail
from projects.membership import join, locked, note
from projects.models import Event, Invitation, Membership, Person, Project, Role
from projects.people import proved_addresses
from projects.services import Actor

GOOD_FOR = timedelta(days=7)
OPEN_AT_MOST = 50  # a project with more has another plan than working together


class NoInvitation(LookupError):
    """Unknown, used, taken back, too old, or from somebody who may not invite any more: all the same from outside."""


class WrongAddress(Exception):
    """The invitation is for an e-mail address that this person has not proved to have."""


class BadAddress(ValueError):
    """Not an e-mail address."""


class AlreadyMember(ValueError):
    """Whoever has this address belongs to the project."""


class NotSent(Exception):
    """The mail server did not take the letter; the invitation is taken back."""


class TooMany(Exception):
    """More invitations are open than a project may have."""


def invite(
    *, project: Project, email: str, role: Role, inviter: Person, link: Callable[[str], str], now: datetime
) -> Invitation:
    """Offer a role, in a letter with `link` of the secret, which is kept nowhere else. An older offer ends.

    Raises BadAddress, AlreadyMember, TooMany, NotSent.
    """
    email = email.strip()
    try:
        validate_email(email)
    except ValidationError:
        raise BadAddress from None
    made, secret = _offer(project, email, role, inviter, now)
    told = {"project": project, "inviter": inviter.called, "role": role, "link": link(secret), "until": made.expires_at}
    try:
        mail.send("invitation", to=email, language=get_language() or settings.LANGUAGE_CODE, context=told)
    except OSError as failure:
        revoke(project=project, invitation_id=made.pk, actor=Actor(inviter), now=now)
        raise NotSent from failure
    older = waiting(project=project, now=now).filter(email__iexact=email, sent_at__lt=made.sent_at)
    older.update(revoked_at=now)  # only now that the new letter is on its way: otherwise the old link must still open
    return made


@transaction.atomic
def _offer(project: Project, email: str, role: Role, inviter: Person, now: datetime) -> tuple[Invitation, str]:
    if project.memberships.filter(person__email__iexact=email).exists():
        raise AlreadyMember
    if waiting(project=project, now=now).exclude(email__iexact=email).count() >= OPEN_AT_MOST:
        raise TooMany
    secret = keys.new_edit_key()
    made = Invitation.objects.create(
        project=project,
        email=email,
        role=role,
        sha256=keys.digest(secret),
        sent_at=now,
        expires_at=now + GOOD_FOR,
        by=inviter,
    )
    note(project, Event.Kind.INVITED, actor=Actor(inviter), now=now, detail=role)
    return made, secret


def waiting(*, project: Project, now: datetime) -> QuerySet[Invitation]:
    """The invitations that can still be accepted, as far as time decides."""
    return project.invitations.filter(accepted_at=None, revoked_at=None, expires_at__gt=now)


def find(*, secret: str, now: datetime) -> Invitation:
    """Raises NoInvitation. Whoever invited must still own the project, so that a demotion ends what was offered."""
    found = (
        Invitation.objects.select_related("project", "by")
        .filter(sha256=keys.digest(secret), accepted_at=None, revoked_at=None, expires_at__gt=now)
        .filter(project__closing_at=None)
        .first()
    )
    if found is None or not _still_owns(found):
        raise NoInvitation
    return found


def _still_owns(invitation: Invitation) -> bool:
    return Membership.objects.filter(
        project=invitation.project, person=invitation.by, role=Role.OWNER, person__isnull=False
    ).exists()


def to_person(person: Person) -> QuerySet[Invitation]:
    """All that ever went to an address this person has proved to have."""
    addressed = [Q(email__iexact=address) for address in proved_addresses(person) | {person.email}]
    return Invitation.objects.filter(reduce(or_, addressed))


def is_for(invitation: Invitation, proved: frozenset[str]) -> bool:
    """Whether the invited address is among those somebody has proved to have."""
    return invitation.email.casefold() in {address.casefold() for address in proved}


@transaction.atomic
def accept(*, secret: str, person: Person, proved: frozenset[str], now: datetime) -> Invitation:
    """Join the project, with the e-mail addresses that were `proved` by verification. Whoever invited is told.

    Raises NoInvitation, WrongAddress.
    """
    locked(find(secret=secret, now=now).project_id)
    found = find(secret=secret, now=now)  # as it stands now: whoever invited may just have been demoted
    if not is_for(found, proved):
        raise WrongAddress
    taken = Invitation.objects.filter(pk=found.pk, accepted_at=None, revoked_at=None).update(accepted_at=now)
    if not taken:  # somebody was quicker
        raise NoInvitation
    join(found.project, person, Role(found.role), now)
    note(found.project, Event.Kind.JOINED, actor=Actor(person), now=now, detail=found.role)
    transaction.on_commit(lambda: _tell_inviter(found, person))
    return found


def _tell_inviter(invitation: Invitation, person: Person) -> None:
    if invitation.by is not None:
        told = {"project": invitation.project, "who": person.called, "role": Role(invitation.role)}
        mail.announce("joined", to=invitation.by, context=told)


def revoke(*, project: Project, invitation_id: UUID, actor: Actor, now: datetime) -> None:
    """Take an invitation back. One that was accepted meanwhile stays accepted."""
    if waiting(project=project, now=now).filter(pk=invitation_id).update(revoked_at=now):
        note(project, Event.Kind.UNINVITED, actor=actor, now=now)
