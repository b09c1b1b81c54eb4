"""Views that only take a form, and the page the form is on."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from projects.services import Access

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Access, P], HttpResponseBase]


def posted_from(page: str) -> Callable[[View[P]], View[P]]:
    """Lead whoever only opens the address to the page that has the form.

    They are back from signing in, because their session had ended when they posted, or reload a refused form.
    """

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, access: Access, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method != "POST":
                return redirect(page, entry=access.entry)
            return view(request, access, *args, **kwargs)

        return guarded

    return guard
