"""What can be wrong with a document, said so that a person and a program can both mend it. Pure.

The sentences here are English, with the facts beside them and not in them, so that a face can say them in the reader's
language (`assessment.wording.fault_text`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import Any


def gettext_noop(text: str) -> str:
    """Marks a text for translators; `makemessages` knows it by this name."""
    return text


class Count(int):
    """A number that may get long: 262,144 in English, and as the reader groups digits elsewhere."""

    def __str__(self) -> str:
        return f"{self:,}"


@dataclass(frozen=True, slots=True)
class Words:
    """A text with %-placeholders, and what stands in them: plain values, or words again. As a string it is English."""

    text: str
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.text % self.facts


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where (a JSON pointer, RFC 6901), which kind (stable), and what would be right."""

    pointer: str
    code: str
    text: str
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def words(self) -> Words:
        return Words(self.text, self.facts)

    @property
    def detail(self) -> str:
        """The sentence in English."""
        return str(self.words)


class InvalidDocument(Exception):
    """The document cannot be taken as it is; `faults` says everything that is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{fault.pointer or '/'}: {fault.detail}" for fault in faults))
        self.faults = faults


def pointer(*steps: str) -> str:
    """A JSON pointer to these steps, escaped."""
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)


def joined(text: str, parts: Iterable[Words | str]) -> Words | str:
    """Parts put together two by two: `text` holds %(one)s and %(other)s. There is at least one part."""
    return reduce(lambda one, other: Words(text, {"one": one, "other": other}), parts)
