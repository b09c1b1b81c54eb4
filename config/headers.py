"""Response headers that Django does not set, and CSRF protection that lives with `no-referrer`."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

OWN = ("/k/", "/projects/", "/accounts/", "/invitations/")
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


class HeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if any(part in request.path for part in OWN):  # what is somebody's own is nobody else's to keep
            response.setdefault("Cache-Control", "no-store")
        return response


class CsrfMiddleware(CsrfViewMiddleware):
    """Accepts `Origin: null`, which browsers send with our own forms because of `no-referrer`. The token still decides.

    The origin check guards against a sibling domain that plants a cookie; the cookie's `__Host-` prefix does that here.
    """

    def _origin_verified(self, request: HttpRequest) -> bool:
        return request.META["HTTP_ORIGIN"] == "null" or bool(super()._origin_verified(request))  # type: ignore[misc]
