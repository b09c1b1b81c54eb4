"""Where the link in a letter stops more of its kind."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from projects import subscribing


@csrf_exempt  # a mail program posts here by itself (RFC 8058), and whoever would forge that needs the token
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing, because programs open links to see whether they are safe."""
    changed = request.method == "POST"
    try:
        if changed:
            found = subscribing.choose(token=token, wanted=request.POST.get("mail") == "on")
        else:
            found = subscribing.addressee(token=token)
    except subscribing.NoSuchLetter:
        raise Http404 from None
    return render(request, "projects/unsubscribe.html", {"found": found, "changed": changed})
