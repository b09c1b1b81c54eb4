"""How often strangers may start, submit and ask for reports: per address, and for all together.

The rates are settings; the counters lie in the default cache, so all web processes share them. Pages call `check`,
API views list the classes; both spend the same allowance.
"""

import ipaddress
import math
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

REFUSED = "cartograph.refused"  # in request.META: an address that was refused spends nothing of everybody's allowance


class AddressThrottle(SimpleRateThrottle):
    """So many per address. Of an IPv6 address the first 64 bits count: one household holds all the rest."""

    def get_rate(self) -> str:
        rate: str = settings.THROTTLE_RATES[str(self.scope)][0]
        return rate

    def get_cache_key(self, request: Request, view: APIView) -> str:
        return self.cache_format % {"scope": self.scope, "ident": _network(self.get_ident(request))}

    def allow_request(self, request: Request, view: APIView) -> bool:
        allowed = super().allow_request(request, view)
        if not allowed:
            request.META[REFUSED] = self.scope
        return allowed


class AllThrottle(SimpleRateThrottle):
    """So many for everybody together. List it after the one per address, which keeps one address from using it up."""

    def get_rate(self) -> str:
        rate: str = settings.THROTTLE_RATES[str(self.scope)][1]
        return rate

    def get_cache_key(self, request: Request, view: APIView) -> str | None:
        if request.META.get(REFUSED) == self.scope:
            return None
        return self.cache_format % {"scope": self.scope, "ident": "all"}


def _pair(scope: str) -> tuple[type[AddressThrottle], type[AllThrottle]]:
    return (
        type(f"{scope}_by_address", (AddressThrottle,), {"scope": scope}),
        type(f"{scope}_by_all", (AllThrottle,), {"scope": scope}),
    )


BY_SCOPE = {scope: _pair(scope) for scope in ("start", "submit", "report", "keep", "invite")}


def check(request: HttpRequest, scope: str) -> int | None:
    """Count this request. None when it may go on; otherwise the seconds to wait."""
    asked: Any = request  # DRF's throttles read headers and META only, which a plain request has too
    view: Any = None
    for throttle in (each() for each in BY_SCOPE[scope]):
        if not throttle.allow_request(asked, view):
            return max(1, math.ceil(throttle.wait() or 1))
    return None


def _network(address: str | None) -> str:
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    mapped = found.ipv4_mapped
    return str(mapped or ipaddress.ip_network((found.packed, 64), strict=False).network_address)
