"""Glossary terms in content: `[[lead circle]]` marks one. Pure."""

import re
from collections.abc import Iterator

MARK = re.compile(r"\[\[([^\[\]]+)\]\]")


def marked(text: str) -> tuple[str, ...]:
    """The forms a text marks, as they are spelled there."""
    return tuple(MARK.findall(text))


def plain(text: str) -> str:
    """The text without its marks."""
    return MARK.sub(r"\1", text)


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is a marked form."""
    for index, piece in enumerate(MARK.split(text)):
        if piece:
            yield piece, index % 2 == 1
