"""The page that asks people to come back a little later, for pages that strangers may use only so often."""

import math
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import ngettext

from projects import throttles

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

FULL_QUEUE_WAIT = 60  # seconds; a report takes a few, so a minute frees some places


def limited(scope: str) -> Callable[[View[P]], View[P]]:
    """Take a view's posts only as often as the settings allow for this scope."""

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method == "POST" and (seconds := throttles.check(request, scope)):
                return come_back(request, seconds, status=429)
            return view(request, *args, **kwargs)

        return guarded

    return guard


def queue_full(request: HttpRequest) -> HttpResponse:
    return come_back(request, FULL_QUEUE_WAIT, status=503)


def come_back(request: HttpRequest, seconds: int, *, status: int) -> HttpResponse:
    context = {"wait": _in_words(seconds), "busy": status == 503}
    response = render(request, "come_back.html", context, status=status)
    response.headers["Retry-After"] = str(seconds)
    return response


def _in_words(seconds: int) -> str:
    if seconds < 120:
        return ngettext("%(n)s second", "%(n)s seconds", seconds) % {"n": seconds}
    minutes = math.ceil(seconds / 60)
    return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
