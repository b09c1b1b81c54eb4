"""Deleting one's account, and taking that back."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from projects import closing
from projects.guard import signed_in
from projects.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]
@signed_in
def delete(request: HttpRequest, person: Person) -> HttpResponse:
    if request.method != "POST":
        context = {
            "days": closing.ACCOUNT_GRACE.days,
            "alone_in": closing.alone_in(person),
            "passed_on": closing.passed_on_by(person),
        }
        return render(request, "projects/delete_account.html", context)
    ends = closing.leave(person=person, now=timezone.now())
    logout(request)
    return render(request, "projects/account_deleted.html", {"ends": ends})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def keep(request: HttpRequest, person: Person) -> HttpResponse:
    if request.method == "POST":  # otherwise they are back from signing in, and find the button on that page again
        closing.stay(person=person)
    return redirect("projects")
