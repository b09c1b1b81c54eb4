"""The page of a person's projects."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from projects import membership
from projects.guard import signed_in
from projects.models import Person


@require_safe
@signed_in
def projects(request: HttpRequest, person: Person) -> HttpResponse:
    return render(request, "projects/projects.html", {"belongings": membership.of(person=person)})
