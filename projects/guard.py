"""The one guard: every page and endpoint of a project gets it here, or is not found."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from projects import kept, services
from projects.entry import KEY, MEMBER
from projects.models import Person, Role
from projects.services import Access

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Access, P], HttpResponseBase]
MemberView = Callable[Concatenate[HttpRequest, Access, Person, P], HttpResponseBase]
Guarded = Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]


def access_or_404(key: str, needed: Role) -> Access:
    """404 and never 403: a stranger learns nothing from the difference."""
    try:
        return services.open_with(key=key, needed=needed)
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


def requires(needed: Role, *, closing: bool = False) -> Callable[[View[P]], Guarded[P]]:
    """Turn `view(request, access, …)` into `view(request, entry, …)`.

    Whoever is not signed in is asked to, for any project at all: so that tells nobody anything either. Owners of a
    project that is being deleted are led to where that is undone, which is the one page that is there then (`closing`).
    """

    def guard(view: View[P]) -> Guarded[P]:
        @wraps(view)
        def guarded(request: HttpRequest, entry: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if entry.startswith(MEMBER) and not request.user.is_authenticated:
                return kept.sign_in(request)
            try:
                access = _open(request, entry, needed, closing)
            except services.BeingDeleted:
                return redirect("reopen", entry=entry)
            except services.NoAccess:
                raise Http404 from None
            return view(request, access, *args, **kwargs)

        return cast(Guarded[P], guarded)  # `wraps` keeps the name, and says the view's own type

    return guard


def _open(request: HttpRequest, entry: str, needed: Role, closing: bool) -> Access:  # noqa: FBT001 -- as in services
    if entry.startswith(KEY):
        return services.open_with(key=entry.removeprefix(KEY), needed=needed, closing=closing)
    person = cast(Person, request.user)
    return services.open_as(person=person, project_id=UUID(entry.removeprefix(MEMBER)), needed=needed, closing=closing)


def requires_member(needed: Role) -> Callable[[MemberView[P]], Guarded[P]]:
    """The same, for what a link alone cannot do: `view(request, access, person, …)`."""

    def guard(view: MemberView[P]) -> Guarded[P]:
        def with_person(request: HttpRequest, access: Access, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if access.person is None:
                raise Http404
            return view(request, access, access.person, *args, **kwargs)

        return requires(needed)(cast(View[P], wraps(view)(with_person)))

    return guard
