"""Where anybody can check that a report's answers were submitted here. Open to all; it tells no name and no key."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessment.core.reading import MAX_BYTES, Unreadable
from assessment.web.fields import Error
from assessment.wording import words_text
from recommendations import verifying


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Takes the file that is attached to a report, or a digest, and leads to what is known of it."""
    error = None
    if request.method == "POST":
        try:
            return redirect("verified", digest=_digest(request))
        except Unreadable as unreadable:
            error = Error("file", words_text(unreadable.words))
        except verifying.NoDigest:
            error = Error("digest", _("A digest has 64 characters: digits and the letters a to f."))
    context = {"errors": [error] if error else [], "digest": request.POST.get("digest", "")}
    return render(request, "recommendations/verify.html", context, status=422 if error else 200)


def _digest(request: HttpRequest) -> str:
    if file := request.FILES.get("file"):
        return verifying.digest_of(file.read(MAX_BYTES + 1))
    return verifying.digest_in(request.POST.get("digest", ""))


@require_safe
def verified(request: HttpRequest, digest: str) -> HttpResponse:
    try:
        digest = verifying.digest_in(digest)
    except verifying.NoDigest:
        raise Http404 from None
    found = verifying.records(digest=digest)
    context = {"digest": digest, "found": found}
    return render(request, "recommendations/verified.html", context, status=200 if found else 404)
