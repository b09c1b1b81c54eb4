"""The page that says what we hold of a person, and the file with all of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from projects.guard import signed_in
from projects.models import Person
from recommendations import my_data


@require_safe
@signed_in
def page(request: HttpRequest, person: Person) -> HttpResponse:
    return render(request, "recommendations/my_data.html")


@require_safe
@signed_in
def file(request: HttpRequest, person: Person) -> HttpResponse:
    packed = my_data.archive(person=person, now=timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="cartograph-my-data.zip"'}
    return HttpResponse(packed, content_type="application/zip", headers=headers)
