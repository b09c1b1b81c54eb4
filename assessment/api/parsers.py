"""Reads request bodies: the core's strict JSON and nothing else, no more bytes than a document may have."""

from collections.abc import Mapping, Sequence
from typing import IO, Any

from django.utils.translation import gettext
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from assessment.api import problems
from assessment.core import values
from assessment.core.faults import Count, Fault, gettext_noop, pointer
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


def choices(request: Request, offered: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What a body chooses of what is offered, by field; the first of a field where it, or the whole body, is missing.

    A field that is not offered is refused: one that is ignored would be a promise broken.
    """
    given = request.data if request.stream is not None else {}
    if not isinstance(given, dict):
        raise _refused([Fault("", "wrong_type", gettext_noop("Send no body, or an object."))])
    faults = [_choice_fault(name, value, offered) for name, value in given.items()]
    if found := [fault for fault in faults if fault]:
        raise _refused(found)
    return {name: allowed[0] for name, allowed in offered.items()} | given


def _choice_fault(name: str, value: Any, offered: Mapping[str, Sequence[str]]) -> Fault | None:
    if name not in offered:
        told = gettext_noop("There is no such field; allowed are %(fields)s.")
        return Fault(pointer(name), "unknown_field", told, {"fields": values.listed(offered)})
    if value not in offered[name]:
        told = gettext_noop("Choose one of %(allowed)s.")
        return Fault(pointer(name), "not_allowed", told, {"allowed": values.listed(offered[name])})
    return None


def _refused(faults: list[Fault]) -> problems.Refused:
    told = fault_text(faults[0])
    return problems.Refused(problems.INVALID_REQUEST, told, faults=tuple(faults))
