"""Every address of a project, for everybody who may come to it: what is not theirs is not there.

The addresses come from the resolver. One that is added without a line here fails the build.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from assessment import discussing, services
from assessment.models import Submission
from projects import entry, invitations, links, membership
from projects.models import Role
from projects.services import Actor
from recommendations.models import Report, Status
from tests import steps, submitted
from tests.people import NOW, member, person, signed_in

pytestmark = pytest.mark.django_db

ASKED = "models.post_release.participation"
VIEWER, EDITOR, OWNER = Role.VIEWER, Role.EDITOR, Role.OWNER


@dataclass(frozen=True)
class Needs:
    """The role an address needs, by method; None where the method is not offered."""

    get: Role | None = None
    post: Role | None = None
    members_only: bool = False
    links_only: bool = False


NEEDED = {
    "overview": Needs(get=VIEWER),
    "section": Needs(get=EDITOR, post=EDITOR),
    "check": Needs(get=EDITOR),
    "submit": Needs(get=EDITOR, post=EDITOR),
    "submitted": Needs(get=VIEWER),
    "start_next": Needs(get=EDITOR, post=EDITOR),
    "history": Needs(get=EDITOR),
    "question_history": Needs(get=EDITOR, post=EDITOR),
    "discussion": Needs(get=EDITOR, post=EDITOR),
    "comments": Needs(get=EDITOR),
    "settle": Needs(get=EDITOR, post=EDITOR),
    "project": Needs(get=VIEWER),
    "describe": Needs(get=EDITOR, post=EDITOR),
    "results": Needs(get=VIEWER),
    "why": Needs(get=VIEWER),
    "result_document": Needs(get=VIEWER),
    "ask_report": Needs(get=VIEWER, post=VIEWER),
    "report": Needs(get=VIEWER),
    "compare": Needs(get=VIEWER),
    "action_plan": Needs(get=VIEWER),
    "decide": Needs(get=EDITOR, post=EDITOR),
    "action_plan_checklist": Needs(get=VIEWER),
    "action_plan_issues": Needs(get=VIEWER),
    "step_issue": Needs(get=VIEWER),
    "report_file": Needs(get=VIEWER),
    "people": Needs(get=VIEWER),
    "invite": Needs(get=OWNER, post=OWNER, members_only=True),
    "uninvite": Needs(get=OWNER, post=OWNER, members_only=True),
    "change_role": Needs(get=OWNER, post=OWNER, members_only=True),
    "hand_over": Needs(get=OWNER, post=OWNER, members_only=True),
    "remove_member": Needs(get=OWNER, post=OWNER, members_only=True),
    "leave_project": Needs(get=VIEWER, post=VIEWER, members_only=True),
    "make_link": Needs(get=OWNER, post=OWNER, members_only=True),
    "close_link": Needs(get=OWNER, post=OWNER, members_only=True),
    "claim": Needs(get=OWNER, post=OWNER, links_only=True),
    "close_project": Needs(get=OWNER, post=OWNER),
    "reopen": Needs(get=OWNER, post=OWNER),
}


def addresses(inside: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, str]]:
    """Name and route of every address of a project."""
    for pattern in (inside or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route)
        elif isinstance(pattern, URLPattern) and route.startswith("<entry:entry>/") and pattern.name:
            yield pattern.name, route


class Place:
    """A project with something of everything, and everybody who may come to it."""

    def __init__(self) -> None:
        self.people = {role: person(f"{role}@example.org", role) for role in Role}
        self.stranger = person("stranger@example.org", "Stranger")
        self.draft = draft = services.start_owned(
            name="Aurora", url="", owner=self.people[OWNER], language="en", now=NOW
        )
        self.project = draft.project
        for role in (EDITOR, VIEWER):
            member(self.project, self.people[role], role)
        services.record(assessment=draft, given=submitted.given(steps.WISHED), now=NOW)
        self.submission = services.submit(assessment=draft, now=NOW)
        self.links = {role: self._link(role) for role in (EDITOR, VIEWER)}
        self.parts = self._parts()
        self.sent = {"role": "viewer", "revision": draft.revisions.filter(question=ASKED)[0].pk}  # what forms need

    def _link(self, role: Role) -> str:
        return links.make(project=self.project, role=role, actor=Actor(self.people[OWNER]), now=NOW)

    def _parts(self) -> dict[str, object]:
        """What stands in addresses besides the way in, by the name of its part."""
        offered = invitations.invite(
            project=self.project, email="new@example.org", role=VIEWER, inviter=self.people[OWNER],
            link=str, now=NOW,
        )  # fmt: skip
        file = default_storage.save("reports/it.pdf", ContentFile(b"%PDF-"))
        report = Report.objects.create(
            submission=self.submission, input="{}", input_sha256="0", language="en", bell_at=NOW, requested_at=NOW,
            status=Status.READY, file=file, size=5, document_digest=self.submission.digest,
        )  # fmt: skip
        said = discussing.say(assessment=self.draft, question=ASKED, text="Why?", now=NOW, actor=Actor(None))
        earlier = services.submit_document(made=submitted.made(), language="en", now=NOW - timedelta(days=365))[0]
        Submission.objects.filter(pk=earlier.pk).update(project=self.project)
        return {
            "page_id": "models",
            "question_id": ASKED,
            "comment_id": said.pk,
            "recommendation": steps.advised(self.submission)[0],
            "before": earlier.pk,
            "after": self.submission.pk,
            "submission_id": self.submission.pk,
            "report_id": report.pk,
            "value": "cell.data.pre_training",
            "invitation_id": offered.pk,
            "person_id": self.people[EDITOR].pk,
            "key_id": self.project.keys.order_by("-pk")[0].pk,
        }

    def address(self, name: str, route: str, way_in: str) -> str:
        parts = {part: told for part, told in self.parts.items() if f":{part}>" in route}
        return reverse(name, kwargs={"entry": way_in, **parts})


@dataclass(frozen=True)
class Visitor:
    says: str
    client: Client
    way_in: str
    role: Role | None  # that they have; None: a stranger
    owns: bool = False  # whatever they have in their hands

    def may(self, needs: Needs, needed: Role) -> bool:
        by_link = self.way_in.startswith(entry.KEY)
        if (needs.members_only and by_link) or (needs.links_only and not by_link):
            return False
        if needs.links_only and self.owns:
            return True  # who claims what is theirs is led to it
        return self.role is not None and self.role.covers(needed)


def visitors(place: Place) -> Iterator[Visitor]:
    inside = entry.by_membership(place.project.pk)
    for role, who in place.people.items():
        yield Visitor(f"the {role}", signed_in(who), inside, role)
    yield Visitor("a stranger with an account", signed_in(place.stranger), inside, None)
    for role, key in place.links.items():
        yield Visitor(f"whoever has the link of an {role}", Client(), entry.by_key(key), role)
        owner = signed_in(place.people[OWNER])
        yield Visitor(f"an owner with the link of an {role}", owner, entry.by_key(key), role, owns=True)
    closed = links.make(project=place.project, role=EDITOR, actor=Actor(None), now=NOW)
    row = place.project.keys.order_by("-pk")[0]
    membership.close_link(project=place.project, key_id=row.pk, actor=Actor(None), now=NOW)
    yield Visitor("whoever has a closed link", Client(), entry.by_key(closed), None)


def status(visitor: Visitor, method: str, address: str, sent: dict[str, object]) -> int:
    """What they get. What it changes is taken back."""
    with transaction.atomic():
        answer = getattr(visitor.client, method)(address, sent)
        transaction.set_rollback(True)
    if answer.streaming:
        b"".join(answer)  # a file that is sent stays open until somebody has read it
    assert not answer.get("Location", "").startswith("/accounts/login"), (visitor.says, method, address)
    return int(answer.status_code)


def test_every_address_of_a_project_says_whom_it_is_for() -> None:
    assert {name for name, _route in addresses()} == set(NEEDED)


def test_everybody_finds_what_their_role_may_and_nothing_else() -> None:
    place = Place()
    wrong = []
    for visitor in visitors(place):
        for name, route in addresses():
            needs = NEEDED.get(name, Needs())
            for method in ("get", "post"):
                needed: Role | None = getattr(needs, method)
                found = status(visitor, method, place.address(name, route, visitor.way_in), place.sent)
                there = found not in (403, 404, 405)
                if there != (needed is not None and visitor.may(needs, needed)):
                    wrong.append(f"{visitor.says}: {method} {name} gives {found}")
    assert not wrong, "\n".join(wrong)


def test_who_is_not_signed_in_is_asked_to_whether_or_not_there_is_such_a_project(client: Client) -> None:
    place = Place()
    nowhere = entry.by_membership(place.submission.pk)

    for name, route in addresses():
        for method in ("get", "post"):
            if getattr(NEEDED.get(name, Needs(VIEWER, VIEWER)), method) is None:
                continue
            known, unknown = (
                getattr(client, method)(place.address(name, route, way_in))
                for way_in in (entry.by_membership(place.project.pk), nowhere)
            )
            assert known.status_code == unknown.status_code == 302, (name, method)
            assert known["Location"].startswith("/accounts/login/?next=/projects/"), (name, method)


def test_a_member_of_one_project_finds_nothing_of_another_through_their_own() -> None:
    place, other = (
        Place(),
        services.start_owned(name="Elsewhere", url="", owner=person("else@example.org"), language="en", now=NOW),
    )
    stranger = other.project.memberships.get().person

    visitor = Visitor("a neighbour", signed_in(stranger), entry.by_membership(other.project.pk), OWNER)
    ids = {part for part, told in place.parts.items() if not isinstance(told, str)}  # names mean the same everywhere
    inner = [each for each in addresses() if any(f":{part}>" in each[1] for part in ids)]
    for name, route in inner:
        for method in ("get", "post"):
            address = place.address(name, route, visitor.way_in)
            before = (place.project.memberships.count(), place.project.keys.filter(revoked_at=None).count())
            found = status(visitor, method, address, place.sent)
            after = (place.project.memberships.count(), place.project.keys.filter(revoked_at=None).count())
            assert found in (302, 404, 405), (name, method, found)
            assert before == after


def test_whoever_signs_in_again_after_posting_finds_the_page_with_the_form(client: Client) -> None:
    place = Place()
    ana, way_in = place.people[OWNER], entry.by_membership(place.project.pk)
    for name, route in addresses():
        if NEEDED.get(name, Needs()).post is None or NEEDED[name].links_only:
            continue
        answer = Client().post(place.address(name, route, way_in), place.sent)
        back = answer["Location"].removeprefix("/accounts/login/?next=")

        assert signed_in(ana).get(back, follow=True).status_code == 200, name
