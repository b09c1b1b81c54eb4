"""A posted section: which answers may be recorded, and what is wrong with the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from django.http import QueryDict

from assessment.core import answering
from assessment.core.answers import UNANSWERED
from assessment.core.answers import Answer as GivenAnswer
from assessment.core.faults import Fault
from assessment.core.questionnaire import Page, Question, Questionnaire
from assessment.models import Answer
from assessment.services import Draft, Given
from assessment.web import fields, typed, wording
from assessment.web.fields import Clash, Error, Field
from assessment.web.typed import Typed, control


@dataclass(frozen=True, slots=True)
class Posted:
    """Question id -> what was typed, what of it can be recorded, and the faults of the rest."""

    typed: Mapping[str, Typed]
    bases: Mapping[str, int]
    given: Mapping[str, Given]
    faults: Mapping[str, tuple[Fault, ...]]


@dataclass(frozen=True, slots=True)
class Clashing:
    """An answer that came too late, the one that was there first, and what both were made from, where that is known."""

    mine: GivenAnswer
    theirs: Answer
    base: GivenAnswer | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The questions of a section: those that stand first, and those that go deeper."""

    first: tuple[Field, ...]
    deeper: tuple[Field, ...]
    unfolded: bool

    @property
    def fields(self) -> tuple[Field, ...]:
        return (*self.first, *self.deeper)

    @property
    def errors(self) -> tuple[Error, ...]:
        return tuple(error for field in self.fields for error in field.errors)

    @property
    def clashes(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.clash)


NOTHING = Posted({}, {}, {}, {})


def read(draft: Draft, page: Page, post: QueryDict) -> Posted:
    """Read what a section's form sent. A question that nobody touched since it was shown is left alone.

    So somebody who saves a whole section does not clash with a colleague who answered another question of it. Where two
    answers clashed and somebody takes the other one, there is nothing of theirs to save.
    """
    shown = [
        question
        for question in page.questions
        if control(question.id, "base") in post and post.get(control(question.id, "choose")) != "theirs"
    ]
    found = {question.id: typed.read(question, post) for question in shown}
    bases = {question.id: version(post.get(control(question.id, "base"), "")) for question in shown}
    given: dict[str, Given] = {}
    faults: dict[str, tuple[Fault, ...]] = {}
    for question in shown:
        if _untouched(question, found[question.id], post):
            continue
        wrong: list[Fault] = []
        answer = found[question.id].answer(question, wrong)
        if wrong:
            faults[question.id] = tuple(wrong)
        else:
            given[question.id] = Given(answer, bases[question.id])
    for question_id, fault in too_many_wanted(draft, given):
        faults[question_id] = (fault,)
        del given[question_id]
    return Posted(found, bases, given, faults)


def layout(
    draft: Draft,
    page: Page,
    *,
    hidden: Mapping[str, object],
    posted: Posted = NOTHING,
    kept: Posted = NOTHING,
    clashes: Mapping[str, Clashing] | None = None,
    wanted: Question | None = None,
) -> Layout:
    """The section's questions as they are shown: what is stored, except where typing was faulty or came too late.

    `kept` was typed and could not be sent on yet: it is shown as typed. Without a core question nothing is folded;
    `wanted` is one that the reader came for.
    """
    clashes = clashes or {}
    unsaved = {*posted.faults, *clashes, *kept.given, *kept.faults}
    shown = tuple(
        _field(draft, question, posted, kept, clashes.get(question.id))
        for question in page.questions
        if question.id not in hidden or question.id in unsaved
    )
    first = tuple(field for field in shown if field.first)
    if not first:
        return Layout(shown, (), unfolded=True)
    deeper = tuple(field for field in shown if not field.first)
    return Layout(first, deeper, unfolded=any(field.in_use or field.question is wanted for field in deeper))


def _field(draft: Draft, question: Question, posted: Posted, kept: Posted, found: Clashing | None) -> Field:
    asked, row = draft.questionnaire, found.theirs if found else draft.rows.get(question.id)
    stored, version = (row.given(), row.version) if row else (None, 0)
    saved = wording.saved_words(row) if row and not row.to_confirm else ""  # what was carried over nobody has answered
    shown = partial(fields.field, asked, question, stored=stored, saved=saved)
    if found is not None:
        return shown(base=version, shown=posted.typed[question.id], clash=_clash(asked, question, found))
    if faults := posted.faults.get(question.id):
        return shown(base=posted.bases[question.id], shown=posted.typed[question.id], faults=faults)
    if question.id in kept.given or question.id in kept.faults:
        return shown(base=kept.bases[question.id], shown=kept.typed[question.id])
    return shown(base=version)


def _clash(asked: Questionnaire, question: Question, found: Clashing) -> Clash:
    def lines(answer: GivenAnswer) -> tuple[str, ...]:
        return wording.whole_answer_lines(asked, question, answer)

    return Clash(
        mine=lines(found.mine),
        theirs=lines(found.theirs.given()),
        base=None if found.base is None else lines(found.base),
        saved=wording.saved_words(found.theirs),
    )


def _untouched(question: Question, found: Typed, post: QueryDict) -> bool:
    return typed.fingerprint(found.document(question)) == post.get(control(question.id, "was"))


def too_many_wanted(draft: Draft, given: Mapping[str, Given]) -> Iterator[tuple[str, Fault]]:
    """Marks that would be too many over all sections together, as far as this section adds to them."""
    after = {**draft.answers, **{question: each.answer for question, each in given.items()}}
    for fault in answering.wanted_faults(draft.questionnaire, after):
        question = fault.pointer.split("/")[2]
        if question in given and given[question].answer != draft.answers.get(question, UNANSWERED):
            yield question, fault


def version(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
