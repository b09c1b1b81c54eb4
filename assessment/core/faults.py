"""What can be wrong with a document, said so that a person and a program can both mend it. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where (a JSON pointer, RFC 6901), which kind (stable), and what would be right."""

    pointer: str
    code: str
    detail: str


class InvalidDocument(Exception):
    """The document cannot be taken as it is; `faults` says everything that is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{fault.pointer or '/'}: {fault.detail}" for fault in faults))
        self.faults = faults


def pointer(*steps: str) -> str:
    """A JSON pointer to these steps, escaped."""
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)
