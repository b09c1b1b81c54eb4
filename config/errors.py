"""What is answered when no view can: a problem below /api/, a page elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assessment.api import problems


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problems.for_path(request, 400) or render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problems.for_path(request, 404) or render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return problems.for_path(request, 500) or render(request, "500.html", status=500)
