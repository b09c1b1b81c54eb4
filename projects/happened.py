"""What happened to a project, in words that stand behind the name of whoever did it."""

from django.utils.translation import gettext as _

from projects.models import Event, Role


def words(event: Event) -> str:
    who = event.about.called if event.about else _("somebody who has left")
    told = {"who": who, "role": _role(event.detail), "detail": event.detail or "–"}
    return _sentence(Event.Kind(event.kind)) % told


def _sentence(kind: Event.Kind) -> str:
    return {
        Event.Kind.CLAIMED: _("took the project into an account"),
        Event.Kind.INVITED: _("invited somebody: %(role)s"),
        Event.Kind.UNINVITED: _("took an invitation back"),
        Event.Kind.JOINED: _("joined the project: %(role)s"),
        Event.Kind.ROLE_CHANGED: _("changed what %(who)s is here: %(role)s"),
        Event.Kind.REMOVED: _("took %(who)s out of the project"),
        Event.Kind.LEFT: _("left the project"),
        Event.Kind.LINK_MADE: _("made a link: %(role)s"),
        Event.Kind.LINK_CLOSED: _("closed a link: %(role)s"),
        Event.Kind.RENAMED: _("changed the project’s name or address; before, it was called %(detail)s"),
        Event.Kind.HOMES_CHANGED: _("changed where the project can be found; before: %(detail)s"),
        Event.Kind.CLOSING: _("began to delete the project"),
        Event.Kind.REOPENED: _("kept the project after all"),
    }[kind]


def _role(detail: str) -> str:
    return str(Role(detail).label) if detail in Role.values else detail
