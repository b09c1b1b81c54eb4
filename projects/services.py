"""Starting a project, and finding it again by a key."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from projects import keys
from projects.models import AccessKey, Project, Role


@dataclass(frozen=True, slots=True)
class Keys:
    """The two keys of a project, as they stand in its links. They exist here and there only, never in the database."""

    edit: str
    view: str


@dataclass(frozen=True, slots=True)
class Access:
    """What somebody who came with a key may do."""

    project: Project
    role: Role
    key: str

    @property
    def view_key(self) -> str:
        return keys.view_key_of(self.key) if self.role is Role.EDITOR else self.key


class NoAccess(LookupError):
    """No such key, or not for this: the two look the same from outside."""


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


def publish(*, project: Project, key: str, now: datetime) -> None:
    """Let a key that everyone knows open a project for viewing: for examples, which are nobody's secret."""
    AccessKey.objects.create(project=project, role=Role.VIEWER, sha256=keys.digest(key), created_at=now)


def open_with(*, key: str, needed: Role) -> Access:
    """Resolve a key. Raises NoAccess."""
    found = AccessKey.objects.select_related("project").filter(sha256=keys.digest(key), revoked_at=None).first()
    if found is None or not Role(found.role).covers(needed):
        raise NoAccess
    return Access(project=found.project, role=Role(found.role), key=key)
