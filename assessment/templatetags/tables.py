"""Looking things up in templates."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def under(table: Mapping[str, object] | str, key: str) -> object:
    """What a table holds under a key; nothing where it does not know it, or where a page has no such table."""
    return table.get(key, "") if isinstance(table, Mapping) else ""
