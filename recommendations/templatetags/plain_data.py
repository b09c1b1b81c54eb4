"""Plain data on a page, whatever its shape."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def is_table(value: Any) -> bool:
    return isinstance(value, Mapping)


@register.filter
def is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


@register.filter
def in_words(name: str) -> str:
    return str(name).replace("_", " ")
