"""The links of a project that people belong to: made when they are wanted, shown once, closed when they are not."""

from datetime import datetime

from projects import keys
from projects.membership import note
from projects.models import AccessKey, Event, Project, Role
from projects.services import Actor


def make(*, project: Project, role: Role, actor: Actor, now: datetime) -> str:
    """A new key of this project. It is returned here and kept nowhere."""
    key = keys.new_edit_key()
    AccessKey.objects.create(project=project, role=role, sha256=keys.digest(key), created_at=now)
    note(project, Event.Kind.LINK_MADE, actor=actor, now=now, detail=role)
    return key
