"""The page of somebody's own account: what others see of it, and the ways to everything that protects it."""

from allauth.socialaccount.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from projects import mail, people
from projects.guard import signed_in
from projects.models import Person
from projects.web.forms import ProfileForm


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def profile(request: HttpRequest, person: Person) -> HttpResponse:
    known = {"name": person.name, "language": mail.reads(person)}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        people.introduce(person=person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("profile")
    context = {"form": form, "identities": get_adapter().list_providers(request)}
    return render(request, "projects/profile.html", context, status=422 if form.errors else 200)
