"""Starting a project, and finding it again: by a key, or as a member."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from projects import entry, keys
from projects.models import AccessKey, Membership, Person, Project, Role


@dataclass(frozen=True, slots=True)
class Keys:
    """The two keys of a project, as they stand in its links. They exist here and there only, never in the database."""

    edit: str
    view: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something: a person, or (None) whoever holds the link. What rows that are `Authored` remember."""

    person: Person | None = None

    @property
    def columns(self) -> dict[str, Any]:
        return {"by": self.person, "by_link": self.person is None}


WITH_LINK = Actor()


@dataclass(frozen=True, slots=True)
class Access:
    """What somebody may do with a project, and how they came in."""

    project: Project
    role: Role
    key: str = ""  # of those who came with a link
    person: Person | None = None  # of those who came as a member

    @property
    def entry(self) -> str:
        """What stands in the addresses of this project's pages for them."""
        return entry.by_key(self.key) if self.key else entry.by_membership(self.project.pk)

    @property
    def view_key(self) -> str:
        return keys.view_key_of(self.key) if self.key and self.edits else self.key

    @property
    def actor(self) -> Actor:
        return Actor(self.person)

    @property
    def edits(self) -> bool:
        return self.role.covers(Role.EDITOR)

    @property
    def owns(self) -> bool:
        return self.role is Role.OWNER


class NoAccess(LookupError):
    """No such project, or not for them: the two look the same from outside."""


class BeingDeleted(NoAccess):
    """Theirs, and out of sight: they can still take that back."""


@transaction.atomic
def start(*, name: str, url: str, now: datetime) -> tuple[Project, Keys]:
    """Make a project and its two keys."""
    edit = keys.new_edit_key()
    issued = Keys(edit=edit, view=keys.view_key_of(edit))
    project = Project.objects.create(name=name, url=url, created_at=now, touched_at=now)
    AccessKey.objects.bulk_create(
        [
            AccessKey(project=project, role=Role.EDITOR, sha256=keys.digest(issued.edit), created_at=now),
            AccessKey(project=project, role=Role.VIEWER, sha256=keys.digest(issued.view), created_at=now),
        ]
    )
    return project, issued


@transaction.atomic
def start_owned(*, name: str, url: str, owner: Person, now: datetime) -> Project:
    """Make a project that a person owns. It has no link until somebody makes one."""
    project = Project.objects.create(name=name, url=url, created_at=now, touched_at=now)
    Membership.objects.create(project=project, person=owner, role=Role.OWNER, joined_at=now)
    return project


def publish(*, project: Project, key: str, now: datetime) -> None:
    """Let a key that everyone knows open a project for viewing: for examples, which are nobody's secret."""
    AccessKey.objects.create(project=project, role=Role.VIEWER, sha256=keys.digest(key), created_at=now)


def open_with(*, key: str, needed: Role, closing: bool = False) -> Access:
    """Resolve a key. As long as nobody owns a project, whoever may edit it by link governs it. Raises NoAccess."""
    owned = Membership.objects.filter(project=OuterRef("project"), role=Role.OWNER)
    keys_found = AccessKey.objects.select_related("project").annotate(owned=Exists(owned))
    found = keys_found.filter(sha256=keys.digest(key), revoked_at=None).first()
    if found is None:
        raise NoAccess
    role = Role.OWNER if found.role == Role.EDITOR and not found.owned else Role(found.role)
    return _checked(Access(project=found.project, role=role, key=key), needed, closing)


def open_as(*, person: Person, project_id: UUID, needed: Role, closing: bool = False) -> Access:
    """Resolve a membership. Raises NoAccess."""
    found = Membership.objects.select_related("project").filter(person=person, project=project_id).first()
    if found is None:
        raise NoAccess
    return _checked(Access(project=found.project, role=Role(found.role), person=person), needed, closing)


def _checked(access: Access, needed: Role, closing: bool) -> Access:  # noqa: FBT001 -- named where it is asked
    """A project that is being deleted is there only where that is undone (`closing`)."""
    if not access.role.covers(needed):
        raise NoAccess
    if access.project.closing_at is not None and not closing:
        raise BeingDeleted if access.owns else NoAccess
    return access
