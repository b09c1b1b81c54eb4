"""Reads request bodies: the core's strict JSON and nothing else, no more bytes than a document may have."""

from collections.abc import Mapping
from typing import IO, Any

from django.utils.translation import gettext
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from assessment.api import problems
from assessment.core.faults import Count, Fault, gettext_noop
from assessment.core.reading import MAX_BYTES, Unreadable, read_json
from assessment.wording import fault_text

DRAINED_AT_MOST = 16 * MAX_BYTES  # of a body we refuse: a client that is still sending would not read our answer


class SafeJSONParser(BaseParser):
    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """Raises Unreadable or UnsupportedMediaType, whatever the bytes are."""
        request: Request = (parser_context or {})["request"]
        if (encoding := request.headers.get("Content-Encoding", "identity").lower()) != "identity":
            told = gettext("Send the body as it is, without Content-Encoding %(encoding)s.")
            raise UnsupportedMediaType(media_type or "", told % {"encoding": repr(encoding)})
        length = int(request.headers.get("Content-Length") or 0)
        if length > MAX_BYTES:
            stream.read(min(length, DRAINED_AT_MOST))
            told = gettext_noop("The body has %(count)s bytes; at most %(most)s are allowed.")
            raise Unreadable("too_large", told, facts={"count": Count(length), "most": Count(MAX_BYTES)})
        return read_json(stream.read(MAX_BYTES))


def body(request: Request) -> Any:
    """The body of a request that must have one."""
    if request.headers.get("Transfer-Encoding"):
        raise problems.Refused(problems.LENGTH_REQUIRED, gettext(problems.LENGTH_REQUIRED.meaning))
    if request.stream is None:
        raise Unreadable("empty", gettext_noop("The body is empty."))
    return request.data


def no_fields(request: Request) -> None:
    """Refuse a body that says anything: nothing can be chosen here, and a field ignored would be a promise broken."""
    given = request.data if request.stream is not None else {}
    if given == {}:
        return
    fault = Fault("", "not_allowed", gettext_noop("Send no body, or an empty object."))
    raise problems.Refused(problems.INVALID_REQUEST, fault_text(fault), faults=(fault,))
