"""The one guard: every page and endpoint below `/k/<key>/` gets its project here, or is not found."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponseBase

from projects import services
from projects.models import Role
from projects.services import Access

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Access, P], HttpResponseBase]
Guarded = Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]


def access_or_404(key: str, needed: Role) -> Access:
    """404 and never 403: a stranger learns nothing from the difference."""
    try:
        return services.open_with(key=key, needed=needed)
    except services.NoAccess:
        raise Http404 from None


def requires(needed: Role) -> Callable[[View[P]], Guarded[P]]:
    """Turn `view(request, access, …)` into `view(request, key, …)`."""

    def guard(view: View[P]) -> Guarded[P]:
        @wraps(view)
        def guarded(request: HttpRequest, key: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            return view(request, access_or_404(key, needed), *args, **kwargs)

        return cast(Guarded[P], guarded)  # `wraps` keeps the name, and says the view's own type

    return guard
