"""What the template of a section gets for each question: every control with its name, its id and what stands in it."""

from dataclasses import dataclass

from assessment.citing import Cited, cited
from assessment.core import answering, values
from assessment.core.answers import UNANSWERED, Answer
from assessment.core.faults import Fault
from assessment.core.questionnaire import Question, Questionnaire, Term
from assessment.web import controls, glossary, typed, wording
from assessment.web.controls import Option, Part, Row, anchor, row_anchor
from assessment.web.typed import Typed

TEMPLATES = {
    "short_text": "line",
    "long_text": "text",
    "number": "number",
    "date": "date",
    "links": "lines",
    "countries": "lines",
    "languages": "lines",
    "matrix": "matrix",
}
PARTS = {"note": "note", "evidence": "evidence", "visibility": "visibility", "not_applicable": "reason"}


@dataclass(frozen=True, slots=True)
class Error:
    """What is wrong, and the id of the control where it can be mended."""

    target: str
    text: str
    about: str = ""  # the question, where a page has several


@dataclass(frozen=True, slots=True)
class Clash:
    """Two answers made from the same one, in words, and how it read before both (None: the history does not know)."""

    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    base: tuple[str, ...] | None
    saved: str  # by whom, and when


@dataclass(frozen=True, slots=True)
class Field:
    asked: Questionnaire
    question: Question
    typed: Typed
    base: int
    was: str
    errors: tuple[Error, ...] = ()
    saved: str = ""  # by whom and when, in words
    clash: Clash | None = None
    unsaved: bool = False  # what stands in the controls is not stored

    @property
    def id(self) -> str:
        """Of the whole; ids of its controls begin with it."""
        return anchor(self.question.id)

    @property
    def wish(self) -> bool:
        return self.question.id in self.asked.wishes

    @property
    def options(self) -> tuple[Option, ...]:
        return controls.options(self.question, self.typed)

    @property
    def states(self) -> tuple[Option, ...]:
        return controls.states(self.question, self.typed)

    @property
    def rows(self) -> tuple[Row, ...]:
        return controls.rows(self.question, self.typed, wish=self.wish)

    @property
    def parts(self) -> tuple[Part, ...]:
        return controls.parts(self.question, self.typed)

    @property
    def visibilities(self) -> tuple[Option, ...]:
        return controls.visibilities(self.question, self.typed)

    @property
    def terms(self) -> tuple[Term, ...]:
        return glossary.marked_in(self.asked, self.question)

    @property
    def sources(self) -> tuple[Cited, ...]:
        return cited(self.asked, self.question.sources)

    @property
    def one_of(self) -> bool:
        return self.question.type in typed.ONE_OF

    @property
    def first(self) -> bool:
        """Whether it stands before what goes deeper: the core, and the wish, which is quickly said."""
        return self.question.core or self.wish

    @property
    def in_use(self) -> bool:
        """Whether something is in it, or wrong with it."""
        return bool(self.errors or self.clash or self.unsaved or self.typed.document(self.question))

    @property
    def is_wrong(self) -> bool:
        """Whether the answer itself is, and not its note, links or reason."""
        return any(not error.target.startswith(f"{self.id}--") for error in self.errors)

    @property
    def most(self) -> int:
        """How many lines a list may have."""
        return self.question.at_most or values.MAX_LISTED

    @property
    def control(self) -> str:
        """The template of its controls."""
        kind = "wish" if self.wish else TEMPLATES.get(self.question.type, "choices")
        return f"assessment/controls/{kind}.html"

    @property
    def extras_open(self) -> bool:
        """Whether note and links are shown unfolded: only when something is in them."""
        return bool(self.typed.note or self.typed.evidence or self.typed.visibility)


def field(
    asked: Questionnaire,
    question: Question,
    *,
    stored: Answer | None,
    base: int,
    saved: str = "",
    shown: Typed | None = None,
    faults: tuple[Fault, ...] = (),
    clash: Clash | None = None,
) -> Field:
    """A question's controls. `shown` is what was typed, where it differs from what is stored."""
    answer = stored or UNANSWERED
    now = shown or typed.of(question, answer)
    return Field(
        asked=asked,
        question=question,
        typed=now,
        base=base,
        was=typed.fingerprint(answering.to_data(answer)),
        errors=tuple(_error(asked, question, now, fault) for fault in faults),
        saved=saved,
        clash=clash,
        unsaved=shown is not None,
    )


def _error(asked: Questionnaire, question: Question, now: Typed, fault: Fault) -> Error:
    words = wording.fault_words(asked, question, fault, now.lines(question) if question.type in typed.LINES else ())
    return Error(_target(question, fault), words, question.text)


def _target(question: Question, fault: Fault) -> str:
    """The control to go to: a part's or a row's own, otherwise the question's first."""
    part, row = (*fault.pointer.split("/")[3:5], "", "")[:2]
    if part in PARTS:
        return f"{anchor(question.id)}--{PARTS[part]}"
    if row in question.row_ids:
        return row_anchor(question.id, row)
    written = "day" if question.type == "date" else "text"
    return f"{anchor(question.id)}-{next(iter((*question.row_ids, *question.choice_ids)), written)}"
