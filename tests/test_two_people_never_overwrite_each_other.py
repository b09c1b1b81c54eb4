"""Two people with the same link, or one with two tabs: what was saved first stays until somebody decides otherwise."""

import pytest
from django.test import Client

from assessment.models import Answer
from tests import browsing

pytestmark = pytest.mark.django_db

QUESTION = "models.post_release.participation"
OTHER = "models.pre_training.participation"


@pytest.fixture
def address(client: Client) -> str:
    return f"{browsing.started(client)}pages/models/"


def test_the_later_of_two_answers_to_one_question_is_shown_and_not_saved(client: Client, address: str) -> None:
    late = browsing.form(client.get(address))
    browsing.save(client, address, {QUESTION: "value:anyone", f"{QUESTION}~note": "from Ana"})

    response = client.post(address, late | {QUESTION: "value:visible", f"{QUESTION}~note": "from Bo"})

    assert response.status_code == 409
    assert Answer.objects.get().value == "anyone"
    said = browsing.words(response)
    assert browsing.read(response).title.startswith("Error: ")
    assert "Somebody else saved this answer" in said
    assert "Note: from Ana" in said
    kept = browsing.form(response)
    assert kept[QUESTION] == ["value:visible"]
    assert kept[f"{QUESTION}~note"] == ["from Bo"]


def test_saving_again_after_seeing_both_is_a_choice_and_is_kept(client: Client, address: str) -> None:
    late = browsing.form(client.get(address))
    browsing.save(client, address, {QUESTION: "value:anyone"})
    refused = client.post(address, late | {QUESTION: "value:visible"})

    response = client.post(address, browsing.form(refused) | {"then": "list"})

    assert response.status_code == 302
    assert Answer.objects.get().value == "visible"


def test_somebody_who_saves_a_third_time_in_between_is_not_overwritten_either(client: Client, address: str) -> None:
    late = browsing.form(client.get(address))
    browsing.save(client, address, {QUESTION: "value:anyone"})
    refused = client.post(address, late | {QUESTION: "value:visible"})
    browsing.save(client, address, {QUESTION: "value:shared"})

    response = client.post(address, browsing.form(refused))

    assert response.status_code == 409
    assert Answer.objects.get().value == "shared"


def test_answers_to_different_questions_of_one_section_do_not_clash(client: Client, address: str) -> None:
    late = browsing.form(client.get(address))
    browsing.save(client, address, {QUESTION: "value:anyone"})

    response = client.post(address, late | {OTHER: "value:visible"})

    assert response.status_code == 302
    assert {answer.question: answer.value for answer in Answer.objects.all()} == {QUESTION: "anyone", OTHER: "visible"}


def test_one_clash_does_not_cost_the_rest_of_the_section(client: Client, address: str) -> None:
    late = browsing.form(client.get(address))
    browsing.save(client, address, {QUESTION: "value:anyone"})

    client.post(address, late | {QUESTION: "value:visible", OTHER: "value:invited"})

    assert {answer.question: answer.value for answer in Answer.objects.all()} == {QUESTION: "anyone", OTHER: "invited"}


def test_the_same_answer_from_two_people_is_no_clash(client: Client, address: str) -> None:
    late = browsing.form(client.get(address))
    browsing.save(client, address, {QUESTION: "value:anyone"})

    assert client.post(address, late | {QUESTION: "value:anyone"}).status_code == 302


def test_a_faulty_answer_that_is_also_late_is_not_saved_once_it_is_mended(client: Client, address: str) -> None:
    late = browsing.form(client.get(address))
    browsing.save(client, address, {QUESTION: "value:anyone"})
    faulty = client.post(address, late | {QUESTION: "state:not_applicable"})

    response = client.post(address, browsing.form(faulty) | {f"{QUESTION}~reason": "No release yet"})

    assert faulty.status_code == 422
    assert response.status_code == 409
    assert Answer.objects.get().value == "anyone"
