"""Frozen shapes to JSON and back: one value, one byte form, its fields in the order they are written. Pure."""

from typing import Any, TypeVar

from pydantic import TypeAdapter

Shape = TypeVar("Shape")

_adapters: dict[Any, TypeAdapter[Any]] = {}  # building one is slow; there are a handful of shapes


def dump(shape: type[Shape], value: Shape) -> bytes:
    """The JSON of a frozen dataclass, as UTF-8."""
    return _adapter(shape).dump_json(value)


def to_data(shape: type[Shape], value: Shape) -> Any:
    """A frozen dataclass as the plain data of its JSON."""
    return _adapter(shape).dump_python(value, mode="json")


def load(shape: type[Shape], raw: bytes) -> Shape:
    """The inverse of `dump`. Raises pydantic.ValidationError when the text is of another shape."""
    found: Shape = _adapter(shape).validate_json(raw)
    return found


def _adapter(shape: type[Shape]) -> TypeAdapter[Shape]:
    if shape not in _adapters:
        _adapters[shape] = TypeAdapter(shape)
    return _adapters[shape]
