"""What anybody can read before starting: the whole questionnaire, its glossary, and who can use these pages."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessment.web import glossary as words
from assessment.web import language, whole_sheet

ACCESSIBILITY_WRITTEN = date(2026, 11, 25)  # renew it with the statement


@require_safe
def whole(request: HttpRequest) -> HttpResponse:
    return render(request, "assessment/whole.html", whole_sheet.context(language.current()))


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    asked = language.current()
    return render(request, "assessment/glossary.html", {"asked": asked, "entries": words.entries(asked)})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "assessment/accessibility.html", {"written": ACCESSIBILITY_WRITTEN})
