"""What one answer is: its five states, and what may come with it. Pure; knows no question."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a question stands. Only `ANSWERED` and `NOT_APPLICABLE` say something; the other three leave a range."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"  # "we don't know"
    NOT_APPLICABLE = "not_applicable"  # with a reason; takes the question out of the result
    WITHHELD = "withheld"  # "we may not say"; scores as unanswered, printed "not disclosed"
    UNANSWERED = "unanswered"


class Visibility(StrEnum):
    PUBLIC = "public"
    INTERNAL = "internal"


# An id of a choice or rung, a text or a date; a number; several choices, links or ISO codes; a matrix: row -> choice.
Value = str | int | tuple[str, ...] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it is kept: `value` only when answered, `reason` only when not applicable."""

    state: State
    value: Value | None = None
    reason: str = ""
    note: str = ""
    evidence: tuple[str, ...] = ()
    visibility: Visibility | None = None  # None: the question's own default

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids this answer chose: one, several, or none when it is not an answer at all."""
        match self.value:
            case str():
                return (self.value,)
            case tuple():
                return self.value
            case _:
                return ()

    def row(self, row: str) -> str | None:
        """What a matrix says of one row; None where it says nothing."""
        return self.value.get(row) if isinstance(self.value, Mapping) else None


UNANSWERED = Answer(State.UNANSWERED)

Answers = Mapping[str, Answer]  # question id -> answer; absent means unanswered
