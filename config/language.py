"""Which language a reader gets: what they chose with `?lang=`, else what `Accept-Language` asks for.

Addresses carry no language. `?lang=es` on any page stores the choice in a cookie and leads back to the same address
without it; the parameter on a form that was sent, or an unknown code, changes nothing. The API knows `Accept-Language`
alone, so that a program gets the same answer whatever a browser has stored.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes

from assessment.api.problems import API_PREFIX

PARAMETER = "lang"


class LanguageMiddleware:
    """Stands before Django's LocaleMiddleware, which reads cookie and header and says Content-Language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # LocaleMiddleware leaves its language behind in the thread, where the next reader's request would find it.
        with translation.override(settings.LANGUAGE_CODE, deactivate=True):
            return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(API_PREFIX):
            request.COOKIES.pop(settings.LANGUAGE_COOKIE_NAME, None)
            return self.get_response(request)
        if request.method in ("GET", "HEAD") and (chosen := _chosen(request)) in dict(settings.LANGUAGES):
            return _stored(request, chosen)
        response = self.get_response(request)
        patch_vary_headers(response, ["Cookie"])
        return response


def _chosen(request: HttpRequest) -> str:
    try:
        return request.GET.get(PARAMETER, "")
    except SuspiciousOperation:  # too many parameters: whoever needs them will say so
        return ""


def _stored(request: HttpRequest, chosen: str) -> HttpResponse:
    rest = request.GET.copy()
    del rest[PARAMETER]
    # Two slashes at the beginning would name another host.
    here = escape_leading_slashes(escape_uri_path(request.path))
    response = HttpResponseRedirect(f"{here}?{rest.urlencode()}" if rest else here)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        httponly=True,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
    response["Cache-Control"] = "no-store"
    return response
