"""Whoever saves what in which order, from however old a view: what was accepted or refused stays in the history."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from hypothesis import settings, strategies
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from assessment import services
from assessment.core.answers import Answer, State
from assessment.models import Assessment, Revision
from assessment.services import Given
from tests.people import NOW

QUESTIONS = ("setting.lead_circle", "governance.change_wanted")
EDITORS = ("Ana", "Bo", "Chi")


def told(text: str) -> Answer:
    return Answer(State.ANSWERED, text)


def started() -> Assessment:
    assessment, _ = services.start(name="Aurora LM", url="", language="en", now=NOW)
    return assessment


def save(assessment: Assessment, question: str, text: str, base: int) -> bool:
    recorded = services.record(assessment=assessment, given={question: Given(told(text), base)}, now=NOW)
    return question not in recorded.refused


def history(assessment: Assessment, question: str, *kinds: str) -> list[Revision]:
    return [*assessment.revisions.filter(question=question, kind__in=kinds).order_by("pk")]


class Editors(RuleBasedStateMachine):
    """Several people, each with a view of the draft that may be old, and what the draft ought to remember."""

    editors, questions = strategies.sampled_from(EDITORS), strategies.sampled_from(QUESTIONS)

    @initialize()
    def begin(self) -> None:
        self.assessment = started()
        self.seen = {(editor, question): 0 for editor in EDITORS for question in QUESTIONS}
        self.accepted: dict[str, list[str]] = {question: [] for question in QUESTIONS}
        self.refused: dict[str, list[str]] = {question: [] for question in QUESTIONS}
        self.last: tuple[str, str, int] | None = None
        self.clashes: dict[tuple[str, str], str] = {}
        self.count = 0

    @rule(editor=editors, question=questions)
    def look(self, editor: str, question: str) -> None:
        self.seen[editor, question] = services.draft(project=self.assessment.project).version(question)  # type: ignore[union-attr]

    @rule(editor=editors, question=questions)
    def type_something_new(self, editor: str, question: str) -> None:
        self.count += 1
        self._send(editor, question, f"{editor} {self.count}")

    @precondition(lambda self: self.last is not None)
    @rule()
    def send_the_same_again(self) -> None:
        """The reply was lost. What was accepted and is still there is no clash; otherwise it comes too late."""
        assert self.last is not None
        question, text, base = self.last
        stands = self.accepted[question][-1:] == [text]

        accepted = save(self.assessment, question, text, base)

        assert accepted == (stands or base == len(self.accepted[question]))
        if not accepted and text not in self.refused[question]:
            self.refused[question].append(text)

    @precondition(lambda self: bool(self.clashes))
    @rule(keep=strategies.booleans())
    def settle_a_clash(self, keep: bool) -> None:
        (editor, question), text = self.clashes.popitem()
        self.look(editor, question)
        if keep:
            self._send(editor, question, text)

    def _send(self, editor: str, question: str, text: str) -> None:
        base = self.seen[editor, question]
        self.last = (question, text, base)
        if save(self.assessment, question, text, base):
            self.accepted[question].append(text)
            self.seen[editor, question] = len(self.accepted[question])
        else:
            self.refused[question].append(text)
            self.clashes[editor, question] = text

    @invariant()
    def nothing_is_lost(self) -> None:
        draft = services.draft(project=self.assessment.project)
        assert draft is not None
        for question in QUESTIONS:
            saved = history(self.assessment, question, "saved")
            assert [each.value for each in saved] == self.accepted[question]
            assert [each.version for each in saved] == [*range(1, len(saved) + 1)]
            assert [each.value for each in history(self.assessment, question, "refused")] == self.refused[question]
            if saved:
                assert (draft.answers[question], draft.version(question)) == (saved[-1].given(), saved[-1].version)


@pytest.mark.django_db
def test_no_order_of_saves_loses_a_text() -> None:
    run_state_machine_as_test(Editors, settings=settings(max_examples=25, stateful_step_count=30))


def at_once(work: list[Callable[[], None]]) -> None:
    """All in threads of their own, each with a connection of its own, begun together."""
    together, broken = threading.Barrier(len(work)), list[Exception]()

    def run(each: Callable[[], None]) -> None:
        try:
            together.wait()
            each()
        except Exception as error:  # noqa: BLE001 -- raised below, where it can be seen
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[each]) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if broken:
        raise broken[0]


@pytest.mark.django_db(transaction=True)
def test_people_who_save_the_same_answer_at_once_are_accepted_one_after_the_other() -> None:
    assessment, question, each_saves = started(), QUESTIONS[0], 5

    def insist(name: str) -> None:
        for number in range(each_saves):
            base = 0
            while not save(assessment, question, f"{name} {number}", base):
                base = services.draft(project=assessment.project).version(question)  # type: ignore[union-attr]

    at_once([lambda name=name: insist(name) for name in "abcdef"])  # type: ignore[misc]

    saved = history(assessment, question, "saved")
    assert {each.value for each in saved} == {f"{name} {number}" for name in "abcdef" for number in range(each_saves)}
    assert [each.version for each in saved] == [*range(1, 6 * each_saves + 1)]
    assert assessment.answers.get().value == saved[-1].value


@pytest.mark.django_db(transaction=True)
def test_people_who_save_different_answers_at_once_never_clash() -> None:
    assessment = started()
    questions = [*services.draft(project=assessment.project).questionnaire.questions][:8]  # type: ignore[union-attr]

    def write(question: str) -> None:
        for version in range(5):
            assert save(assessment, question, f"{question} {version}", version)

    at_once([lambda question=question: write(question) for question in questions])  # type: ignore[misc]

    assert Revision.objects.filter(kind="saved").count() == 8 * 5
    assert {row.question: row.value for row in assessment.answers.all()} == {each: f"{each} 4" for each in questions}
