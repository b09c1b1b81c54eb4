"""Who belongs to a project: claiming it, changing roles, leaving, and never leaving it without an owner."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from projects import keys
from projects.entry import KEY, by_membership
from projects.models import AccessKey, Event, Membership, Person, Project, Role
from projects.services import Access, Actor


@dataclass(frozen=True, slots=True)
class Belonging:
    """A project as one of its members finds it in their list."""

    project: Project
    role: Role
    is_only_owner: bool

    @property
    def entry(self) -> str:
        return by_membership(self.project.pk)


class LastOwner(Exception):
    """A project must keep somebody who owns it: make somebody else an owner first."""


class AlreadyClaimed(Exception):
    """Somebody owns the project already; they can invite others."""


class NoSuchMember(LookupError):
    """Nobody of that kind belongs to the project."""


@transaction.atomic
def claim(*, access: Access, person: Person, close_links: bool, now: datetime) -> Project:
    """Make whoever came with the edit link, and signed in, the project's first owner. Raises AlreadyClaimed."""
    project = locked(access.project.pk)
    if project.is_claimed:
        raise AlreadyClaimed
    _join(project, person, Role.OWNER, now)
    actor = Actor(person)
    note(project, Event.Kind.CLAIMED, actor=actor, now=now)
    if close_links:
        for key in project.keys.filter(revoked_at=None):
            close_link(project=project, key_id=key.pk, actor=actor, now=now)
    return project


def owned_behind(*, entry: str, person: Person) -> Project | None:
    """The project of a link, closed or not, if this person owns it: what somebody meant who claimed it twice."""
    mine = AccessKey.objects.filter(project__memberships__person=person, project__memberships__role=Role.OWNER)
    found = mine.select_related("project").filter(sha256=keys.digest(entry.removeprefix(KEY))).first()
    return found.project if found else None


@transaction.atomic
def change_role(*, project: Project, person_id: UUID, role: Role, actor: Actor, now: datetime) -> None:
    """Raises NoSuchMember, LastOwner."""
    found = _member(locked(project.pk), person_id)
    if found.role == role:
        return
    if role is not Role.OWNER:
        _keep_an_owner(found)
    Membership.objects.filter(pk=found.pk).update(role=role)
    note(project, Event.Kind.ROLE_CHANGED, actor=actor, now=now, about=found.person, detail=role)


@transaction.atomic
def hand_over(*, project: Project, person_id: UUID, giver: Person, now: datetime) -> None:
    """Make somebody else an owner, and the giver an editor. Raises NoSuchMember."""
    change_role(project=project, person_id=person_id, role=Role.OWNER, actor=Actor(giver), now=now)
    if person_id != giver.pk:
        change_role(project=project, person_id=giver.pk, role=Role.EDITOR, actor=Actor(giver), now=now)


@transaction.atomic
def remove(*, project: Project, person_id: UUID, actor: Actor, now: datetime) -> None:
    """Take somebody out, or leave oneself. Raises NoSuchMember, LastOwner."""
    found = _member(locked(project.pk), person_id)
    _keep_an_owner(found)
    Membership.objects.filter(pk=found.pk).delete()
    left = actor.person is not None and actor.person.pk == person_id
    kind = Event.Kind.LEFT if left else Event.Kind.REMOVED
    note(project, kind, actor=actor, now=now, about=found.person)


def close_link(*, project: Project, key_id: int, actor: Actor, now: datetime) -> None:
    """From now on this link opens nothing. Doing it twice is doing it once."""
    found = project.keys.filter(pk=key_id, revoked_at=None).first()
    if found is not None:
        AccessKey.objects.filter(pk=found.pk).update(revoked_at=now)
        note(project, Event.Kind.LINK_CLOSED, actor=actor, now=now, detail=found.role)


def pass_on(*, project: Project, now: datetime) -> Person | None:
    """Give a project that has lost its last owner to who has edited it longest, else to who has read it longest."""
    heirs = [*project.memberships.select_related("person").order_by("joined_at")]
    if not heirs or any(heir.role == Role.OWNER for heir in heirs):
        return None
    heir = next((each for each in heirs if each.role == Role.EDITOR), heirs[0])
    Membership.objects.filter(pk=heir.pk).update(role=Role.OWNER)
    note(project, Event.Kind.ROLE_CHANGED, actor=Actor(heir.person), now=now, about=heir.person, detail=Role.OWNER)
    return heir.person


def members(*, project: Project) -> list[Membership]:
    """Who belongs to a project: owners first, then by name."""
    found = project.memberships.select_related("person")
    return sorted(found, key=lambda each: (list(Role).index(Role(each.role)), each.person.called.casefold()))


def of(*, person: Person) -> list[Belonging]:
    """What a person belongs to, by name. Of projects that are being deleted only those they own."""
    open_ones = Q(project__closing_at=None) | Q(role=Role.OWNER)
    others = Membership.objects.filter(project=OuterRef("project"), role=Role.OWNER).exclude(person=person)
    found = person.memberships.filter(open_ones).select_related("project").annotate(others=Exists(others))
    rows = (Belonging(each.project, Role(each.role), each.role == Role.OWNER and not each.others) for each in found)
    return sorted(rows, key=lambda each: each.project.name.casefold())


def join(project: Project, person: Person, role: Role, now: datetime) -> None:
    """Give a person a role, or more of one; nobody loses by it."""
    found = Membership.objects.filter(project=project, person=person).first()
    if found is None:
        _join(project, person, role, now)
    elif not Role(found.role).covers(role):
        Membership.objects.filter(pk=found.pk).update(role=role)


def locked(project_id: UUID) -> Project:
    """One change of members or homes at a time, so that two owners who leave at once do not both go."""
    return Project.objects.select_for_update().get(pk=project_id)


def note(
    project: Project,
    kind: Event.Kind,
    *,
    actor: Actor,
    now: datetime,
    about: Person | None = None,
    detail: str = "",
) -> None:
    """Add to the project's history."""
    Event.objects.create(project=project, kind=kind, about=about, detail=detail, at=now, **actor.columns)


def _join(project: Project, person: Person, role: Role, now: datetime) -> None:
    Membership.objects.update_or_create(
        project=project, person=person, defaults={"role": role}, create_defaults={"role": role, "joined_at": now}
    )


def _member(project: Project, person_id: UUID) -> Membership:
    found = project.memberships.select_related("person").filter(person=person_id).first()
    if found is None:
        raise NoSuchMember
    return found


def _keep_an_owner(leaving: Membership) -> None:
    others = Membership.objects.filter(project=leaving.project_id, role=Role.OWNER).exclude(pk=leaving.pk)
    if leaving.role == Role.OWNER and not others.exists():
        raise LastOwner
