"""What anybody can read before starting: the whole questionnaire, and its glossary."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessment.web import glossary as words
from assessment.web import language, whole_sheet


@require_safe
def whole(request: HttpRequest) -> HttpResponse:
    return render(request, "assessment/whole.html", whole_sheet.context(language.current()))


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    asked = language.current()
    return render(request, "assessment/glossary.html", {"asked": asked, "entries": words.entries(asked)})
