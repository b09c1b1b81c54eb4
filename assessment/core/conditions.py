"""One small declarative language for *when*: a question is shown, an advice applies. Pure; it explains itself.

A condition is `{all: […]}`, `{any: […]}`, `{not: …}` or a leaf. The leaf about answers is `{answer: id, any_of: […]}`;
other rooms add leaves by bringing a parser and an evaluator of their own. Truth has three values, because an answer
may be unknown, and what is only possible never counts as true.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar, Union

from assessment.core.answers import UNANSWERED, Answer, Answers, State

Leaf = TypeVar("Leaf")


class Truth(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def opposite(self) -> "Truth":
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}[self]


@dataclass(frozen=True, slots=True)
class AnswerIn:
    """The answer, or a matrix's answer in one row, is one of these choices (of several ticked: at least one)."""

    answer: str
    any_of: tuple[str, ...]
    row: str | None = None


@dataclass(frozen=True, slots=True)
class All(Generic[Leaf]):
    parts: "tuple[Condition[Leaf], ...]"


@dataclass(frozen=True, slots=True)
class AnyOf(Generic[Leaf]):
    parts: "tuple[Condition[Leaf], ...]"


@dataclass(frozen=True, slots=True)
class Not(Generic[Leaf]):
    part: "Condition[Leaf]"


Condition = Union[All[Leaf], AnyOf[Leaf], Not[Leaf], Leaf]


@dataclass(frozen=True, slots=True)
class Explained(Generic[Leaf]):
    """Whether a condition holds, and the leaves that made it so, each with its own truth."""

    truth: Truth
    because: tuple[tuple[Leaf, Truth], ...]


class MalformedCondition(ValueError):
    """The content does not follow the language; the message says what would."""


def parse(data: Any, leaf: Callable[[dict[str, Any]], Leaf]) -> Condition[Leaf]:
    """Read a condition from content. `leaf` reads what is not `all`, `any` or `not`, or raises MalformedCondition."""
    match data:
        case {"all": [_, *_] as parts, **rest} if not rest:
            return All(tuple(parse(part, leaf) for part in parts))
        case {"any": [_, *_] as parts, **rest} if not rest:
            return AnyOf(tuple(parse(part, leaf) for part in parts))
        case {"not": part, **rest} if not rest:
            return Not(parse(part, leaf))
        case dict() if not data.keys() & {"all", "any", "not"}:
            return leaf(data)
        case _:
            raise MalformedCondition("a condition is {all: […]}, {any: […]}, {not: …} or one leaf")


def parse_answer_in(data: dict[str, Any]) -> AnswerIn:
    match data:
        case {"answer": str(question), "any_of": [_, *_] as values, **rest} if not rest:
            return AnswerIn(question, tuple(str(value) for value in values))
        case {"answer": str(question), "row": str(row), "any_of": [_, *_] as values, **rest} if not rest:
            return AnswerIn(question, tuple(str(value) for value in values), row)
        case _:
            raise MalformedCondition(
                "a condition on an answer is {answer: question id, any_of: [choice ids]}, with row: row id for a matrix"
            )


def holds(condition: Condition[Leaf], leaf: Callable[[Leaf], Truth]) -> Explained[Leaf]:
    """Evaluate a condition; `leaf` says whether one leaf is true."""
    match condition:
        case All(parts):
            return _together([holds(part, leaf) for part in parts], decisive=Truth.NO)
        case AnyOf(parts):
            return _together([holds(part, leaf) for part in parts], decisive=Truth.YES)
        case Not(part):
            inner = holds(part, leaf)
            return Explained(inner.truth.opposite, inner.because)
        case _:
            truth = leaf(condition)
            return Explained(truth, ((condition, truth),))


def answer_is_in(condition: AnswerIn, answers: Answers) -> Truth:
    answer = answers.get(condition.answer, UNANSWERED)
    match answer.state:
        case State.ANSWERED if condition.row and answer.row(condition.row) is None:
            return Truth.UNKNOWN
        case State.ANSWERED:
            return Truth.YES if told(condition, answer) else Truth.NO
        case State.NOT_APPLICABLE:
            return Truth.NO
        case _:
            return Truth.UNKNOWN


def told(condition: AnswerIn, answer: Answer) -> tuple[str, ...]:
    """The choices of the answer that make the condition true."""
    chosen = (answer.row(condition.row),) if condition.row else answer.chosen
    return tuple(each for each in chosen if each in condition.any_of)


def leaves(condition: Condition[Leaf]) -> Iterator[Leaf]:
    """Every leaf, in the order it is written: what a check of the content walks over."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield condition


def _together(parts: list[Explained[Leaf]], *, decisive: Truth) -> Explained[Leaf]:
    """`all` is decided by one NO and `any` by one YES; otherwise one UNKNOWN leaves the whole unknown."""
    for wanted in (decisive, Truth.UNKNOWN, decisive.opposite):
        because = [part for part in parts if part.truth is wanted]
        if because:
            return Explained(wanted, tuple(reason for part in because for reason in part.because))
    raise AssertionError("a condition has at least one part")
