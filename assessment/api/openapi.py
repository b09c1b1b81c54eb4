"""How operations describe themselves: one decorator for all, problems included, and examples made from real answers."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from drf_spectacular.contrib import pydantic as _pydantic  # noqa: F401 -- importing it teaches the generator our shapes
from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema

from assessment.api import problems
from assessment.api.problems import Kind
from assessment.api.shapes import Problem
from assessment.core import questionnaire, schema

Given = tuple[Any, str, Callable[[], Any] | None]  # a shape, what it is in words, and what makes an example
View = TypeVar("View", bound=Callable[..., Any])

KEY = OpenApiParameter("key", str, "path", description="A project's edit or view key: the whole credential.")


class Document:
    """Stands for the document in the schema: its shape is generated from the current questionnaire."""


class DocumentExtension(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    target_class = "assessment.api.openapi.Document"

    def get_name(self, auto_schema: Any, direction: Any) -> str:
        return "Document"

    def map_serializer(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        made = schema.document_schema(questionnaire.current())
        made.pop("$schema")  # OpenAPI 3.1 has the same dialect, and states it once
        return made


class Example(OpenApiExample):
    """An example that is made when the schema is asked for, not when the module is imported."""

    def __init__(self, name: str, make: Callable[[], Any], **kinds: Any) -> None:
        self.make = make
        super().__init__(name, **kinds)

    @property
    def value(self) -> Any:
        return self.make()

    @value.setter
    def value(self, ignored: Any) -> None:
        """The base class sets one; ours is made on demand."""


def described(
    *,
    operation: str,
    tag: str,
    summary: str,
    description: str,
    gives: dict[int, Given],
    takes: Any = None,
    takes_example: Callable[[], Any] | None = None,
    parameters: Sequence[OpenApiParameter] = (),
    refuses: Sequence[Kind] = (),
    headers: Sequence[tuple[str, str, Sequence[int]]] = (),
    media_type: str = "application/json",
) -> Callable[[View], View]:
    """Describe one operation. Any may be asked for a format it does not have, so 406 is always among its answers."""
    responses: dict[tuple[int, str], Any] = {
        (status, media_type): OpenApiResponse(shape, description=words) for status, (shape, words, _) in gives.items()
    }
    by_status: dict[int, list[Kind]] = {}
    for kind in (*refuses, problems.NOT_ACCEPTABLE):
        by_status.setdefault(kind.status, []).append(kind)
    for status, kinds in by_status.items():
        responses[status, problems.MEDIA_TYPE] = OpenApiResponse(
            Problem,
            description=" ".join(f"{kind.title}." for kind in kinds),
            examples=[_problem_example(kind) for kind in kinds],
        )
    examples = [
        Example("Example", make, response_only=True, status_codes=[str(status)])
        for status, (_, _, make) in gives.items()
        if make
    ]
    if takes_example is not None:
        examples.append(Example("Example", takes_example, request_only=True))
    return extend_schema(
        operation_id=operation,
        tags=[tag],
        summary=summary,
        description=description,
        request=takes,
        responses=responses,
        examples=examples,
        parameters=[*parameters, *(_header(*each) for each in headers)],
        auth=[],
    )


def _header(name: str, words: str, statuses: Sequence[int]) -> OpenApiParameter:
    kind = int if name == "Retry-After" else str
    return OpenApiParameter(
        name, kind, OpenApiParameter.HEADER, description=words, response=[str(each) for each in statuses]
    )


def _problem_example(kind: Kind) -> OpenApiExample:
    body = {"type": kind.type, "title": kind.title, "status": kind.status, "detail": kind.meaning}
    return OpenApiExample(
        kind.title, body, media_type=problems.MEDIA_TYPE, status_codes=[str(kind.status)], response_only=True
    )
