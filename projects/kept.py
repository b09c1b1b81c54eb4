"""A form that came when its session had ended: kept until the same person has signed in again.

The form brings a seal that says whose it is, because the session that knew is gone. A form without one is anybody's,
and nothing of it is kept: so strangers cannot fill our tables, and nobody gets what another person typed.
"""

from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponseBase, JsonResponse, QueryDict
from django.urls import reverse

from projects import throttles
from projects.models import Person
from projects.refusing import come_back

SEAL = "sealed"  # name of the form's control
KEPT = "kept"  # in the session
MOST = 200_000  # characters of a form; a section with everything filled in has less
SALT = "projects.kept"


def seal(request: HttpRequest, person: Person | None) -> str:
    """What a form carries whose typing shall outlive its session. Those who came with a link have none to outlive."""
    return signing.dumps([str(person.pk), request.path], salt=SALT) if person else ""


def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Lead to the sign-in page, and keep what was typed. A script is told, so that it can keep it itself."""
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse({"sign_in": reverse("account_login")}, status=401)
    if request.method == "POST" and (owner := _owner(request)):
        if seconds := throttles.check(request, "keep"):
            return come_back(request, seconds, status=429)
        form = request.POST.urlencode()
        if len(form) <= MOST:
            request.session[KEPT] = {"of": owner, "path": request.path, "form": form}
    return redirect_to_login(request.get_full_path())


def form_of(request: HttpRequest, person: Person | None) -> QueryDict | None:
    """What this person typed into this page before they were signed out. It stays until `let_go`."""
    kept = request.session.get(KEPT)
    if person is None or kept is None or (kept["of"], kept["path"]) != (str(person.pk), request.path):
        return None
    return QueryDict(kept["form"])


def let_go(request: HttpRequest, person: Person | None) -> None:
    """Once the page was saved."""
    if form_of(request, person) is not None:
        del request.session[KEPT]


def _owner(request: HttpRequest) -> str | None:
    try:
        owner, path = signing.loads(request.POST.get(SEAL, ""), salt=SALT)
    except signing.BadSignature:
        return None
    return owner if path == request.path else None
