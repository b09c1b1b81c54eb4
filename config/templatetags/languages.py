"""The links by which a reader changes the language of a page."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django import template
from django.core.exceptions import SuspiciousOperation
from django.http import QueryDict

from config.language import PARAMETER

register = template.Library()


@register.simple_tag(takes_context=True)
def in_language(context: Mapping[str, Any], code: str) -> str:
    """The page itself in another language. Relative, and without the path: a page's address may hold a key."""
    query = QueryDict(mutable=True)
    with suppress(KeyError, SuspiciousOperation):  # also a page that says why a query cannot be read has these links
        query = context["request"].GET.copy()
    query[PARAMETER] = code
    return f"?{query.urlencode()}"
