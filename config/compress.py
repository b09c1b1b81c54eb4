"""Pages and answers go out compressed. Files that are streamed are PDFs, compressed already; they keep their length.

BREACH does not reach us: it makes a victim's browser ask for a page that holds a secret, again and again. Here the
secret is in the page's address, so whoever could ask already has it; no cookie opens anything. Django's own guards,
masked CSRF tokens and a random length, stay.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressMiddleware(GZipMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return response if response.streaming else super().process_response(request, response)
