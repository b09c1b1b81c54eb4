"""What a project says of itself besides its answers: its name, its address, and the homes it has elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from assessment.core import document, values
from assessment.core.faults import Fault, InvalidDocument
from assessment.core.faults import gettext_noop as _
from projects import homes
from projects.membership import locked, note
from projects.models import Event, Home, Project
from projects.services import Actor

HOMES_AT_MOST = 20  # of one kind
DETAIL = 500  # characters that an event keeps


@dataclass(frozen=True, slots=True)
class Description:
    """As it is typed: homes by kind, one address each."""

    name: str
    url: str
    homes: Mapping[Home.Kind, tuple[str, ...]]


def description(*, project: Project) -> Description:
    found = list(project.homes.all())
    return Description(
        project.name,
        project.url,
        {kind: tuple(home.url for home in found if home.kind == kind) for kind in Home.Kind},
    )


@transaction.atomic
def describe(*, project: Project, said: Description, actor: Actor, now: datetime) -> None:
    """Take what was typed, each address in its one form. Raises InvalidDocument with all that is wrong."""
    name, url = said.name.strip(), said.url.strip()
    faults = document.project_faults(name, url)
    faults += [fault for kind, lines in said.homes.items() for fault in _home_faults(kind, lines)]
    if faults:
        raise InvalidDocument(tuple(faults))
    rows = [
        Home(project=project, kind=kind, url=homes.shown(raw), normal=homes.normal(raw), added_at=now)
        for kind, lines in said.homes.items()
        for raw in lines
    ]
    locked(project.pk)
    before = description(project=project)
    Project.objects.filter(pk=project.pk).update(name=name, url=url, touched_at=now)
    project.homes.all().delete()
    different: dict[str, Home] = {}
    for row in rows:
        different.setdefault(row.normal, row)
    Home.objects.bulk_create(different.values())
    project.refresh_from_db()
    _note(project, before, actor, now)


def _home_faults(kind: Home.Kind, lines: tuple[str, ...]) -> Iterator[Fault]:
    place = f"/homes/{kind}"
    if len(lines) > HOMES_AT_MOST:
        yield Fault(place, "too_many", _("At most %(most)s addresses of a kind."), {"most": HOMES_AT_MOST})
    for number, raw in enumerate(lines, 1):
        if problem := values.link_problem(homes.shown(raw)):
            told = _("Line %(number)s: %(problem)s")
            yield Fault(place, "bad_link", told, {"number": number, "problem": problem})


def _note(project: Project, before: Description, actor: Actor, now: datetime) -> None:
    after = description(project=project)
    if (after.name, after.url) != (before.name, before.url):
        note(project, Event.Kind.RENAMED, actor=actor, now=now, detail=before.name)
    if after.homes != before.homes:
        was = " ".join(url for lines in before.homes.values() for url in lines)
        note(project, Event.Kind.HOMES_CHANGED, actor=actor, now=now, detail=was[:DETAIL])
