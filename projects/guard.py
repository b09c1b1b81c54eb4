"""The one guard: every page and endpoint of a project gets it here, or is not found."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

from projects import kept, services
from projects.entry import KEY, MEMBER
from projects.models import Person, Role
from projects.services import Access

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Access, P], HttpResponseBase]
MemberView = Callable[Concatenate[HttpRequest, Access, Person, P], HttpResponseBase]
Guarded = Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]


def access_or_404(key: str, needed: Role, *, closing: bool | None = False) -> Access:
    """404 and never 403: a stranger learns nothing from the difference."""
    try:
        return services.open_with(key=key, needed=needed, closing=closing)
    except services.NoAccess:
        raise Http404 from None


def membership_or_404(person: Person, project_id: UUID, needed: Role, *, closing: bool | None = False) -> Access:
    try:
        return services.open_as(person=person, project_id=project_id, needed=needed, closing=closing)
    except services.NoAccess:
        raise Http404 from None


def signed_in(view: Callable[Concatenate[HttpRequest, Person, P], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Turn `view(request, person, …)` into `view(request, …)`, for pages that are a person's and not a project's."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, request.user, *args, **kwargs)

    return guarded


def requires(needed: Role, *, closing: bool | None = False) -> Callable[[View[P]], Guarded[P]]:
    """Turn `view(request, access, …)` into `view(request, entry, …)`.

    Whoever is not signed in is asked to, for any project at all: so that tells nobody anything either. `closing` is for
    the page that finds projects which are being deleted, and no others; None for the one that finds both.
    """

    def guard(view: View[P]) -> Guarded[P]:
        @wraps(view)
        def guarded(request: HttpRequest, entry: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if entry.startswith(KEY):
                access = access_or_404(entry.removeprefix(KEY), needed, closing=closing)
            elif request.user.is_authenticated:
                project_id = UUID(entry.removeprefix(MEMBER))
                access = membership_or_404(request.user, project_id, needed, closing=closing)
            else:
                return kept.sign_in(request)
            return view(request, access, *args, **kwargs)

        return cast(Guarded[P], guarded)  # `wraps` keeps the name, and says the view's own type

    return guard


def requires_member(needed: Role) -> Callable[[MemberView[P]], Guarded[P]]:
    """The same, for what a link alone cannot do: `view(request, access, person, …)`."""

    def guard(view: MemberView[P]) -> Guarded[P]:
        def with_person(request: HttpRequest, access: Access, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if access.person is None:
                raise Http404
            return view(request, access, access.person, *args, **kwargs)

        return requires(needed)(cast(View[P], wraps(view)(with_person)))

    return guard
