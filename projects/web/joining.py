"""Coming to a project: by an invitation, or by claiming one that was started without an account."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from projects import invitations, membership
from projects.entry import by_membership
from projects.guard import requires
from projects.models import Role
from projects.people import proved_addresses
from projects.services import Access


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponseBase:
    """What is offered, by whom; to accept it needs an account that has proved the invited address."""
    now, person = timezone.now(), request.user
    try:
        found = invitations.find(secret=secret, now=now)
        if request.method == "POST" and person.is_authenticated:
            invitations.accept(secret=secret, person=person, proved=proved_addresses(person), now=now)
            return redirect("overview", entry=by_membership(found.project_id))
    except invitations.NoInvitation:
        return render(request, "projects/no_invitation.html", status=404)
    except invitations.WrongAddress:
        pass
    if request.method == "POST" and not person.is_authenticated:
        return redirect_to_login(request.path)
    fits = person.is_authenticated and invitations.is_for(found, proved_addresses(person))
    refused = request.method == "POST"
    context = {"invitation": found, "fits": fits, "role": Role(found.role), "secret": secret}
    return render(request, "projects/invitation.html", context, status=422 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, entry: str) -> HttpResponseBase:
    """For whoever holds the edit link of a project that nobody owns; pressed twice, it has worked once."""
    if request.user.is_authenticated and (mine := membership.owned_behind(entry=entry, person=request.user)):
        return redirect("people", entry=by_membership(mine.pk))
    return _claim(request, entry)


@requires(Role.OWNER)
def _claim(request: HttpRequest, access: Access) -> HttpResponseBase:
    if access.person is not None:
        raise Http404
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    if request.method != "POST":
        return render(request, "projects/claim.html", {"access": access})
    close_links = request.POST.get("links") != "keep"
    try:
        project = membership.claim(access=access, person=request.user, close_links=close_links, now=timezone.now())
    except membership.AlreadyClaimed:
        raise Http404 from None
    messages.success(request, _("%(project)s is yours now.") % {"project": project.name})
    return redirect("people", entry=by_membership(project.pk))
