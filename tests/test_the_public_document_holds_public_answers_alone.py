"""What a project shows to everyone is a document of its own, with a digest of its own."""

from typing import Any

from hypothesis import given

from assessment.core import answering, branching, document
from assessment.core.answers import Answers, Visibility
from assessment.core.document import Document, ProjectFacts
from assessment.core.publishing import is_public, public_document
from assessment.services import find_questionnaire
from tests.answers_of import ASKED, answers, parsed

FACTS = ProjectFacts("Example Workshop")


def shown(raw: dict[str, Any]) -> set[str]:
    made = Document(ASKED, FACTS, {key: parsed(key, each) for key, each in raw.items()})
    return set(public_document(made).answers)


def test_an_answer_is_shown_or_kept_as_its_question_says() -> None:
    assert shown({"setting.phase": {"unknown": True}, "why.failure": {"value": "Burnout"}}) == {"setting.phase"}


def test_what_the_project_chose_for_one_answer_counts_more() -> None:
    raw: dict[str, Any] = {
        "setting.phase": {"unknown": True, "visibility": "internal"},
        "why.failure": {"value": "Burnout", "visibility": "public"},
    }

    assert shown(raw) == {"why.failure"}


def test_wishes_stay_at_home_even_when_they_are_marked_public() -> None:
    wish: dict[str, Any] = {"value": {"pre_training": "anyone"}, "visibility": "public"}

    assert shown({"data.wanted": wish, "setting.phase": {"unknown": True}}) == {"setting.phase"}


def test_a_document_without_anything_internal_is_its_own_public_document() -> None:
    made = Document(ASKED, FACTS, {"setting.phase": parsed("setting.phase", {"unknown": True})})

    assert public_document(made).digest == made.digest


@given(answers())
def test_it_is_always_a_valid_document_that_any_face_would_take(given_answers: Answers) -> None:
    public = public_document(Document(ASKED, FACTS, given_answers))

    assert document.parse(document.to_data(public), find_questionnaire).digest == public.digest
    assert not set(branching.hidden(ASKED, public.answers)) & set(public.answers)
    assert all(is_public(ASKED.questions[key], answer) for key, answer in public.answers.items())
    assert "internal" not in {each.get("visibility") for each in map(answering.to_data, public.answers.values())}
    assert Visibility.INTERNAL not in {answer.visibility for answer in public.answers.values()}
