"""The people of a project: who belongs to it as what, who is invited, and which links open it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from projects import entry, invitations, links, membership
from projects.guard import requires, requires_member
from projects.models import LINK_ROLES, Person, Role
from projects.posting import posted_from
from projects.refusing import limited
from projects.services import Access

REFUSALS = {
    invitations.BadAddress: gettext_lazy("Write an e-mail address, such as name@example.org."),
    invitations.AlreadyMember: gettext_lazy("Whoever has this address belongs to the project already."),
    invitations.TooMany: gettext_lazy("Too many invitations are open. Take some back first."),
    invitations.NotSent: gettext_lazy("The letter could not be sent just now. Nothing was changed; try again later."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What was refused, and the id of where it can be mended."""

    target: str
    text: str


@require_safe
@requires(Role.VIEWER)
def people(request: HttpRequest, access: Access) -> HttpResponse:
    return _people(request, access)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_member(Role.OWNER)
@posted_from("people")
@limited("invite")
def invite(request: HttpRequest, access: Access, person: Person) -> HttpResponse:
    email, role = request.POST.get("email", ""), _role(request)
    try:
        made = invitations.invite(
            project=access.project,
            email=email,
            role=role,
            inviter=person,
            link=lambda secret: request.build_absolute_uri(reverse("invitation", args=[secret])),
            now=timezone.now(),
        )
    except tuple(REFUSALS) as refused:
        problem = Problem("email", str(REFUSALS[type(refused)]))
        return _people(request, access, problem, email=email, role=role)
    messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": made.email})
    return redirect("people", entry=access.entry)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_member(Role.OWNER)
@posted_from("people")
def uninvite(request: HttpRequest, access: Access, person: Person, invitation_id: UUID) -> HttpResponse:
    invitations.revoke(project=access.project, invitation_id=invitation_id, actor=access.actor, now=timezone.now())
    return redirect("people", entry=access.entry)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_member(Role.OWNER)
@posted_from("people")
def change_role(request: HttpRequest, access: Access, person: Person, person_id: UUID) -> HttpResponse:
    try:
        membership.change_role(
            project=access.project, person_id=person_id, role=_role(request), actor=access.actor, now=timezone.now()
        )
    except membership.LastOwner:
        return _last_owner(request, access)
    except membership.NoSuchMember:
        raise Http404 from None
    return redirect("people", entry=access.entry)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_member(Role.OWNER)
@posted_from("people")
def hand_over(request: HttpRequest, access: Access, person: Person, person_id: UUID) -> HttpResponse:
    """Make somebody else an owner, and oneself an editor."""
    try:
        membership.hand_over(project=access.project, person_id=person_id, giver=person, now=timezone.now())
    except membership.NoSuchMember:
        raise Http404 from None
    messages.success(request, _("The project is handed over. You can still edit it."))
    return redirect("people", entry=access.entry)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_member(Role.OWNER)
@posted_from("people")
def remove(request: HttpRequest, access: Access, person: Person, person_id: UUID) -> HttpResponse:
    return _remove(request, access, person_id)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_member(Role.VIEWER)
@posted_from("people")
def leave(request: HttpRequest, access: Access, person: Person) -> HttpResponse:
    return _remove(request, access, person.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_member(Role.OWNER)
@posted_from("people")
def make_link(request: HttpRequest, access: Access, person: Person) -> HttpResponse:
    """The new link is on this answer alone: we do not keep it."""
    role = _role(request)
    if role not in LINK_ROLES:
        raise BadRequest("a link gives no ownership")
    key = links.make(project=access.project, role=role, actor=access.actor, now=timezone.now())
    return _people(request, access, link=request.build_absolute_uri(reverse("overview", args=[entry.by_key(key)])))


@require_http_methods(["GET", "HEAD", "POST"])
@requires_member(Role.OWNER)
@posted_from("people")
def close_link(request: HttpRequest, access: Access, person: Person, key_id: int) -> HttpResponse:
    membership.close_link(project=access.project, key_id=key_id, actor=access.actor, now=timezone.now())
    return redirect("people", entry=access.entry)


def _people(request: HttpRequest, access: Access, problem: Problem | None = None, **said: Any) -> HttpResponse:
    members = membership.members(project=access.project) if access.person else []
    context = {
        "access": access,
        "roles": Role,
        "members": members,
        "only_one_owner": sum(each.role == Role.OWNER for each in members) == 1,
        "invitations": invitations.waiting(project=access.project, now=timezone.now()).select_related("by"),
        "links": access.project.keys.filter(revoked_at=None).order_by("created_at"),
        "claimed": access.project.is_claimed,
        "errors": [problem] if problem else [],
        "role": Role.EDITOR,
        **said,
    }
    return render(request, "projects/people.html", context, status=422 if problem else 200)


def _remove(request: HttpRequest, access: Access, person_id: UUID) -> HttpResponse:
    try:
        membership.remove(project=access.project, person_id=person_id, actor=access.actor, now=timezone.now())
    except membership.LastOwner:
        return _last_owner(request, access)
    except membership.NoSuchMember:
        raise Http404 from None
    if access.person is None or access.person.pk != person_id:
        return redirect("people", entry=access.entry)
    messages.success(request, _("You have left %(project)s.") % {"project": access.project.name})
    return redirect("projects")


def _last_owner(request: HttpRequest, access: Access) -> HttpResponse:
    problem = Problem("members", _("A project needs an owner. Make somebody else an owner first."))
    return _people(request, access, problem)


def _role(request: HttpRequest) -> Role:
    try:
        return Role(request.POST.get("role", ""))
    except ValueError:
        raise BadRequest("there is no such role") from None
