"""Next time: one click carries the last answers over, each to be confirmed; nothing unsubmitted is left behind."""

from datetime import timedelta

import pytest
from django.test import Client

from assessment import next_time, services
from assessment.models import Answer, Assessment, Revision
from projects.keys import view_key_of
from tests import again, browsing
from tests.again import BEFORE, CELL, LATER, OTHER
from tests.submitted import NOW

pytestmark = pytest.mark.django_db


def test_every_answer_is_carried_over_with_its_note_and_waits() -> None:
    last, _entry = again.assessed()

    draft = again.draft_of(again.begun(last.project))

    assert draft.answers == services.document_in(last).answers
    assert draft.answers[CELL].note == "As of spring"
    assert {*draft.waiting} == {*BEFORE}
    assert draft.counted == {}
    assert draft.assessment.started_from == last


def test_the_history_says_that_an_answer_was_carried_over() -> None:
    last, _entry = again.assessed()

    made = again.begun(last.project)

    kinds = made.revisions.filter(question=CELL).values_list("kind", "version", "value")
    assert list(kinds) == [(Revision.Kind.CARRIED, 2, "visible")]


def test_what_the_last_draft_held_back_is_not_carried_over() -> None:
    stages = {"setting.stages_worked_on": {"value": ["post_release"]}}
    last, _entry = again.assessed({**BEFORE, **stages})  # OTHER is hidden by it, and was not submitted

    draft = again.draft_of(again.begun(last.project))

    assert OTHER not in draft.answers


def test_it_is_begun_by_a_button_and_begun_twice_it_is_one(client: Client) -> None:
    _last, entry = again.assessed()
    assert "Start the next assessment from these answers" in browsing.words(client.get(f"/{entry}/"))

    first, second = (client.post(f"/{entry}/next/") for _ in range(2))

    assert first["Location"] == second["Location"] == f"/{entry}/"
    assert Assessment.objects.count() == 2
    said = browsing.words(client.get(f"/{entry}/"))
    assert "Started from the assessment of 14 May 2026" in said
    assert "3 answers wait for you to say that they still hold" in said
    assert "Start the next assessment" not in said


def test_it_cannot_begin_while_there_are_answers_that_were_not_submitted(client: Client) -> None:
    last, entry = again.assessed()
    assert last.assessment is not None
    again.save(last.assessment, {CELL: {"value": "anyone"}})
    assert "Start the next assessment" not in browsing.words(client.get(f"/{entry}/"))

    response = client.post(f"/{entry}/next/")

    assert response.status_code == 409
    assert "there are answers here that are not submitted" in browsing.words(response)
    assert Assessment.objects.count() == 1


def test_an_answer_that_was_changed_and_changed_back_holds_nothing_up() -> None:
    last, _entry = again.assessed()
    assert last.assessment is not None
    again.save(last.assessment, {OTHER: {"value": "anyone"}})
    again.save(last.assessment, {OTHER: BEFORE[OTHER]})

    assert again.begun(last.project) != last.assessment


def test_it_cannot_begin_before_anything_was_submitted(client: Client) -> None:
    overview = browsing.started(client)

    response = client.post(f"{overview}next/")

    assert response.status_code == 409
    assert "nothing has been submitted" in browsing.words(response)


def test_the_third_time_starts_from_the_second() -> None:
    last, _entry = again.assessed()
    second = again.begun(last.project)
    again.confirm(second, CELL)
    submitted = services.submit(assessment=second, now=LATER)

    third = again.draft_of(again.begun(last.project, LATER + timedelta(days=1)))

    assert third.assessment.started_from == submitted
    assert {*third.answers} == {CELL}


def test_a_project_that_came_by_api_gets_its_first_draft_that_way(client: Client) -> None:
    _last, entry = again.assessed_by("1.0", {CELL: "visible"})
    assert "Start the next assessment" in browsing.words(client.get(f"/{entry}/"))

    client.post(f"/{entry}/next/")

    assert "1 answer waits" in browsing.words(client.get(f"/{entry}/"))


def test_whoever_may_only_view_can_not_begin_it(client: Client) -> None:
    _last, entry = again.assessed()
    view = f"/k/{view_key_of(entry.removeprefix('k/'))}/"

    assert "Start the next assessment" not in browsing.words(client.get(view))
    assert client.post(f"{view}next/").status_code == 404
    assert Assessment.objects.count() == 1


def test_a_question_that_means_something_else_now_is_asked_anew(client: Client) -> None:
    same, changed = OTHER, "governance.control"
    _last, entry = again.assessed_by("0.9", {same: "visible", changed: "one_decides"})

    client.post(f"/{entry}/next/")

    assert {row.question for row in Answer.objects.all()} == {same}
    page = client.get(f"/{entry}/")
    assert "1 question changed its meaning and must be answered anew" in browsing.words(page)
    assert f"/{entry}/pages/governance/#q-governance-control".encode() in page.content


def test_once_answered_anew_it_is_not_listed_any_more() -> None:
    last, _entry = again.assessed_by("0.9", {"governance.control": "one_decides"})
    made = again.begun(last.project)
    assert next_time.to_answer_anew(again.draft_of(made)) == ("governance.control",)

    again.save(made, {"governance.control": {"value": "one_decides"}})

    assert next_time.to_answer_anew(again.draft_of(made)) == ()


def test_answers_over_a_year_old_are_said_to_be(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    last, entry = again.assessed()
    results = f"/{entry}/results/{last.pk}/"

    for months, now in ((11, NOW + timedelta(days=360)), (14, NOW + timedelta(days=430))):
        assert next_time.months_old(last, now) == months
        monkeypatch.setattr("django.utils.timezone.now", lambda now=now: now)
        for address in (f"/{entry}/", results):
            assert (f"These answers are {months} months old" in browsing.words(client.get(address))) is (months > 12)
