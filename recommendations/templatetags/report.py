"""Filters for words on paper. They return plain text, never markup, so that autoescaping stays in force."""

import re
from collections.abc import Iterable, Mapping

from django import template

from assessment.citing import Cited

register = template.Library()

# A word without an end costs the layout time that grows with its square, and runs off the sheet. A break is offered
# after 40 characters, a little later where the next one belongs to the letter before it (accents, joined emoji).
_JOINED = "[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]"
_LONG = re.compile(rf"(\S{{40,60}}?(?!{_JOINED})(?<!\u200d)|\S{{60}})(?=\S)")
# An address breaks after its own signs where it can, and within what is long between two of them.
_LINK = re.compile(r"([/?&=_.-]+(?=\S)|[^\s/?&=_.-]{16}(?=[^\s/?&=_.-]))")
_AIR = re.compile(r"\s*\n\s*\n\s*")


@register.filter
def softbreak(text: object) -> str:
    """Text with a place to break, invisible elsewhere, after every 40 characters of a word."""
    return _LONG.sub("\\1\u200b", str(text))


@register.filter
def linkbreak(address: str) -> str:
    """A printed address, with places to break."""
    return _LINK.sub("\\1\u200b", address)


@register.filter
def prose(text: object) -> str:
    """What somebody typed, with soft breaks, and with no more than one empty line in a row."""
    return softbreak(_AIR.sub("\n\n", str(text).strip()))


@register.filter
def is_weblink(address: object) -> bool:
    """Only such addresses become links; whatever else came in stays text."""
    return str(address).lower().startswith(("https://", "http://"))


@register.filter
def of(key: str, table: Mapping[str, object]) -> object:
    """What a table holds under a key; nothing where it does not know it."""
    return table.get(key, "")


@register.filter
def once(sources: Iterable[Cited]) -> Iterable[Cited]:
    """Each work once, for where the place in it is not told."""
    return {source.key: source for source in sources}.values()


@register.filter
def title_size(name: str) -> str:
    """How large a project's name can stand on the cover: "large", "middle", "small" or "least"."""
    for longest, size in ((28, "large"), (64, "middle"), (120, "small")):
        if len(name) <= longest:
            return size
    return "least"
