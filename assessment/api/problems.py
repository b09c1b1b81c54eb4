"""Every error of the API as problem details (RFC 9457): one table of kinds, one place where exceptions become answers.

A problem's `type` is the address of its entry in the table, so that whoever meets one can look it up. Its words are in
the language that `Accept-Language` asks for; `type`, codes and pointers are for programs and never change.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from rest_framework import exceptions

from assessment.core.faults import Fault, InvalidDocument
from assessment.core.reading import Unreadable
from assessment.wording import fault_text

MEDIA_TYPE = "application/problem+json"
API_PREFIX = "/api/"
TYPE_PREFIX = "/api/v1/problems/"
FAULTS_SHOWN = 100  # of one document: more would answer a small bad body with a large one


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem. The slug is stable; the words may get better, and are English until they are said."""

    slug: str
    status: int
    title: str
    meaning: str

    @property
    def type(self) -> str:
        return f"{TYPE_PREFIX}{self.slug}/"


UNREADABLE = Kind(
    "unreadable",
    400,
    _("The body cannot be read"),
    _("It is empty, not UTF-8, not JSON, too deep, or holds what no document may."),
)
BAD_QUERY = Kind(
    "bad-query", 400, _("A query parameter is not understood"), _("The detail names the parameter and what is allowed.")
)
BAD_REQUEST = Kind(
    "bad-request", 400, _("The request cannot be understood"), _("Something outside the body is malformed.")
)
NOT_FOUND = Kind(
    "not-found", 404, _("There is nothing here"), _("No such address, id or version, or the key does not open it.")
)
NOT_ALLOWED = Kind(
    "method-not-allowed", 405, _("This method is not allowed here"), _("The Allow header lists those that are.")
)
NOT_ACCEPTABLE = Kind(
    "not-acceptable", 406, _("Only other formats are offered"), _("Ask for application/json, or for */*.")
)
NOT_READY = Kind(
    "report-not-ready",
    409,
    _("The report is not ready"),
    _("Read the report's status until it is ready, then download."),
)
LENGTH_REQUIRED = Kind(
    "length-required", 411, _("Say how long the body is"), _("Send Content-Length instead of chunks.")
)
TOO_LARGE = Kind("too-large", 413, _("The body is too large"), _("The detail says how large it may be."))
WRONG_TYPE = Kind(
    "unsupported-media-type",
    415,
    _("The body is of an unsupported type"),
    _("Send plain application/json, not compressed."),
)
INVALID = Kind(
    "invalid-document",
    422,
    _("The document is not valid"),
    _("`errors` lists what is wrong, each with a JSON pointer."),
)
INVALID_REQUEST = Kind(
    "invalid-request", 422, _("The body is not what is asked for here"), _("`errors` lists what is wrong.")
)
TOO_MANY = Kind(
    "too-many-requests", 429, _("Too many requests"), _("Retry-After says after how many seconds to try again.")
)
SERVER_ERROR = Kind("server-error", 500, _("We made a mistake"), _("It is on our side and has been logged."))
BUSY = Kind(
    "queue-full", 503, _("Too many reports are waiting"), _("Retry-After says after how many seconds to ask again.")
)

KINDS = (
    UNREADABLE, BAD_QUERY, BAD_REQUEST, NOT_FOUND, NOT_ALLOWED, NOT_ACCEPTABLE, NOT_READY, LENGTH_REQUIRED, TOO_LARGE,
    WRONG_TYPE, INVALID, INVALID_REQUEST, TOO_MANY, SERVER_ERROR, BUSY,
)  # fmt: skip
BY_STATUS = {kind.status: kind for kind in reversed(KINDS)} | {400: BAD_REQUEST}


class Refused(Exception):
    """A view says no in the words of one kind of problem."""

    def __init__(
        self, kind: Kind, detail: str, *, faults: tuple[Fault, ...] = (), retry_after: int | None = None
    ) -> None:
        super().__init__(detail)
        self.kind, self.detail, self.faults, self.retry_after = kind, detail, faults, retry_after


