"""The first middleware: refuses what no page or endpoint could read, before anything of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assessment.api import problems


class GateMiddleware:
    """Another charset would be used to decode query and form; a large form would be kept before any check.

    The API reads bodies itself, with a limit of its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        charset = (request.content_params or {}).get("charset", "utf-8").lower()
        if charset not in ("utf-8", "utf8"):
            return self._refuse(request, 415)
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and not request.path.startswith(problems.API_PREFIX):
            return self._refuse(request, 413)
        return self.get_response(request)

    def _refuse(self, request: HttpRequest, status: int) -> HttpResponse:
        request.encoding = "utf-8"  # whatever the refusal reads of the request, it can read
        return problems.for_path(request, status) or render(request, "400.html", status=status)
