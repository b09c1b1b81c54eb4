"""What a script is told that saves answer by answer: of each question what became of it, and which are asked now."""

from typing import Any

import pytest
from django.test import Client

from assessment.models import Answer, Revision
from tests import browsing

pytestmark = pytest.mark.django_db

QUESTION = "models.post_release.participation"
OTHER = "models.pre_training.participation"


@pytest.fixture
def address(client: Client) -> str:
    return f"{browsing.started(client)}pages/models/"


def send(client: Client, address: str, shown: browsing.Form, question: str, value: str, **more: str) -> Any:
    """One question's controls alone, as the script sends them."""
    form = {name: value for name, value in shown.items() if name == question or name.startswith(f"{question}~")}
    answer = client.post(address, form | {question: value} | more, headers={"accept": "application/json"})
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_one_answer_is_saved_and_the_reply_is_what_the_next_save_is_made_from(client: Client, address: str) -> None:
    shown = browsing.form(client.get(address))

    first = send(client, address, shown, QUESTION, "value:anyone")["questions"]
    told = first[QUESTION]
    made_from = {f"{QUESTION}~base": told["base"], f"{QUESTION}~was": told["was"]}
    again = send(client, address, shown, QUESTION, "value:visible", **made_from)

    assert [*first] == [QUESTION]
    assert (told["state"], told["base"]) == ("saved", 1)
    assert told["foot"].startswith("Saved by somebody with the link, ")
    assert again["questions"][QUESTION]["base"] == 2
    assert Answer.objects.get().value == "visible"
    assert browsing.form(client.get(address))[f"{QUESTION}~was"] == [again["questions"][QUESTION]["was"]]


def test_an_answer_that_was_saved_while_its_reply_got_lost_is_saved_once(client: Client, address: str) -> None:
    shown = browsing.form(client.get(address))
    first = send(client, address, shown, QUESTION, "value:anyone")

    again = send(client, address, shown, QUESTION, "value:anyone")

    assert again == first
    assert Revision.objects.count() == 1


def test_a_late_answer_gets_no_version_to_overwrite_the_other_with(client: Client, address: str) -> None:
    shown = browsing.form(client.get(address))
    send(client, address, shown, QUESTION, "value:anyone")

    late = send(client, address, shown, QUESTION, "value:visible")["questions"][QUESTION]
    send(client, address, shown, QUESTION, "value:visible")

    assert late == {"state": "clash"}
    assert Answer.objects.get().value == "anyone"
    assert Revision.objects.filter(kind="refused").count() == 1  # who tries again and again says it once


def test_an_untouched_question_gets_no_version_either(client: Client, address: str) -> None:
    shown = browsing.form(client.get(address))
    send(client, address, shown, QUESTION, "value:anyone")

    assert send(client, address, shown, QUESTION, "")["questions"][QUESTION] == {"state": "same"}


def test_what_is_wrong_is_said_and_not_saved(client: Client, address: str) -> None:
    shown = browsing.form(client.get(address))

    told = send(client, address, shown, QUESTION, "state:not_applicable")["questions"][QUESTION]

    assert told["state"] == "faulty"
    assert told["told"]
    assert not Answer.objects.exists()


def test_the_reply_says_which_questions_are_asked_now(client: Client, address: str) -> None:
    shown = browsing.form(client.get(address))
    assert OTHER in send(client, address, shown, QUESTION, "value:anyone")["asked"]
    setting = address.replace("models", "setting")

    browsing.save(client, setting, {"setting.stages_worked_on": "post_release"})

    assert OTHER not in send(client, address, browsing.form(client.get(address)), QUESTION, "value:visible")["asked"]
