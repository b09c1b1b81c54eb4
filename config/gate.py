"""Stands before all that reads a body: refuses a form that is larger than any of ours, before any of it is kept."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assessment.api.problems import API_PREFIX


class GateMiddleware:
    """Django spools uploads to disk before anybody asked for them. The API reads bodies itself, with its own limit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and not request.path.startswith(API_PREFIX):
            return render(request, "400.html", status=413)
        return self.get_response(request)
