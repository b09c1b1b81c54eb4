"""Goal 6: the largest page of questions, against a view that does nothing, through the same middleware."""

from functools import partial

from django.urls import reverse
from django.utils import timezone

from assessment import services
from assessment.core import questionnaire
from assessment.services import Given
from bench import cases
from bench.counted import queries_of_get
from bench.outcome import Asked, Outcome, measured, of_ratio
from bench.pairs import Bound
from bench.served import get, seconds_each, served

BOUND = Bound(0.20, at_most=False)


def run(asked: Asked) -> list[Outcome]:
    page = max(questionnaire.current().pages, key=lambda each: len(each.questions))
    empty, full = _draft(answered=False), _draft(answered=True)
    address = partial(reverse, "section")
    path = address(kwargs={"key": full, "page_id": page.id})
    counts = queries_of_get(address(kwargs={"key": empty, "page_id": page.id})), queries_of_get(path)
    with served() as port:
        costs = measured(
            "goal 6",
            floor=lambda: seconds_each(port, get("/livez"), 800),
            ours=lambda: seconds_each(port, get(path), 60),
            asked=asked,
        )
    questions = len(page.questions)
    return [
        of_ratio(
            6,
            f"req/s of the page {page.id!r} ({questions} questions) / of /livez",
            costs.inverted(),
            BOUND,
            f"gunicorn 1 × 4 threads, four connections kept alive; at 20 questions about "
            f"{_at_twenty(costs.ratio, questions):.2f}, if time grows with their number",
            f"queries: {counts[0]} when nothing is answered, {counts[1]} when everything is",
        )
    ]


def _at_twenty(cost: float, questions: int) -> float:
    """The goal speaks of 20 questions; what a trivial view takes is there once, the rest for each question."""
    return 1 / (1 + (cost - 1) * 20 / questions)


def _draft(*, answered: bool) -> str:
    """The key of a new draft."""
    assessment, keys = services.start(name="Northern Lights LM", url="", language="en", now=timezone.now())
    if answered:
        answers = cases.everything_answered().answers
        given = {question: Given(answer, 0) for question, answer in answers.items()}
        services.record(assessment=assessment, given=given, now=timezone.now())
    return keys.edit
