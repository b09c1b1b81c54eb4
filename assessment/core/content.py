"""Content files: strict, frozen shapes read from YAML, with errors that name the file, the item and the field. Pure."""

import json
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assessment.core.reading import Unreadable, read_yaml

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
QuestionId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1500, strip_whitespace=True)]
Mark = Literal["paper", "author", "digest", "related", "inferred"]


class Content(BaseModel):
    """Whatever is read from YAML: frozen, strict, and without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Source(Content):
    """Where a statement comes from: a key of sources.yaml, the place in it, and how far to trust it."""

    key: str
    at: str = ""
    mark: Mark


class Reference(Content):
    """One entry of sources.yaml."""

    key: str
    title: Text
    url: Annotated[str, StringConstraints(pattern=r"^https://")]


Sources = Annotated[tuple[Source, ...], Field(min_length=1)]


class References(Content):
    references: tuple[Reference, ...]


class BrokenContent(Exception):
    """A content file is missing or wrong. The text names the file, the item and the field."""


Shape = TypeVar("Shape", bound=Content)


def read_content(path: Path, shape: type[Shape]) -> tuple[Any, Shape]:
    """One content file, as plain data and as its shape. Raises BrokenContent naming file, item and field."""
    data = read_raw(path)
    return data, shaped(path, data, shape)


def read_raw(path: Path) -> Any:
    """One content file as plain data. Raises BrokenContent."""
    try:
        return read_yaml(path.read_bytes())
    except OSError as error:
        raise BrokenContent(f"{path}: {error.strerror}") from error
    except Unreadable as error:
        raise BrokenContent(f"{path}: {error}") from error


def shaped(path: Path, data: Any, shape: type[Shape]) -> Shape:
    """Plain data as its shape. Raises BrokenContent naming file, item and field."""
    try:
        return shape.model_validate_json(json.dumps(data))
    except ValidationError as error:
        faults = "; ".join(f"{_place(data, fault['loc'])}: {fault['msg']}" for fault in error.errors())
        raise BrokenContent(f"{path}: {faults}") from error


def _place(data: Any, location: tuple[int | str, ...]) -> str:
    """`questions.3.why` with the item named by its id: `questions.data.wanted.why`."""
    named = []
    for step in location:
        data = (
            data[step]
            if isinstance(data, list) and isinstance(step, int)
            else data.get(step)
            if isinstance(data, dict)
            else None
        )
        named.append(str(data.get("id", step)) if isinstance(step, int) and isinstance(data, dict) else str(step))
    return ".".join(named)