def response(
    kind: Kind,
    detail: str,
    *,
    faults: tuple[Fault, ...] = (),
    headers: Mapping[str, str] | None = None,
    status: int | None = None,
) -> HttpResponse:
    body: dict[str, Any] = {"type": kind.type, "title": gettext(kind.title), "status": status or kind.status}
    body["detail"] = detail
    if faults:
        body["errors"] = [
            {"pointer": fault.pointer, "code": fault.code, "detail": fault_text(fault)}
            for fault in faults[:FAULTS_SHOWN]
        ]
    return HttpResponse(
        json.dumps(body, ensure_ascii=False),
        content_type=MEDIA_TYPE,
        status=status or kind.status,
        headers=dict(headers or {}),
    )


def handle(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """What DRF calls for an exception of a view. None: not one we expect, so it is logged and answered as a 500."""
    match error:
        case Refused():
            wait = {} if error.retry_after is None else {"Retry-After": str(error.retry_after)}
            return response(error.kind, error.detail, faults=error.faults, headers=wait)
        case InvalidDocument():
            return response(INVALID, _counted(error.faults), faults=error.faults)
        case Unreadable():
            kind = TOO_LARGE if error.code == "too_large" else UNREADABLE
            fault = Fault("", error.code, error.words.text, error.words.facts)
            return response(kind, fault_text(fault), faults=(fault,))
        case RequestDataTooBig():
            return response(TOO_LARGE, gettext("The body is larger than this service takes."))
        case UnreadablePostError():
            return response(UNREADABLE, gettext("The connection broke before the whole body had arrived."))
        case Http404():
            return response(NOT_FOUND, _missing(error))
        case exceptions.APIException():
            return _from_framework(error)
        case _:
            return None


def not_found(request: HttpRequest) -> HttpResponse:
    """Any address below the API's that is nobody else's."""
    slash = request.path.endswith("/")
    told = NOT_FOUND.meaning if slash else _("Every address of the API ends with a slash.")
    return response(NOT_FOUND, gettext(told))


def for_path(request: HttpRequest, status: int) -> HttpResponse | None:
    """The problem for an error outside any view, when the address is the API's. None: the pages answer it."""
    if not request.path.startswith(API_PREFIX):
        return None
    kind = BY_STATUS.get(status, SERVER_ERROR if status >= 500 else BAD_REQUEST)
    return not_found(request) if kind is NOT_FOUND else response(kind, gettext(kind.meaning), status=status)


def _from_framework(error: exceptions.APIException) -> HttpResponse:
    kind = BY_STATUS.get(error.status_code, SERVER_ERROR if error.status_code >= 500 else BAD_REQUEST)
    headers = {}
    if isinstance(error, exceptions.Throttled):
        wait: float | None = getattr(error, "wait", None)
        headers["Retry-After"] = str(max(1, math.ceil(wait or 1)))
    return response(kind, _flat(error.detail), headers=headers, status=error.status_code)


def _counted(faults: tuple[Fault, ...]) -> str:
    if len(faults) == 1:
        return gettext("One thing is wrong: %(problem)s") % {"problem": fault_text(faults[0])}
    counts = {"count": len(faults), "shown": FAULTS_SHOWN}
    if len(faults) > FAULTS_SHOWN:
        return gettext("%(count)s things are wrong; the first %(shown)s are listed.") % counts
    return gettext("%(count)s things are wrong.") % counts


def _missing(error: Http404) -> str:
    """Our own words where we gave some; Django's would name the model."""
    return str(error) if isinstance(error, NotThere) else gettext(NOT_FOUND.meaning)


def _flat(detail: Any) -> str:
    return str(detail) if isinstance(detail, str) else json.dumps(detail, default=str)


class NotThere(Http404):
    """Nothing here, and it helps to say what is instead."""
